import type { RequirementAnswer } from '../hub/evidence/answer-requirement.js';
import { decideEvidence } from '../hub/evidence/decide-evidence.js';
import { procedures } from '../registers/procedures/index.js';
import type { EvidenceVerdict, QueryEvidenceArgs, Requirement } from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';

type Verdict = Omit<EvidenceVerdict, 'requirements'> & { requirements: readonly Omit<Requirement, keyof typeof requirementFields>[] };

export const evidenceField: RootField<QueryEvidenceArgs, Verdict> = (
  _source,
  { procedure, subject, vehicles, drivers, routes, asOf },
  context,
  info,
) =>
  decideEvidence(procedures, context, {
    procedure,
    subject,
    things: { vehicles, drivers, routes },
    asOf,
    responseKey: String(info.path.key),
  });

export const requirementFields = {
  vehicle: ({ thing, things }) => (things === 'vehicles' ? thing : null),
} satisfies FieldsOf<Requirement, RequirementAnswer>;
