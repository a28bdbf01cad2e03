import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { isOnePersons, type PersonKey, personKeys } from '../declare/person-keys.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';

/** How a question names a person: by a person's key, or by the id of a record that may be somebody's (`by` is null). */
export type PersonName = { by: PersonKey | null; value: string };

/** Returns what stands in the log for a name that leads to nobody: equal for equal names, and telling nothing of the name. */
export type StandIn = (name: { by: { entity: { name: string }; field: { name: string } }; value: string }) => string;

/**
 * Finds whom names lead to: everybody who ever carried one, in any state of knowledge, since nobody can know whom the asker meant. Returns
 * the stand-in of a key that nobody carries, by which the read is found once somebody does. A key whose record is nobody's (an account of a
 * business) leads to nobody.
 */
export async function subjectsNamed(tx: Tx, model: Model, names: readonly PersonName[], standIn: StandIn): Promise<string[]> {
  const people = await peopleNamed(tx, model, names, standIn);
  return [...new Set(people.flatMap(({ subjects }) => subjects))];
}

/** The same, by name; what is named by the ids of records stands together. */
export async function peopleNamed(
  tx: Tx,
  model: Model,
  names: readonly PersonName[],
  standIn: StandIn,
): Promise<{ by: PersonKey | null; subjects: readonly string[] }[]> {
  const byKey = new Map<PersonKey, Set<string>>();
  for (const { by, value } of names) if (by) byKey.set(by, (byKey.get(by) ?? new Set()).add(value));
  const ids = names.flatMap(({ by, value }) => (by === null && isUuid(value) ? [value.toLowerCase()] : []));
  const byId = ids.length === 0 ? [] : [{ by: null, subjects: await subjectsOfRecords(tx, model, ids) }];
  if (byKey.size === 0) return byId;
  const keys = [...byKey.keys()];
  const carriers = await carriersOf(tx, [...byKey]);
  return [...byId, ...keys.flatMap((by, nr) => [...(byKey.get(by) ?? [])].map((value) => ({ by, subjects: behind(nr, by, value) })))];

  function behind(nr: number, by: PersonKey, value: string): string[] {
    const carried = carriers.filter((one) => one.nr === nr && one.value === value);
    if (carried.length === 0) return [standIn({ by, value })];
    return carried.flatMap(({ subject }) => subject ?? []);
  }
}

/**
 * Returns the stand-ins under which people may have been asked for before the registers knew whose the names are: one for each key they
 * ever carried.
 */
export async function standInsOf(tx: Tx, model: Model, subjects: readonly string[], standIn: StandIn): Promise<string[]> {
  const keys = personKeys(model.declarations);
  if (keys.length === 0 || subjects.length === 0) return [];
  const { rows } = await tx.query<{ nr: number; value: string }>(
    keys
      .map(
        (key, nr) =>
          `select distinct ${nr} as nr, t.${key.field.column} as value from ${key.entity.table} t where ${subjectColumn(key.entity)} = any($1::uuid[])`,
      )
      .join(' union all '),
    [subjects],
    'keys-of-persons',
  );
  return rows.flatMap(({ nr, value }) => {
    const by = keys[nr];
    return by ? [standIn({ by, value })] : [];
  });
}

type Carrier = { nr: number; value: string; subject: string | null };

async function carriersOf(tx: Tx, asked: readonly (readonly [PersonKey, ReadonlySet<string>])[]): Promise<Carrier[]> {
  const arms = asked.map(
    ([{ entity, field }], nr) =>
      `select distinct ${nr} as nr, t.${field.column} as value, ${subjectColumn(entity)} as subject from ${entity.table} t where t.${field.column} = any($${nr + 1}::text[])`,
  );
  const { rows } = await tx.query<Carrier>(
    arms.join(' union all '),
    asked.map(([, values]) => [...values]),
  );
  return rows;
}

/** Finds the subjects of records that are one person's each; a vehicle's id names a thing. */
async function subjectsOfRecords(tx: Tx, model: Model, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string; entity: string }>(
    'select id, entity from record where id = any($1::uuid[])',
    [ids],
    'entities-of-ids',
  );
  const subjects: string[] = [];
  for (const name of new Set(rows.map((row) => row.entity))) {
    const entity = model.declarations.entities.get(name);
    if (!entity || !isOnePersons(model.declarations, entity)) continue;
    const own = rows.filter((row) => row.entity === name).map(({ id }) => id);
    if (entity.subject?.via === 'self') subjects.push(...own);
    else {
      const found = await tx.query<{ subject: string }>(
        `select distinct subject_id as subject from ${entity.table} where id = any($1::uuid[]) and subject_id is not null`,
        [own],
      );
      subjects.push(...found.rows.map(({ subject }) => subject));
    }
  }
  return subjects;
}

function subjectColumn(entity: Entity): string {
  return entity.subject?.via === 'self' ? 't.id' : 't.subject_id';
}
