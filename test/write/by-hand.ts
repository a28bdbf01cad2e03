import type { Tx } from '../../src/db/tx.js';

/** What a steward with a SQL prompt would have to write to change a register correctly, so that tests can do it slightly wrong. */
export type ByHand = {
  id: string;
  version?: number;
  operation?: 'register' | 'update' | 'correct' | 'close' | 'remove';
  /** Positions after the head: `[1, 1]` is right for one change. */
  positions?: [first: number, last: number];
  changePosition?: number;
  /** Added to the clock or to the head's instant, whichever is later. */
  later?: string;
  /** States that the change tells itself, as JSON. */
  slices?: string | null;
  hasSeed?: boolean;
};

/** A change set of one change, and what stands in its rows. */
export async function changeByHand(
  tx: Tx,
  {
    id,
    version = 1,
    operation = 'register',
    positions = [1, 1],
    changePosition = 1,
    later = '1 microsecond',
    slices = null,
    hasSeed = true,
  }: ByHand,
): Promise<{ position: string; recordedFrom: string }> {
  const { rows } = await tx.query<{ head: string; at: string; set: string }>(
    `insert into change_set (first_position, last_position, recorded_from, actor, actor_role, reason)
     select coalesce(max(last_position), 0) + $1::integer, coalesce(max(last_position), 0) + $2::integer,
       greatest(clock_timestamp(), coalesce(max(recorded_from), '-infinity')) + $3::interval, 'by hand', 'steward', 'kiểm thử' from change_set
     returning (first_position - $1::integer)::text as head, recorded_from as at, id as set`,
    [positions[0], positions[1], later],
  );
  const [set] = rows;
  if (set === undefined) throw new Error('no change set was written');
  if (version === 1) await tx.query("insert into record (id, entity) values ($1, 'PortCode') on conflict do nothing", [id]);
  const position = String(BigInt(set.head) + BigInt(changePosition));
  await tx.query(
    `insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from, changed_fields, slices, digest, marks, format, schema_version)
     values ($1, $2, 'PortCode', $3, $4, $5, '2024-01-01', 'infinity', $6, '[]', $7, sha256('by hand'), '', 2, 2)`,
    [position, set.set, id, version, operation, set.at, slices],
  );
  if (hasSeed) await tx.query(`insert into change_salt (position, seed) values ($1, '\\x00112233445566778899aabbccddeeff')`, [position]);
  return { position, recordedFrom: set.at };
}

export type SliceByHand = {
  id: string;
  version?: number;
  position: string;
  recordedFrom: string;
  from?: string;
  to?: string;
  recordedTo?: string;
};

export async function sliceByHand(
  tx: Tx,
  { id, version = 1, position, recordedFrom, from = '2024-01-01', to = 'infinity', recordedTo = 'infinity' }: SliceByHand,
): Promise<void> {
  await tx.query(
    `insert into port_code (id, version, position, valid_from, valid_to, recorded_from, recorded_to, code) values ($1, $2, $3, $4, $5, $6, $7, 'VNTAY')`,
    [id, version, position, from, to, recordedFrom, recordedTo],
  );
}
