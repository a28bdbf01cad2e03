import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { personsIn } from '../query/asked-persons.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import { entityOf } from '../sql/sql-context.js';
import type { Dossier, EvidenceCatalogue } from './catalogue.js';
import type { Definition } from './definition.js';
import { namedBy } from './open-case.js';

/**
 * Refuses a dossier of another procedure than its case, about another subject or with a thing that the case does not name, before anything is
 * looked up. A person may be named by another of their keys: whose that is, and whether they are of the case, is judged where it is looked
 * up (`noteNamed`).
 */
export function holdCase(
  { model, caller, audit }: { model: Model; caller: Pick<Caller, 'case'>; audit: Pick<AuditNotes, 'standIn'> },
  { subjects }: Pick<EvidenceCatalogue, 'subjects'>,
  definition: Pick<Definition, 'id'>,
  dossier: Dossier,
): void {
  if (caller.case === undefined) return;
  const { named } = caller.case;
  const { procedure, subject, things } = namedBy(definition, dossier, audit.standIn);
  const whom = subjects[dossier.kind];
  const isPersons = whom !== undefined && personsIn(model, entityOf({ model }, whom.entity), whom.where(dossier.key)).length > 0;
  if (!named.has(procedure) || !(isPersons || named.has(subject)) || !things.every((thing) => named.has(thing)))
    throw new HubError('NOT_IN_CASE');
}
