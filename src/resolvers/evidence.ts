import { HubError } from '../errors.js';
import { type BatchedDossier, decideBatch } from '../hub/evidence/decide-batch.js';
import { type DossierQuestion, decideEvidence, type EvidenceVerdict } from '../hub/evidence/decide-evidence.js';
import type { WholeRoot } from '../hub/query/whole-root.js';
import { LIMITS } from '../limits.js';
import { procedures } from '../registers/procedures/index.js';
import type { QueryEvidenceArgs, QueryEvidenceBatchArgs } from './generated/contract.js';

export const evidenceRoot: WholeRoot<QueryEvidenceArgs> = {
  async read(reading, { asOf, ...dossier }) {
    const { caller, audit } = reading;
    const { at, answers } = await decideEvidence(procedures, reading, { dossiers: [{ ...asDossier(dossier), caller, audit }], asOf });
    const [value] = answers;
    if (value === undefined || value instanceof HubError) throw value;
    return { value: asAnswered(value, caller.case?.mandate ?? null), at };
  },
};

export const evidenceBatchRoot: WholeRoot<QueryEvidenceBatchArgs> = {
  hasOwnCases: true,
  inPortions: { argument: 'dossiers', max: LIMITS.evidenceDossiers.max },
  times: ({ dossiers }) => (Array.isArray(dossiers) ? dossiers.length : 1),
  async read(reading, { dossiers, asOf }) {
    const asked = dossiers.map((one): BatchedDossier => ({ case: one.case, ...asDossier(one) }));
    const { at, value } = await decideBatch(procedures, reading, { dossiers: asked, asOf });
    return { at, value: value.map(({ mandate, ...one }) => ({ ...one, verdict: one.verdict && asAnswered(one.verdict, mandate) })) };
  },
};

type Given = Pick<
  QueryEvidenceArgs,
  'procedure' | 'subject' | 'vehicles' | 'drivers' | 'routes' | 'persons' | 'chassisNumbers' | 'declined'
>;

export function asDossier({
  procedure,
  subject,
  vehicles,
  drivers,
  routes,
  persons,
  chassisNumbers,
  declined,
}: Given): Pick<DossierQuestion, 'procedure' | 'subject' | 'things' | 'declined'> {
  const things = { vehicles, drivers, routes, persons, chassisNumbers };
  return { procedure, subject, things, ...(declined && declined.length > 0 ? { declined } : {}) };
}

/**
 * A verdict as the API tells it: with the mandate of its case, and with the thing of a requirement under the name it had before there were
 * others than vehicles.
 */
export function asAnswered(verdict: EvidenceVerdict, mandate: string | null): object {
  return {
    ...verdict,
    mandate,
    declined: verdict.declined ?? [],
    requirements: verdict.requirements.map((one) => ({ ...one, vehicle: one.things === 'vehicles' ? one.thing : null })),
  };
}
