import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { openDatabaseSource } from '../../src/hub/audit/database-source.js';
import { dataOf } from '../ledger/fork-world.js';
import { type Random, randomFrom, speaksOf } from './attacks.js';
import { pageChecksum } from './page-checksum.js';
import { auditedWorld, findingsOf, REGISTERS } from './world.js';

/**
 * Whoever has the disk stops the server, edits a table's file with the checksum of its page, and starts it again: no trigger, no log of the
 * server, no index knows. `DISK_EDITS=100 npx vitest run test/audit/disk.test.ts` draws as many.
 */
const EDITS = Number(process.env.DISK_EDITS ?? 2);
const SEED = Number(process.env.SEED ?? 1);
const PARTS = ['changes', 'reads', 'records'] as const;
const TABLES = [
  'change',
  'change_set',
  'change_salt',
  'record',
  'read_log',
  'read_subject',
  'log_hash',
  'log_seed',
  'log_checkpoint',
  ...REGISTERS,
  ...REGISTERS,
];
const PAGE_BYTES = 8_192;

let dataDir: string;
let server: Awaited<ReturnType<typeof startEmbedded>>;
let pools: Pool[] = [];
const start = async () => {
  server = await startEmbedded({ dataDir, command: 'test' });
};
const superuser = async <R>(fn: (client: Awaited<ReturnType<Pool['connect']>>) => Promise<R>): Promise<R> => {
  const pool = createPool({ url: server.url, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } });
  const client = await pool.connect();
  try {
    return await fn(client as never);
  } finally {
    (client as unknown as { release(): void }).release();
    await endPool(pool);
  }
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'giaolo-disk-'));
  await start();
  await migrate({ url: server.url });
  const common = { url: server.url, max: 4 };
  pools = [createPool({ ...common, role: 'giaolo_owner' }), createPool({ ...common, role: 'giaolo_app' })];
  const [ownerPool, appPool] = pools as [Pool, Pool];
  await auditedWorld({ url: server.url, ownerPool, appPool, openPool: appPool, drop: async () => undefined });
  await Promise.all(pools.map((pool) => endPool(pool)));
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Edit = { what: string; path: string; block: number; edit(page: Buffer): boolean; table: string; row: Record<string, unknown> };

/** Draws a row and what is done to its bytes. Looks up where they are while the server still runs. */
async function drawEdit(random: Random): Promise<Edit> {
  return superuser(async (client) => {
    const asked = client as unknown as { query(text: string): Promise<{ rows: Record<string, unknown>[] }> };
    for (;;) {
      const table = random.of(TABLES);
      const { rows } = await asked.query(
        `select (ctid::text::point)[0]::int as block, (ctid::text::point)[1]::int as item, to_json(t) as row, pg_relation_filepath('${table}') as path from ${table} t order by ctid`,
      );
      if (rows.length === 0) continue;
      const { block, item, row, path } = random.of(rows) as { block: number; item: number; row: Record<string, unknown>; path: string };
      const of = { path, block, table, row };
      if (random.below(4) === 0) {
        if (table === 'log_checkpoint') continue;
        return { ...of, what: `${table}: a row is marked as deleted`, edit: (page) => markDeleted(page, item) };
      }
      const { rows: columns } = await asked.query(
        `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
         and atttypid in ('text'::regtype, 'bytea'::regtype, 'uuid'::regtype, 'json'::regtype)`,
      );
      const { name, type } = random.of(columns) as { name: string; type: string };
      const bytes = {
        uuid: `uuid_send("${name}")`,
        bytea: `"${name}"`,
        text: `convert_to("${name}", 'UTF8')`,
        json: `convert_to("${name}"::text, 'UTF8')`,
      }[type];
      const { rows: values } = await asked.query(`select ${bytes} as value from ${table} where ctid = '(${block},${item})'`);
      const value = values[0]?.value as Buffer | null;
      if (value === null || value.length < 3) continue;
      const at = random.below(value.length);
      // Letters and digits stay such, so that the server reads the row as it reads any other.
      if (type !== 'bytea' && type !== 'uuid' && !/[0-9a-zA-Z]/.test(String.fromCharCode(value[at] ?? 0))) continue;
      return { ...of, what: `${table}.${name}: a bit`, edit: (page) => flip(page, item, value, at) };
    }
  });
}

function tupleOf(page: Buffer, item: number): Buffer {
  const pointer = page.readUInt32LE(24 + 4 * (item - 1));
  const [offset, length] = [pointer & 0x7fff, pointer >>> 17];
  return page.subarray(offset, offset + length);
}

function flip(page: Buffer, item: number, value: Buffer, at: number): boolean {
  const tuple = tupleOf(page, item);
  const found = tuple.indexOf(value, tuple[22]);
  if (found < 0) return false;
  tuple[found + at] = (tuple[found + at] ?? 0) ^ 1;
  return true;
}

/** As if a transaction of long ago had deleted it. */
function markDeleted(page: Buffer, item: number): boolean {
  const tuple = tupleOf(page, item);
  tuple.writeUInt32LE(2, 4);
  tuple.writeUInt16LE((tuple.readUInt16LE(20) & ~0x0800) | 0x0400, 20);
  return true;
}

async function withPage(path: string, block: number, edit: (page: Buffer) => boolean): Promise<Buffer | undefined> {
  const file = await open(join(await dataOf(dataDir), path), 'r+');
  try {
    const page = Buffer.alloc(PAGE_BYTES);
    await file.read(page, 0, PAGE_BYTES, block * PAGE_BYTES);
    const before = Buffer.from(page);
    // So the sum that is written below is the server's own.
    if (page.readUInt16LE(8) !== 0) expect(pageChecksum(page, block)).toBe(page.readUInt16LE(8));
    if (!edit(page)) return undefined;
    if (page.readUInt16LE(8) !== 0) page.writeUInt16LE(pageChecksum(page, block), 8);
    await file.write(page, 0, PAGE_BYTES, block * PAGE_BYTES);
    return before;
  } finally {
    await file.close();
  }
}

const verified = () =>
  superuser(async (client) => {
    const asked = client as never as { query(text: string): Promise<unknown> };
    await asked.query('begin isolation level repeatable read read only');
    const findings = await findingsOf(await openDatabaseSource(client as never), PARTS);
    await asked.query('rollback');
    return findings;
  });

it(`names each of ${EDITS} random edits of a table's file, and nothing when it is put back`, { timeout: 3_600_000 }, async () => {
  const random = randomFrom(SEED);
  const unnamed: unknown[] = [];
  for (let n = 0; n < EDITS; ) {
    const { what, path, block, edit, table, row } = await drawEdit(random);
    await server.stop();
    const before = await withPage(path, block, edit);
    await start();
    if (before === undefined) continue;
    n += 1;
    const findings = await verified().catch((error: unknown) => error);
    if (!Array.isArray(findings) || !findings.some(speaksOf({ table, row }))) unnamed.push({ what, row, findings });
    await server.stop();
    await withPage(path, block, (page) => {
      before.copy(page);
      return true;
    });
    await start();
  }
  expect({ seed: SEED, unnamed }).toEqual({ seed: SEED, unnamed: [] });
  expect(await verified()).toEqual([]);
});
