import type { Model } from '../declare/model.js';
import { namesOf, personsIn } from '../query/asked-persons.js';
import type { PersonName, StandIn } from '../reads/person-names.js';
import { entityOf } from '../sql/sql-context.js';
import { type Dossier, type EvidenceCatalogue, recordsNamed } from './catalogue.js';
import type { Definition } from './definition.js';

type Naming = { model: Model; catalogue: Pick<EvidenceCatalogue, 'subjects' | 'things'> };

/** The people whom a dossier names as its subject by a key of theirs; none where the subject is a thing or a business. */
export function subjectNames({ model, catalogue }: Naming, { kind, key }: Dossier): PersonName[] {
  const subject = catalogue.subjects[kind];
  return subject === undefined ? [] : namesOf(personsIn(model, entityOf({ model }, subject.entity), subject.where(key)), {}, () => false);
}

/** Those whom its things name, each with the thing. */
export function thingNames(
  { model, catalogue }: Naming,
  { things: given }: Dossier,
): { argument: string; thing: string; names: PersonName[] }[] {
  return Object.entries(given).flatMap(([argument, values]) => {
    const things = catalogue.things[argument];
    const named = things && recordsNamed(things);
    if (!named) return [];
    const entity = entityOf({ model }, named.entity);
    return values.map((thing) => ({
      argument,
      thing,
      names: namesOf(personsIn(model, entity, { [named.field]: { eq: thing } }), {}, () => false),
    }));
  });
}

/** What a dossier names, each as a keyed hash: what a case keeps of it. */
export type HashedNames = { procedure: string; subject: string; things: readonly string[] };

export function hashedNames({ id }: Pick<Definition, 'id'>, { kind, key, things }: Dossier, standIn: StandIn): HashedNames {
  const hash = (name: string, value: string) => hashOf(standIn, name, value);
  return {
    procedure: hash('procedure', id),
    subject: hash(kind, key),
    things: Object.values(things).flatMap((values) => values.map((thing) => hash('thing', thing))),
  };
}

/** Who acts for the subject, kept in the same way: no question names them. */
export function hashedRepresentative({ key }: { key: string }, standIn: StandIn): string {
  return hashOf(standIn, 'representative', key);
}

function hashOf(standIn: StandIn, name: string, value: string): string {
  return standIn({ by: { entity: { name: 'Case' }, field: { name } }, value });
}
