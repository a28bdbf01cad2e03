import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { HubContext } from '../answer/context.js';
import { findRecords } from '../sql/find.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { type Definition, readDefinition } from './definition.js';
import { dossierOf } from './dossier.js';
import { holdCase } from './hold-case.js';

type Finding = {
  tx: Tx;
  context: Pick<HubContext, 'model' | 'caller' | 'audit'>;
  catalogue: EvidenceCatalogue;
  code: string;
  at: { validAt: string; knownAt: string };
};

export type FoundSubject = {
  definition: Definition;
  id: string;
  person: string | null;
  /** Where a record names its subject beside the person. */
  linked: Readonly<Record<string, string>>;
};

/**
 * Of a dossier that is written about: its procedure under the law of its day, and the one record it is about, which must be that of the case.
 * `links`: which link of the record that is written leads to a subject of which entity.
 */
export async function foundSubject(
  { tx, context, catalogue, code, at }: Finding,
  { procedure, subject, links }: { procedure: string; subject: Readonly<Record<string, unknown>>; links: Readonly<Record<string, string>> },
): Promise<FoundSubject> {
  const { model, audit } = context;
  const definition = await readDefinition(tx, model, catalogue, { code: procedure, caseCode: code, at });
  const named = dossierOf(catalogue, { subjectKeys: definition.subjectKeys, things: [] }, { subject, things: {} });
  holdCase(context, catalogue, definition, named);
  const about = catalogue.subjects[named.kind];
  if (about === undefined) throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: definition.code });
  const found = await findRecords(tx, model, { entity: about.entity, where: about.where(named.key), at, fields: [], limit: 2 });
  const [one] = found;
  if (one === undefined || found.length > 1) throw new HubError('NOT_FOUND', { what: 'đối tượng của hồ sơ / subject of the dossier' });
  for (const person of one.subjects ?? []) audit.subjects.add(person);
  const link = links[about.entity];
  return { definition, id: one.id, person: one.subjects?.[0] ?? null, linked: link === undefined ? {} : { [link]: one.id } };
}
