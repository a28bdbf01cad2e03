import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import type { Batch } from '../../src/hub/batch/batch.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { type ImportRequest, importFile } from '../../src/hub/import/apply/import-file.js';
import type { ImportReport } from '../../src/hub/import/apply/report.js';
import type { ImportSource } from '../../src/hub/import/read/source.js';
import { withdrawBatch } from '../../src/hub/undo/withdraw-batch.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';
import { createTestDatabase } from '../support/database.js';

export const model = loadModel(readSdl(new URL('src/schema/', packageRoot)));

export function entityNamed(name: string): Entity {
  const entity = model.declarations.entities.get(name);
  if (entity === undefined) throw new Error(`no entity ${name}`);
  return entity;
}

/** A file that exists only here, cut into small pieces so that every boundary falls inside something. */
export function fileOf(content: string | Buffer, name = 'test.csv', piece = 7): ImportSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

export type Steward = {
  pool: Pool;
  url: string;
  /** Checks, and writes with `apply`. */
  give(entity: string, content: string | Buffer | ImportSource, more?: Partial<ImportRequest>): Promise<ImportReport>;
  /** Withdraws a batch. */
  undo(batchId: string): Promise<Batch>;
  rows<R = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
};

/** Someone who imports files, with a database of their own. */
export async function createSteward(): Promise<Steward> {
  const database = await createTestDatabase();
  const timeouts = { queryMs: 0, statementMs: 0, lockMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
  const pool = createPool({ url: database.url, role: 'giaolo_app', max: 6, timeouts });
  return {
    pool,
    url: database.url,
    give: (entity, content, more = {}) =>
      importFile(
        { pool, model },
        {
          entity: entityNamed(entity),
          source: typeof content === 'string' || Buffer.isBuffer(content) ? fileOf(content, 'test.csv', 4_001) : content,
          apply: false,
          actor: 'test',
          actorRole: 'steward',
          agency: null,
          reason: 'test',
          legalBasis: null,
          ...more,
        },
      ),
    undo: (batchId) =>
      withdrawBatch({ pool, model }, batchId, {
        actor: 'test',
        actorRole: 'steward',
        agency: null,
        reason: 'test',
        legalBasis: null,
        cascade: false,
      }),
    rows: async <R>(sql: string, values: unknown[] = []) => (await query<R>(pool, sql, values)).rows,
    close: async () => {
      await endPool(pool);
      await database.drop();
    },
  };
}

/** What a steward must be told: which line, which column, which rule. */
export function told(report: ImportReport): string[] {
  return report.problems.map(({ row, field, code }) => `${row ?? '-'} ${field ?? '-'} ${code}`);
}
