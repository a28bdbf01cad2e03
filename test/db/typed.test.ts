import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as plain from '../../src/db/tables/plain.js';
import { type Transaction, withTx } from '../../src/db/tx.js';
import { typed } from '../../src/db/typed.js';
import { HubError } from '../../src/errors.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const { importBatch, importChunk } = plain;
const BATCH = {
  ...{ entity: 'PortCode', fileName: 'thử.csv', fileSha256: 'a'.repeat(64), fileBytes: 7, state: 'APPLYING' as const },
  ...{ actor: 'test', actorRole: 'steward', reason: 'thử', withdrawAsked: { askedAt: 'x' } },
};
const there = async (id: string) => (await database.ownerPool.query('select from import_batch where id = $1', [id])).rowCount;
const insert = async (tx: Transaction, more: object = {}) => {
  const [made] = await typed(tx)
    .insert(importBatch)
    .values({ ...BATCH, ...more })
    .returning({ id: importBatch.id });
  return made?.id ?? '';
};

describe('typed queries', () => {
  it('know the tables as the database has them: every column, its type, and whether it may be null', async () => {
    for (const table of Object.values(plain)) {
      const { rows } = await database.ownerPool.query(
        `select column_name as name, case data_type when 'ARRAY' then udt_name::regtype::text else data_type end as type, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public' and table_name = $1 order by 1`,
        [getTableName(table)],
      );
      const declared = Object.entries(getTableColumns(table)).map(([property, column]) => ({
        name: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        type: column.getSQLType(),
        nullable: !column.notNull,
      }));
      expect(declared.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(rows);
    }
  });

  it('are of their transaction: written with it, and gone with it', async () => {
    const kept = await withTx(database.appPool, {}, insert);
    expect(await there(kept)).toBe(1);
    let lost = '';
    await withTx(database.appPool, {}, async (tx) => {
      lost = await insert(tx);
      throw new Error('no');
    }).catch(() => undefined);
    expect(await there(lost)).toBe(0);
  });

  it('are refused once their transaction is over', async () => {
    const late = await withTx(database.appPool, {}, async (tx) => tx);
    await expect(insert(late)).rejects.toMatchObject({ cause: { message: expect.stringContaining('after its transaction had ended') } });
  });

  it('give instants as text with microseconds, lines as text, counts as numbers', async () => {
    const { batch, chunk } = await withTx(database.appPool, {}, async (tx) => {
      const id = await insert(tx, { createdAt: sql`'2026-11-29T01:02:03.000456Z'::timestamptz` });
      await typed(tx).insert(importChunk).values({ batchId: id, chunk: 0, firstRow: '9007199254740993', lastRow: '2' });
      const [batch] = await typed(tx).select().from(importBatch).where(eq(importBatch.id, id));
      const [chunk] = await typed(tx).select().from(importChunk).where(eq(importChunk.batchId, id));
      return { batch, chunk };
    });
    expect(batch).toMatchObject({
      createdAt: '2026-11-29T01:02:03.000456Z',
      rowsTotal: 0,
      fileBytes: 7,
      atomic: false,
      withdrawAsked: { askedAt: 'x' },
    });
    expect(chunk).toMatchObject({ firstRow: '9007199254740993', lastRow: '2', kind: 'APPLY', rowsWritten: 0, changeSetId: null });
  });

  it('fail as the database says, never with the values of the statement', async () => {
    const broken = await withTx(database.appPool, { label: 'thử' }, (tx) => insert(tx, { fileSha256: 'của Nguyễn Văn Thử' })).catch(
      (error: unknown) => error,
    );
    expect(broken).toBeInstanceOf(pg.DatabaseError);
    expect(broken).toMatchObject({ code: '23514' });
    expect(String(broken)).not.toContain('Nguyễn');
    const locked = await database.ownerPool.connect();
    try {
      const id = await withTx(database.appPool, {}, insert);
      await locked.query('begin');
      await locked.query('select from import_batch where id = $1 for update', [id]);
      const collided = withTx(database.appPool, {}, (tx) =>
        typed(tx).update(importBatch).set({ fault: 'X' }).where(eq(importBatch.id, id)),
      );
      await expect(collided).rejects.toMatchObject({ constructor: HubError, code: 'CONFLICT_RETRY' });
    } finally {
      await locked.query('rollback');
      locked.release();
    }
  });
});
