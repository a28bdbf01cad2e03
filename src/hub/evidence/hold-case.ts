import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { Dossier, EvidenceCatalogue } from './catalogue.js';
import type { Definition } from './definition.js';
import { hashedNames, subjectNames } from './dossier-names.js';

/**
 * Refuses a dossier of another procedure than its case, about another subject or with a thing that the case does not name, before anything is
 * looked up. A person may be named by another of their keys: whose that is, and whether they are of the case, is judged where it is looked
 * up (`noteNamed`, `decide-evidence.ts`).
 */
export function holdCase(
  { model, caller, audit }: { model: Model; caller: Pick<Caller, 'case'>; audit: Pick<AuditNotes, 'standIn'> },
  catalogue: Pick<EvidenceCatalogue, 'subjects' | 'things'>,
  definition: Pick<Definition, 'id'>,
  dossier: Dossier,
): void {
  if (caller.case === undefined) return;
  const { named } = caller.case;
  const { procedure, subject, things } = hashedNames(definition, dossier, audit.standIn);
  const isPersons = () => subjectNames({ model, catalogue }, dossier).length > 0;
  if (!named.has(procedure) || !(named.has(subject) || isPersons()) || !things.every((thing) => named.has(thing)))
    throw new HubError('NOT_IN_CASE');
}
