import { and, desc, eq, max, ne, sql } from 'drizzle-orm';
import { type Pool, query } from '../../db/client.js';
import { importBatch, importChunk } from '../../db/tables/plain.js';
import { type Transaction, type Tx, withTx } from '../../db/tx.js';
import { typed } from '../../db/typed.js';
import type { ErrorCode, HubError, Problem } from '../../errors.js';
import { standsWhole } from '../ledger/standing.js';
import { legalDay } from '../time/legal-day.js';

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
  proposalId: string | null;
  /** What another person agreed to about taking it back, or what could not wait for one. */
  withdrawProposalId: string | null;
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

/** `sha256` tells batches apart; `sourceSha256` is that of the file's own bytes. */
export type NewBatch = Who & {
  entity: string;
  file: string;
  sha256: string;
  sourceSha256?: string;
  bytes: number;
  atomic: boolean;
  chunkRows: number;
  /** What another person agreed to, or what could not wait for one. */
  proposalId?: string;
};

/** A batch as it is told of. */
const BATCH = {
  id: importBatch.id,
  entity: importBatch.entity,
  file: importBatch.fileName,
  sha256: importBatch.fileSha256,
  state: importBatch.state,
  atomic: importBatch.atomic,
  chunkRows: importBatch.chunkRows,
  day: sql<string>`${sql.raw(legalDay('created_at'))}`,
  counts: {
    rows: importBatch.rowsTotal,
    new: importBatch.rowsNew,
    changed: importBatch.rowsChanged,
    same: importBatch.rowsSame,
    rejected: importBatch.rowsRejected,
  },
  actor: importBatch.actor,
  agency: importBatch.agency,
  reason: importBatch.reason,
  legalBasis: importBatch.legalBasis,
  proposalId: importBatch.proposalId,
  withdrawProposalId: importBatch.withdrawProposalId,
  fault: importBatch.fault,
  withdrawReason: importBatch.withdrawReason,
  withdrawBasis: importBatch.withdrawBasis,
  withdrawCascade: importBatch.withdrawCascade,
  withdrawAsked: sql<boolean>`${importBatch.withdrawAsked} is not null`,
  rowsChecked: sql<number | null>`(${importBatch.withdrawAsked} ->> 'rowsChecked')::integer`,
  withdrawRefused: sql<WithdrawalRefusal | null>`${importBatch.withdrawRefused}`,
  createdAt: importBatch.createdAt,
  changedAt: importBatch.changedAt,
};

/** The batch this file became: the one to go on with, or one that stands. Whether an applied one stands is asked of the ledger. */
export async function findBatch(tx: Transaction, entity: string, sha256: string): Promise<Batch | undefined> {
  const rows = await typed(tx)
    .select(BATCH)
    .from(importBatch)
    .where(and(eq(importBatch.entity, entity), eq(importBatch.fileSha256, sha256), ne(importBatch.state, 'WITHDRAWN')))
    .orderBy(desc(importBatch.createdAt));
  for (const row of rows) if (row.state !== 'APPLIED' || (await standsWhole(tx, row.id))) return row;
  return undefined;
}

export async function readBatch(tx: Transaction, id: string): Promise<Batch | undefined> {
  const [found] = await typed(tx).select(BATCH).from(importBatch).where(eq(importBatch.id, id));
  return found;
}

export async function openBatch(tx: Transaction, { file, sha256, bytes, ...given }: NewBatch): Promise<Batch> {
  const [made] = await typed(tx)
    .insert(importBatch)
    .values({ ...given, fileName: file, fileSha256: sha256, fileBytes: bytes, state: 'APPLYING' })
    .returning({ id: importBatch.id });
  const batch = made && (await readBatch(tx, made.id));
  if (batch === undefined) throw new Error('an inserted batch was not returned');
  return batch;
}

/** Chunks are written in order, so their number is also the next one's. */
export async function chunksWritten(tx: Transaction, batchId: string): Promise<number> {
  const [last] = await typed(tx)
    .select({ chunk: max(importChunk.chunk) })
    .from(importChunk)
    .where(and(eq(importChunk.batchId, batchId), eq(importChunk.kind, 'APPLY')));
  return (last?.chunk ?? -1) + 1;
}

/** A part that is in the register, and what was refused of it (null: by a release that kept no reasons). */
export type WrittenPart = { refused: readonly Problem[] | null };

export async function writtenParts(tx: Transaction, batchId: string): Promise<WrittenPart[]> {
  return typed(tx)
    .select({ refused: sql<readonly Problem[] | null>`${importChunk.refused}` })
    .from(importChunk)
    .where(and(eq(importChunk.batchId, batchId), eq(importChunk.kind, 'APPLY')))
    .orderBy(importChunk.chunk);
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
  /** The line that each operation of the change set came from, in their order. */
  lines: readonly number[];
};

/** In the transaction of the chunk's own change set: the two are there together or not at all. */
export async function recordChunk(
  tx: Tx,
  { batchId, chunk, changeSetId, firstLine, lastLine, written, counts, refused, lines }: Chunk,
): Promise<void> {
  await tx.query(
    `with part as (insert into import_chunk (batch_id, chunk, change_set_id, first_row, last_row, rows_written, refused, lines) values ($1, $2, $3, $4, $5, $6, $12::jsonb, $13::integer[]))
     update import_batch set rows_total = rows_total + $7, rows_new = rows_new + $8, rows_changed = rows_changed + $9, rows_same = rows_same + $10,
       rows_rejected = rows_rejected + $11, changed_at = clock_timestamp() where id = $1`,
    [
      batchId,
      chunk,
      changeSetId,
      firstLine,
      lastLine,
      written,
      counts.rows,
      counts.new,
      counts.changed,
      counts.same,
      counts.rejected,
      JSON.stringify(refused),
      lines,
    ],
  );
}

/** `fault` is a machine code, never a value of the file. */
export async function settleBatch(
  tx: Transaction,
  batchId: string,
  state: 'APPLYING' | 'APPLIED' | 'FAILED' | 'WITHDRAWN',
  { chunks, fault = null }: { chunks?: number; fault?: string | null } = {},
): Promise<void> {
  await typed(tx)
    .update(importBatch)
    .set({ state, fault, changedAt: sql`clock_timestamp()`, ...(chunks === undefined ? {} : { chunkCount: chunks }) })
    .where(eq(importBatch.id, batchId));
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
  const { rows } = await query<{ applied: boolean }>(
    pool,
    `select exists (select from import_batch where state = 'APPLIED' and file_sha256 = $1) as applied`,
    [sha256],
  );
  return rows[0]?.applied === true;
}

export function appliedKey(entity: string, sha256: string): string {
  return `${entity} ${sha256}`;
}

export async function listBatches(pool: Pool, limit: number): Promise<Batch[]> {
  return withTx(pool, { readOnly: true, label: 'list batches' }, (tx) =>
    typed(tx).select(BATCH).from(importBatch).orderBy(desc(importBatch.createdAt), desc(importBatch.id)).limit(limit),
  );
}

/** A part of a batch that is in the registers, and how much of it. */
export type AppliedPart = {
  chunk: number;
  changeSetId: string | null;
  firstLine: string;
  lastLine: string;
  written: number;
  isWithdrawn: boolean;
};

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
export async function isWithdrawn(tx: Transaction, batchId: string, { chunk }: AppliedPart): Promise<boolean> {
  const isIt = and(eq(importChunk.batchId, batchId), eq(importChunk.kind, 'WITHDRAW'), eq(importChunk.chunk, chunk));
  return (await typed(tx).$count(importChunk, isIt)) > 0;
}

/** In the transaction of the change set that takes the part back. */
export async function recordWithdrawn(
  tx: Transaction,
  batchId: string,
  { chunk, firstLine, lastLine }: AppliedPart,
  { changeSetId, written }: { changeSetId: string | null; written: number },
): Promise<void> {
  await typed(tx)
    .insert(importChunk)
    .values({ batchId, kind: 'WITHDRAW', chunk, changeSetId, firstRow: firstLine, lastRow: lastLine, rowsWritten: written });
}

/** From here on nobody goes on importing the file, and a killed withdrawal goes on as it began. */
export async function beginWithdrawal(
  tx: Tx,
  batchId: string,
  given: { reason: string; legalBasis: string | null; cascade: boolean; proposalId: string | null },
): Promise<void> {
  await tx.query(
    `update import_batch set state = 'WITHDRAWING', withdraw_reason = coalesce(withdraw_reason, $2), withdraw_basis = coalesce(withdraw_basis, $3),
       withdraw_cascade = coalesce(withdraw_cascade, false) or $4, withdraw_proposal_id = coalesce($5, withdraw_proposal_id), fault = null,
       changed_at = clock_timestamp() where id = $1`,
    [batchId, given.reason, given.legalBasis, given.cascade, given.proposalId],
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
  return withTx(pool, { readOnly: true, label: 'show batch' }, async (tx) => {
    const batch = await readBatch(tx, id);
    if (batch === undefined) return undefined;
    const { rows: chunks } = await tx.query<BatchChunk>(
      `select c.kind, c.chunk, c.change_set_id as "changeSetId", c.first_row as "firstLine", c.last_row as "lastLine", c.rows_written as written,
         (select count(distinct p ->> 'row')::int from jsonb_array_elements(coalesce(c.refused, '[]')) p) as refused,
         s.first_position as "firstPosition", s.last_position as "lastPosition"
       from import_chunk c left join change_set s on s.id = c.change_set_id where c.batch_id = $1::uuid order by c.kind, c.chunk`,
      [id],
    );
    return { batch, chunks };
  });
}
