import type { Tx } from '../../../db/tx.js';
import type { Value } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { storedFields } from '../../ledger/stored-fields.js';
import { OPEN_END } from '../../time/period.js';
import { columnType } from '../../write/load.js';
import type { Plan } from '../../write/plan.js';
import { asTheyStand, loadLastChanges, type Registers } from '../../write/registers.js';
import type { FileOperation } from '../check/file-operation.js';
import type { Identity } from '../check/identity.js';
import type { HeaderMap } from '../check/map-header.js';

/** The registers as the parts of a file checked so far would leave them. */
export type Ahead = Registers & { add(plan: Plan, entity: Entity): Promise<void> };

/**
 * Whether a part of a file may meet what an earlier part does: through a key that does not identify its rows, a place that only one may
 * take, a link to its own kind, or a record under another name. Rows of one key never do, since they stand in one part (gather-rows.ts).
 */
export function meetsAcrossParts(
  entity: Entity,
  { identity, map, operation }: { identity: Identity; map: HeaderMap; operation: FileOperation | undefined },
): boolean {
  const { links, uniqueKeys } = storedFields(entity);
  const main = identity.kind === 'keys' ? identity.keys[0] : undefined;
  const present = new Set(map.columns.flatMap((column) => (column.kind === 'value' || column.kind === 'link' ? column.field.name : [])));
  /** Only then may a row give a record other days than it has, and with them its other keys. */
  const hasDays = new Set(map.columns.flatMap((column) => (column.kind === 'period' ? column.end : []))).size === 2;
  return (
    operation !== undefined ||
    entity.exclusive !== undefined ||
    links.some(({ target }) => target === entity.name) ||
    uniqueKeys.some(({ field }) => field !== main && (hasDays || present.has(field.name))) ||
    map.columns.some(({ kind }) => kind === 'record') ||
    (identity.kind === 'links' && hasDays)
  );
}

/**
 * Keeps what earlier parts would write in a table of this transaction alone, since a file may be of any length, and reads it in place of
 * what the register says of the same records. Gone when the transaction ends, however it ends.
 */
export function readAhead(tx: Tx): Ahead {
  const stand = asTheyStand(tx);
  /** By name: whoever reads a file may have declarations of their own. */
  const begun = new Map<string, Entity>();

  const begin = async (entity: Entity): Promise<void> => {
    const { fields, links, uniqueKeys } = storedFields(entity);
    const table = tableOf(entity);
    await tx.query(
      `create temporary table ${table} on commit drop as select ${namesOf(entity).join(', ')} from ${entity.table} with no data`,
    );
    const keys = [...fields.values()].filter((field) => field.kind === 'column' && field.key !== undefined);
    const searched = new Set(['id', ...[...keys, ...links, ...uniqueKeys.map(({ field }) => field)].map(({ column }) => column)]);
    for (const column of searched) await tx.query(`create index on ${table} ("${column}")`);
    for (const { field } of uniqueKeys) {
      if (columnType(field) === 'text')
        await tx.query(`create index on ${table} (key_fold("${field.column}")) where key_fold("${field.column}") <> "${field.column}"`);
    }
    begun.set(entity.name, entity);
  };

  return {
    tx,
    read: <R extends { id: string }>(asked: Entity, statement: (table: string) => string, parameters: unknown[]): Promise<R[]> => {
      if (!begun.has(asked.name)) return stand.read<R>(asked, statement, parameters);
      const table = tableOf(asked);
      return tx
        .query<R>(
          `select * from (${statement(asked.table)}) stored where not exists (select from ${table} a where a.id = stored.id)
           union all select * from (${statement(table)}) planned`,
          parameters,
        )
        .then(({ rows }) => rows);
    },
    lastChanges: async (ids) => {
      const known = await loadLastChanges(tx, ids);
      for (const entity of begun.values()) {
        const { rows } = await tx.query<{ id: string }>(`select distinct id from ${tableOf(entity)} where id = any($1::uuid[])`, [
          ids.filter((id) => !known.has(id)),
        ]);
        for (const { id } of rows) known.set(id, { entity: entity.name, version: 1, position: 0n });
      }
      return known;
    },
    add: async ({ records }, entity) => {
      if (!begun.has(entity.name)) await begin(entity);
      const { fields } = storedFields(entity);
      const [table, names] = [tableOf(entity), namesOf(entity)];
      const touched = [...records.values()].filter((record) => record.entity.name === entity.name);
      const slices = touched.flatMap(({ id, known }) =>
        known.map(({ version, from, to, subjectId, values }) => {
          const row: Record<string, Value> = {
            id,
            version,
            valid_from: from,
            valid_to: to,
            recorded_to: OPEN_END,
            subject_id: subjectId ?? null,
          };
          for (const { name, column } of fields.values()) row[column] = values[name] ?? null;
          return row;
        }),
      );
      await tx.query(`delete from ${table} where id = any($1::uuid[])`, [touched.filter(({ isNew }) => !isNew).map(({ id }) => id)]);
      const types = [...fields.values()].map((field) => `"${field.column}" ${columnType(field)}`).join(', ');
      await tx.query(
        `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from json_to_recordset($1::json)
         as given(id uuid, version integer, valid_from date, valid_to date, recorded_to timestamptz, subject_id uuid, ${types})`,
        [JSON.stringify(slices)],
      );
    },
  };
}

function tableOf({ table }: Entity): string {
  return `pg_temp.ahead_${table}`;
}

function namesOf(entity: Entity): string[] {
  const { columns } = storedFields(entity);
  return ['id', 'version', 'valid_from', 'valid_to', 'recorded_to', 'subject_id', ...columns.map((column) => `"${column}"`)];
}
