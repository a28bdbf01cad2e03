import type { Tx } from '../../db/tx.js';
import type { Entity } from '../declare/types.js';

/** What a record's next version follows, and whether it is newer than the caller's reading. */
export type LastChange = {
  entity: string;
  version: number;
  position: bigint;
  /** Fields that were erased, each with the last version that did. */
  erased?: Readonly<Record<string, number>> | null;
};

/**
 * The registers as the door finds them: as they stand, or (`import/match/ahead.ts`) as they will stand once the parts of a file before this
 * one are written. Whatever judges a change set reads through this, so that a check and the writing ask the same questions.
 */
export type Registers = {
  tx: Tx;
  /**
   * Rows about records of one entity. `statement` gets the table to read, reads no other of that entity, and gives every row the record's
   * `id`.
   */
  read<R extends { id: string }>(entity: Entity, statement: (table: string) => string, parameters: unknown[]): Promise<R[]>;
  lastChanges(ids: readonly string[]): Promise<Map<string, LastChange>>;
};

export function asTheyStand(tx: Tx): Registers {
  return {
    tx,
    read: async <R>(entity: Entity, statement: (table: string) => string, parameters: unknown[]) =>
      (await tx.query<R>(statement(entity.table), parameters)).rows,
    lastChanges: (ids) => loadLastChanges(tx, ids),
  };
}

export async function loadLastChanges(tx: Tx, ids: readonly string[]): Promise<Map<string, LastChange>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<Omit<LastChange, 'position'> & { id: string; position: string }>(
    `select asked.id, c.entity, c.version, c.position::text as position, (
       select json_object_agg(e.field, e.version) from (
         select f as field, max(v.version) as version from erasure e join change v on v.position = e.position cross join unnest(e.fields) as f
         where e.record_id = asked.id group by f) e) as erased
     from unnest($1::uuid[]) asked(id)
     cross join lateral (select entity, version, position from change where record_id = asked.id order by version desc limit 1) c`,
    [ids],
  );
  return new Map(rows.map(({ id, position, ...last }) => [id, { ...last, position: BigInt(position) }]));
}
