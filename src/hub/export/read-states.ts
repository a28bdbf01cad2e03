import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { type SliceRow, type StoredSlice, sliceColumns, storedSlice } from '../ledger/stored-slices.js';
import { changeScope } from '../query/history.js';
import type { Readable } from '../query/readable.js';
import { visibleIds } from '../sql/change-scope.js';
import { scopePredicate, subjectsOf } from '../sql/scope-sql.js';
import { knownAt, sqlContext, validAt } from '../sql/sql-context.js';

/** One state of a record, and whose data it is. */
export type ExportedState = StoredSlice & { subjects: readonly string[] };

export type StatesQuestion = {
  entity: Entity;
  knownAt: string;
  /** Only states in force that day; null: every known state. */
  validAt: string | null;
  scope: Readable['scope'];
  reach: Readable['reach'];
  /** Links whose ids are hidden with their records. */
  guarded: Readable['guarded'];
};

/**
 * The states of an entity as known at one instant, in order of id and time, page by page. What was known then never changes, so the pages
 * fit together although each is read by itself: no transaction stays open, however long whoever takes them needs.
 */
export async function* readStates(
  pool: Pool,
  model: Model,
  { entity, knownAt: known, validAt: day, scope, reach, guarded }: StatesQuestion,
): AsyncGenerator<ExportedState[]> {
  let after: { id: string; from: string } | undefined;
  for (;;) {
    const sql = sqlContext(model, { validAt: day ?? '0001-01-01', knownAt: known }, { scope: () => scope, reach });
    const when = day === null ? 'ever' : 'day';
    const where = [
      knownAt('t', sql.at),
      ...(day === null ? [] : [validAt('t', sql.at)]),
      ...scopePredicate(sql, entity, 't', scope, when),
      ...(after ? [`(t.id, t.valid_from) > (${sql.add(after.id, 'uuid')}, ${sql.add(after.from, 'date')})`] : []),
    ];
    const text = `select ${sliceColumns(entity, visibleIds(changeScope(sql), guarded, 't'))}, ${subjectsOf(sql, entity, 't', when)}::text[] as "subjects"
      from ${entity.table} t where ${where.join(' and ')} order by t.id, t.valid_from limit ${PAGE_ROWS}`;
    const { rows } = await withTx(pool, { readOnly: true, label: 'export page' }, (tx) => tx.query<ExportedRow>(text, sql.values));
    if (rows.length > 0) yield rows.map((row) => ({ ...storedSlice(entity, row), subjects: row.subjects }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = { id: last.id, from: last.validFrom };
  }
}

type ExportedRow = SliceRow & { subjects: string[] };

const PAGE_ROWS = 2_000;
