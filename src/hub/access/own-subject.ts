import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { ColumnField, Entity } from '../declare/types.js';
import { isKnownNow, latestFirst } from '../time/period-sql.js';
import type { Caller } from './caller.js';

/** The entity whose records are people, and the key by which an identity token names one. */
export function personEntity(model: Model): { entity: Entity; key: ColumnField } | undefined {
  for (const entity of model.declarations.entities.values()) {
    if (entity.subject?.via !== 'self') continue;
    const key = [...entity.fields.values()].find((f): f is ColumnField => f.kind === 'column' && f.key?.unique === true);
    if (key) return { entity, key };
  }
  return undefined;
}

/** The persons whose rows the caller reaches where its scope is not all: those of its case, or the caller; null: nobody. */
export async function reachOf(tx: Tx, model: Model, caller: Pick<Caller, 'case' | 'ownKey'>): Promise<readonly string[] | null> {
  if (caller.case !== undefined) return [...caller.case.subjects];
  const own = await subjectOf(tx, model, caller.ownKey);
  return own === null ? null : [own];
}

/** Subject id of the person with this key, as known now; null when the registers do not know the person. */
export async function subjectOf(tx: Tx, model: Model, ownKey: string | null): Promise<string | null> {
  if (ownKey === null) return null;
  const person = personEntity(model);
  if (!person) return null;
  const { rows } = await tx.query<{ id: string }>(
    `select p.id from ${person.entity.table} p where p.${person.key.column} = $1 and ${isKnownNow('p')} order by ${latestFirst('p')} limit 1`,
    [ownKey],
    'own-subject',
  );
  return rows[0]?.id ?? null;
}
