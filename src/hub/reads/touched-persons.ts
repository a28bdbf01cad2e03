import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { personKeyOf } from '../declare/person-keys.js';
import { subjectLinks } from '../declare/subject.js';
import { storedFields } from '../ledger/stored-fields.js';
import { listIn } from '../write/load.js';
import type { Operation } from '../write/operations.js';
import type { Plan } from '../write/plan.js';
import { DEPENDENTS_LISTED_MAX } from '../write/problems.js';
import type { PersonName } from './person-names.js';
import { personsBehind } from './persons-behind.js';

/** Whose records a change set touches, and of which entities those records are. */
export type TouchedPersons = { subjects: ReadonlySet<string>; entities: ReadonlySet<string> };

/**
 * Finds the people a planned change set is about, refused or not: those behind the records it changes, as they are and as they would be,
 * and those behind the records in its way, since a refusal tells of them. Looked up once for each plan, whoever asks.
 */
export function touchedPersons(tx: Tx, model: Model, plan: Plan): Promise<TouchedPersons> {
  const known = ofPlans.get(plan) ?? findTouched(tx, model, plan);
  ofPlans.set(plan, known);
  return known;
}

const ofPlans = new WeakMap<Plan, Promise<TouchedPersons>>();

async function findTouched(tx: Tx, model: Model, plan: Plan): Promise<TouchedPersons> {
  const touched = [...plan.records.values()].flatMap(({ entity, id, isNew }) =>
    entity.subject && !isNew ? [{ entity: entity.name, id }] : [],
  );
  const told = [...plan.findings.others('error'), ...plan.findings.others('warning')];
  const found = await personsBehind(tx, model, [...touched, ...inTheWay(plan), ...told]);
  for (const [entity, targets] of linkedAfter(plan)) {
    const subjects = [...(await personsBehind(tx, model, targets)).values()].flatMap((some) => [...some]);
    if (subjects.length > 0) found.set(entity, new Set([...(found.get(entity) ?? []), ...subjects]));
  }
  return { entities: new Set(found.keys()), subjects: new Set([...found.values()].flatMap((some) => [...some])) };
}

/** Returns the persons that operations name in what they would write. */
export function personsInOperations({ declarations }: Model, operations: readonly Operation[]): PersonName[] {
  return operations.flatMap((operation): PersonName[] => {
    const entity = declarations.entities.get(operation.entity);
    if (!entity || !('values' in operation)) return [];
    return Object.entries(operation.values).flatMap(([name, value]): PersonName[] => {
      const field = entity.fields.get(name);
      const by = field && typeof value === 'string' ? personKeyOf(declarations, entity, field) : undefined;
      return by ? [{ by, value: String(value) }] : [];
    });
  });
}

/** Returns the records that a refusal tells of: holders of a key, targets of links, and the dependents it lists. */
function inTheWay({ findings }: Plan): { entity: string; id: string }[] {
  const all = findings.inTheWay();
  return [...all.filter(({ why }) => !('link' in why)), ...all.filter(({ why }) => 'link' in why).slice(0, DEPENDENTS_LISTED_MAX)];
}

/** Returns the records that lead to the subjects of new states, by entity of the state. */
function linkedAfter({ changes }: Plan): Map<string, { entity: string; id: string }[]> {
  const targets = new Map<string, { entity: string; id: string }[]>();
  for (const { entity, after } of changes) {
    for (const link of storedFields(entity).links.filter(({ name }) => subjectLinks(entity).includes(name))) {
      for (const { values, writtenBy } of after) {
        const id = writtenBy === undefined ? null : values[link.name];
        if (typeof id === 'string') listIn(targets, entity.name).push({ entity: link.target, id });
      }
    }
  }
  return targets;
}
