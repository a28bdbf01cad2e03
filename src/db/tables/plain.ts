import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The hub's own tables without time in them, for typed queries (`../typed.ts`). Their DDL is hand-written in `migrations/`, with its
 * guards; so they are not among the tables that Drizzle writes (`index.ts`), and a test compares them with the database, column by column.
 */

const instant = () => timestamp({ withTimezone: true, mode: 'string' });
const count = () => bigint({ mode: 'number' }).notNull().default(0);
/** A line of a file, handed on as it is. */
const line = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' });

/** Files on their way into a register, or in it. */
export const importBatch = pgTable('import_batch', {
  id: uuid().primaryKey().default(sql`uuidv7()`),
  entity: text().notNull(),
  fileName: text().notNull(),
  fileSha256: text().notNull(),
  sourceSha256: text(),
  fileBytes: bigint({ mode: 'number' }).notNull(),
  state: text({ enum: ['CHECKING', 'APPLYING', 'APPLIED', 'WITHDRAWING', 'WITHDRAWN', 'FAILED'] })
    .notNull()
    .default('CHECKING'),
  atomic: boolean().notNull().default(false),
  chunkRows: integer().notNull().default(10_000),
  chunkCount: integer(),
  rowsTotal: count(),
  rowsNew: count(),
  rowsChanged: count(),
  rowsSame: count(),
  rowsRejected: count(),
  actor: text().notNull(),
  actorRole: text().notNull(),
  agency: text(),
  reason: text().notNull(),
  legalBasis: text(),
  fault: text(),
  createdAt: instant().notNull().default(sql`clock_timestamp()`),
  changedAt: instant().notNull().default(sql`clock_timestamp()`),
  withdrawReason: text(),
  withdrawBasis: text(),
  withdrawCascade: boolean(),
  withdrawAsked: jsonb(),
  withdrawRefused: jsonb(),
  proposalId: uuid(),
  withdrawProposalId: uuid(),
});

/** What became of the parts of a batch: written, and taken back. */
export const importChunk = pgTable(
  'import_chunk',
  {
    batchId: uuid().notNull(),
    kind: text({ enum: ['APPLY', 'WITHDRAW'] })
      .notNull()
      .default('APPLY'),
    chunk: integer().notNull(),
    changeSetId: uuid(),
    firstRow: line(),
    lastRow: line(),
    rowsWritten: integer().notNull().default(0),
    refused: jsonb(),
    lines: integer().array(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.kind, t.chunk] })],
);
