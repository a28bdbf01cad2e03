import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { instantText } from '../time/instant.js';
import { knowledgeEnd } from '../time/period-sql.js';
import { type WrittenState, writeState } from './states.js';
import { storedFields } from './stored-fields.js';
import { type SliceRow, sliceColumns, storedSlice } from './stored-slices.js';

/** A slice as the register holds it, with what its fields do not say. */
export type Held = { state: WrittenState; position: string; recordedFrom: string; recordedTo: string | null; subjectId: string | null };

/**
 * Every slice ever known of the records, oldest first, their texts in the order of the entity's stored fields. One statement per entity.
 */
export async function heldSlices(
  tx: Tx,
  model: Model,
  records: readonly { entity: string; recordId: string }[],
): Promise<ReadonlyMap<string, readonly Held[]>> {
  const held = new Map<string, Held[]>();
  for (const name of new Set(records.map(({ entity }) => entity))) {
    const entity = model.declarations.entities.get(name);
    if (entity === undefined) continue;
    const ids = new Set(records.flatMap((record) => (record.entity === name ? [record.recordId] : [])));
    await readInto(held, tx, entity, [...ids]);
  }
  return held;
}

async function readInto(held: Map<string, Held[]>, tx: Tx, entity: Entity, ids: readonly string[]): Promise<void> {
  const { names } = storedFields(entity);
  const { rows } = await tx.query<SliceRow & Pick<Held, 'position' | 'recordedFrom' | 'recordedTo'>>(
    `select ${sliceColumns(entity)}, t.position::text as position, ${instantText('t.recorded_from')} as "recordedFrom", ${instantText(knowledgeEnd('t'))} as "recordedTo"
     from ${entity.table} t where t.id = any($1::uuid[]) order by t.id, t.valid_from, t.recorded_from`,
    [ids],
  );
  for (const row of rows) {
    const slice = storedSlice(entity, row);
    const one = {
      state: writeState(slice, names),
      position: row.position,
      recordedFrom: row.recordedFrom,
      recordedTo: row.recordedTo,
      subjectId: slice.subjectId,
    };
    const known = held.get(row.id);
    if (known === undefined) held.set(row.id, [one]);
    else known.push(one);
  }
}

/** What was known just after an instant. */
export function knownAt(held: readonly Held[], instant: string): Held[] {
  return held.filter(({ recordedFrom, recordedTo }) => recordedFrom <= instant && (recordedTo === null || instant < recordedTo));
}
