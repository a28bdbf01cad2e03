import { type Pool, query } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import type { ErrorCode, HubError, Problem } from '../../errors.js';

export type BatchState = 'CHECKING' | 'APPLYING' | 'APPLIED' | 'WITHDRAWING' | 'WITHDRAWN' | 'FAILED';

/** What became of the rows of a file, or of the parts of it that are written. */
export type Counts = { rows: number; new: number; changed: number; same: number; rejected: number };

/** Why a withdrawal ended without being done: an error as it was thrown, to be worded for whoever reads it. */
export type WithdrawalRefusal = { code: ErrorCode; parameters: HubError['parameters']; details: HubError['details'] };

/** One file on its way into a register, or in it. */
export type Batch = {
  id: string;
  entity: string;
  file: string;
  sha256: string;
  state: BatchState;
  atomic: boolean;
  chunkRows: number;
  /** The legal day it was begun on: what "today" means in all its parts, whenever they are written. */
  day: string;
  counts: Counts;
  actor: string;
  agency: string | null;
  reason: string;
  legalBasis: string | null;
  fault: string | null;
  /** Why it is being, or was, taken back. */
  withdrawReason: string | null;
  withdrawBasis: string | null;
  withdrawCascade: boolean | null;
  /** Whether the hub is at taking it back, or will be, and why it would not. */
  withdrawAsked: boolean;
  /** Rows of the parts looked at so far, while nothing of it has been taken back. */
  rowsChecked: number | null;
  withdrawRefused: WithdrawalRefusal | null;
  createdAt: string;
  changedAt: string;
};

export type Who = { actor: string; actorRole: string; agency: string | null; reason: string; legalBasis: string | null };

export type NewBatch = Who & { entity: string; file: string; sha256: string; bytes: number; atomic: boolean; chunkRows: number };

const COLUMNS = `id, entity, file_name as file, file_sha256 as sha256, state, atomic, chunk_rows as "chunkRows",
  (created_at at time zone 'Asia/Ho_Chi_Minh')::date as day, rows_total, rows_new, rows_changed, rows_same, rows_rejected,
  actor, agency, reason, legal_basis as "legalBasis", fault,
  withdraw_reason as "withdrawReason", withdraw_basis as "withdrawBasis", withdraw_cascade as "withdrawCascade",
  withdraw_asked is not null as "withdrawAsked", (withdraw_asked->>'rowsChecked')::integer as "rowsChecked", withdraw_refused as "withdrawRefused", created_at as "createdAt", changed_at as "changedAt"`;

type Row = Omit<Batch, 'counts'> & Record<'rows_total' | 'rows_new' | 'rows_changed' | 'rows_same' | 'rows_rejected', string>;

/**
 * The batch this file became: the one to go on with, or one that stands. Whether an applied one stands is asked of the ledger: it wrote something,
 * and nothing of that was taken back since.
 */
export async function findBatch(tx: Tx, entity: string, sha256: string): Promise<Batch | undefined> {
  const { rows } = await tx.query<Row & { stands: boolean }>(
    `select ${COLUMNS}, exists (select from change_set s where s.batch_id = import_batch.id and s.withdraws is null)
       and not exists (select from change_set s join change_set w on w.withdraws = s.id where s.batch_id = import_batch.id) as stands
     from import_batch where entity = $1 and file_sha256 = $2 and state <> 'WITHDRAWN' order by import_batch.created_at desc`,
    [entity, sha256],
  );
  const found = rows.find(({ state, stands }) => state !== 'APPLIED' || stands);
  return found && batch(found);
}

export async function readBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const { rows } = await tx.query<Row>(`select ${COLUMNS} from import_batch where id = $1::uuid`, [id]);
  return rows[0] && batch(rows[0]);
}

export async function openBatch(tx: Tx, given: NewBatch): Promise<Batch> {
  const { rows } = await tx.query<Row>(
    `insert into import_batch (entity, file_name, file_sha256, file_bytes, state, atomic, chunk_rows, actor, actor_role, agency, reason, legal_basis)
     values ($1, $2, $3, $4, 'APPLYING', $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
    [
      given.entity,
      given.file,
      given.sha256,
      given.bytes,
      given.atomic,
      given.chunkRows,
      given.actor,
      given.actorRole,
      given.agency,
      given.reason,
      given.legalBasis,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an inserted batch was not returned');
  return batch(row);
}

/** Chunks are written in order, so their number is also the next one's. */
export async function chunksWritten(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await tx.query<{ next: number }>(`select coalesce(max(chunk) + 1, 0) as next from import_chunk where batch_id = $1 and kind = 'APPLY'`, [
    batchId,
  ]);
  return rows[0]?.next ?? 0;
}

/** A part that is in the register, and what was refused of it (null: by a release that kept no reasons). */
export type WrittenPart = { refused: readonly Problem[] | null };

export async function writtenParts(tx: Tx, batchId: string): Promise<WrittenPart[]> {
  const { rows } = await tx.query<WrittenPart>(`select refused from import_chunk where batch_id = $1 and kind = 'APPLY' order by chunk`, [batchId]);
  return rows;
}

export type Chunk = {
  batchId: string;
  chunk: number;
  changeSetId: string | null;
  firstLine: number;
  lastLine: number;
  written: number;
  counts: Counts;
  refused: readonly Problem[];
};

/** In the transaction of the chunk's own change set: the two are there together or not at all. */
export async function recordChunk(tx: Tx, { batchId, chunk, changeSetId, firstLine, lastLine, written, counts, refused }: Chunk): Promise<void> {
  await tx.query(
    `with part as (insert into import_chunk (batch_id, chunk, change_set_id, first_row, last_row, rows_written, refused) values ($1, $2, $3, $4, $5, $6, $12::jsonb))
     update import_batch set rows_total = rows_total + $7, rows_new = rows_new + $8, rows_changed = rows_changed + $9, rows_same = rows_same + $10,
       rows_rejected = rows_rejected + $11, changed_at = clock_timestamp() where id = $1`,
    [batchId, chunk, changeSetId, firstLine, lastLine, written, counts.rows, counts.new, counts.changed, counts.same, counts.rejected, JSON.stringify(refused)],
  );
}

/** `fault` is a machine code, never a value of the file. */
export async function settleBatch(
  tx: Tx,
  batchId: string,
  state: 'APPLYING' | 'APPLIED' | 'FAILED' | 'WITHDRAWN',
  more: { chunks?: number; fault?: string | null } = {},
): Promise<void> {
  await tx.query(`update import_batch set state = $2, chunk_count = coalesce($3, chunk_count), fault = $4, changed_at = clock_timestamp() where id = $1`, [
    batchId,
    state,
    more.chunks ?? null,
    more.fault ?? null,
  ]);
}

/** Which of these files are in the registers already; one statement, so that a start that has nothing to load costs nothing. */
export async function appliedFiles(pool: Pool, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await query<{ entity: string; sha256: string }>(
    pool,
    `select entity, file_sha256 as sha256 from import_batch where state = 'APPLIED' and file_sha256 = any($1::text[])`,
    [sha256s],
  );
  return new Set(rows.map(({ entity, sha256 }) => appliedKey(entity, sha256)));
}

/** Whether some file with this fingerprint is in the registers. */
export async function isApplied(pool: Pool, sha256: string): Promise<boolean> {
  const { rows } = await query<{ applied: boolean }>(pool, `select exists (select from import_batch where state = 'APPLIED' and file_sha256 = $1) as applied`, [
    sha256,
  ]);
  return rows[0]?.applied === true;
}

export function appliedKey(entity: string, sha256: string): string {
  return `${entity} ${sha256}`;
}

export async function listBatches(pool: Pool, limit: number): Promise<Batch[]> {
  const { rows } = await query<Row>(pool, `select ${COLUMNS} from import_batch order by created_at desc, id desc limit $1`, [limit]);
  return rows.map(batch);
}

/** A part of a batch that is in the registers, and how much of it. */
export type AppliedPart = { chunk: number; changeSetId: string | null; firstLine: string; lastLine: string; written: number; isWithdrawn: boolean };

/** In the order in which they are taken back: the last one written first. */
export async function appliedParts(tx: Tx, batchId: string): Promise<AppliedPart[]> {
  const { rows } = await tx.query<AppliedPart>(
    `select c.chunk, c.change_set_id as "changeSetId", c.first_row as "firstLine", c.last_row as "lastLine", c.rows_written as written,
       exists (select from import_chunk w where w.batch_id = c.batch_id and w.kind = 'WITHDRAW' and w.chunk = c.chunk) as "isWithdrawn"
     from import_chunk c where c.batch_id = $1 and c.kind = 'APPLY' order by c.chunk desc`,
    [batchId],
  );
  return rows;
}

/** Whether another process has taken it back since the list was read. */
export async function isWithdrawn(tx: Tx, batchId: string, { chunk }: AppliedPart): Promise<boolean> {
  const { rowCount } = await tx.query(`select from import_chunk where batch_id = $1 and kind = 'WITHDRAW' and chunk = $2`, [batchId, chunk]);
  return rowCount > 0;
}

/** In the transaction of the change set that takes the part back. */
export async function recordWithdrawn(tx: Tx, batchId: string, part: AppliedPart, done: { changeSetId: string | null; written: number }): Promise<void> {
  await tx.query(
    `insert into import_chunk (batch_id, kind, chunk, change_set_id, first_row, last_row, rows_written) values ($1, 'WITHDRAW', $2, $3, $4, $5, $6)`,
    [batchId, part.chunk, done.changeSetId, part.firstLine, part.lastLine, done.written],
  );
}

/** From here on nobody goes on importing the file, and a killed withdrawal goes on as it began. */
export async function beginWithdrawal(tx: Tx, batchId: string, given: { reason: string; legalBasis: string | null; cascade: boolean }): Promise<void> {
  await tx.query(
    `update import_batch set state = 'WITHDRAWING', withdraw_reason = coalesce(withdraw_reason, $2), withdraw_basis = coalesce(withdraw_basis, $3),
       withdraw_cascade = coalesce(withdraw_cascade, false) or $4, fault = null, changed_at = clock_timestamp() where id = $1`,
    [batchId, given.reason, given.legalBasis, given.cascade],
  );
}

export type BatchChunk = {
  kind: 'APPLY' | 'WITHDRAW';
  chunk: number;
  changeSetId: string | null;
  firstLine: string;
  lastLine: string;
  written: number;
  /** Lines that were refused with a reason. */
  refused: number;
  firstPosition: string | null;
  lastPosition: string | null;
};

export async function showBatch(pool: Pool, id: string): Promise<{ batch: Batch; chunks: BatchChunk[] } | undefined> {
  const { rows } = await query<Row>(pool, `select ${COLUMNS} from import_batch where id = $1::uuid`, [id]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const chunks = await query<BatchChunk>(
    pool,
    `select c.kind, c.chunk, c.change_set_id as "changeSetId", c.first_row as "firstLine", c.last_row as "lastLine", c.rows_written as written,
       (select count(distinct p ->> 'row')::int from jsonb_array_elements(coalesce(c.refused, '[]')) p) as refused,
       s.first_position as "firstPosition", s.last_position as "lastPosition"
     from import_chunk c left join change_set s on s.id = c.change_set_id where c.batch_id = $1::uuid order by c.kind, c.chunk`,
    [id],
  );
  return { batch: batch(row), chunks: chunks.rows };
}

function batch(row: Row): Batch {
  const { rows_total, rows_new, rows_changed, rows_same, rows_rejected, ...rest } = row;
  const counts = { rows: Number(rows_total), new: Number(rows_new), changed: Number(rows_changed), same: Number(rows_same), rejected: Number(rows_rejected) };
  return { ...rest, counts };
}
