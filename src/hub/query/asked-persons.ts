import type { Model } from '../declare/model.js';
import { isOnePersons, personKeyOf } from '../declare/person-keys.js';
import type { Entity } from '../declare/types.js';
import type { PersonName } from '../reads/person-names.js';
import { spellings } from '../sql/asked-text.js';
import { bound } from '../sql/leaf.js';
import { conditionsIn, type Operators } from '../sql/where-parts.js';

/** A place of a question where a person is named. The value may be a list, and is symbolic while a plan is made. */
export type AskedPerson = Pick<PersonName, 'by'> & {
  value: unknown;
  /** Response key of the root whose record it names: if that is answered, whose it is stands in the answer. */
  root?: string;
};

/**
 * The persons a `…Where` names by an exact key or the id of a record, however deep: asking is reading (semantics §4), since the answer
 * tells of them.
 */
export function personsIn(model: Model, entity: Entity, where: unknown): AskedPerson[] {
  const { declarations } = model;
  return conditionsIn(declarations, entity, where).flatMap(({ entity: of, part }): AskedPerson[] => {
    switch (part.is) {
      case 'frame':
        return part.name === 'id' && isOnePersons(declarations, of) ? valuesOf(part.operators).map((value) => ({ by: null, value })) : [];
      case 'status':
      case 'compared':
      case 'measured':
      case 'linked':
      case 'placed':
        return [];
      case 'value': {
        const by = personKeyOf(declarations, of, part.field);
        return by ? valuesOf(part.operators).map((value) => ({ by, value: spellings(by.field, value) })) : [];
      }
      default:
        return part satisfies never;
    }
  });
}

/** The names of a question with the values of its variables. What a root has answered is told by its own row. */
export function namesOf(
  asked: readonly AskedPerson[],
  variables: Readonly<Record<string, unknown>>,
  isAnswered: (root: string) => boolean,
): PersonName[] {
  return asked.flatMap(({ by, value, root }) => {
    if (root !== undefined && isAnswered(root)) return [];
    const given = bound(value, variables);
    return (Array.isArray(given) ? given : [given]).map((one) => ({ by, value: String(one) }));
  });
}

/** What names a value: equality, and each of a list. */
function valuesOf({ eq, in: list }: Operators): unknown[] {
  return [eq, list].filter((value) => value !== undefined && value !== null);
}
