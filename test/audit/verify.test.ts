import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { checkOpened } from '../../src/hub/audit/check-opened.js';
import { openDatabaseSource, withDatabaseSource } from '../../src/hub/audit/database-source.js';
import { openFileSource } from '../../src/hub/audit/file-source.js';
import { quickCheck } from '../../src/hub/audit/quick-check.js';
import { type ChangeRow, changesFrom, entryOfChange, leafColumns } from '../../src/hub/ledger/change-leaves.js';
import { jsonOf } from '../../src/hub/ledger/read-history.js';
import { verifiedColumns } from '../../src/hub/ledger/verified-row.js';
import { verifierKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { ED25519, rawPublicKey } from '../../src/hub/log/signature-type.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { inPackage } from '../../src/root.js';
import { shippedGuards } from '../../src/runtime/audit.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { program } from '../support/program.js';
import { model } from '../write/world.js';
import { foldGuards } from './fold-guards.js';
import { auditedWorld, findingsOf, logKeys } from './world.js';

let database: TestDatabase;
let superuser: Pool;
let folder: string;
let origin: (log: 'changes' | 'reads') => string;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = createPool({ url: database.url, max: 1 });
  folder = await mkdtemp(join(tmpdir(), 'giaolo-audit-'));
  await auditedWorld(database);
  const { rows } = await superuser.query<{ id: string }>('select log_id as id from hub_log');
  origin = (log) => `giaolo/${rows[0]?.id}/${log}`;
  await mkdir(join(folder, 'keys'), { mode: 0o700 });
  for (const log of ['changes', 'reads'] as const) {
    const jwk = { ...logKeys[log].export({ format: 'jwk' }), kid: log };
    await writeFile(join(folder, 'keys', `log-${log}.json`), JSON.stringify(jwk), { mode: 0o600 });
  }
});
afterAll(async () => {
  await endPool(superuser);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

type Told = { status: number; out: string; json: { whole: boolean; findings: Record<string, unknown>[] }; err: string };

function giaolo(parameters: string[], env: Record<string, string> = {}): Promise<Told> {
  const given = [program('src/cli/index.ts'), '--json', 'audit', ...parameters];
  const settings = { DATABASE_URL: database.url, HUB_DATA_DIR: folder, NODE_ENV: 'test', ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, given, { env: { ...process.env, ...settings } }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err, json: out.startsWith('{') ? JSON.parse(out) : {} });
    });
  });
}
const verifierKeyOf = (log: 'changes' | 'reads') => writeVerifierKey(verifierKey(origin(log), ED25519, rawPublicKey(logKeys[log])));

/** `npx vitest run test/audit/verify.test.ts -u` writes it anew after a migration. */
it('ships what its own migrations leave behind as guards', async () => {
  const registers = [...model.declarations.entities.values()].map(({ name: entity, table }) => ({ table, entity }));
  const there = await withDatabaseSource(superuser, (source) => source.guards());
  await expect(`${JSON.stringify(foldGuards(there ?? {}, registers), null, 2)}\n`).toMatchFileSnapshot(inPackage('migrations/guards.json'));
});

it('verifies a running database, and an export of it elsewhere with nothing but the keys', { timeout: 60_000 }, async () => {
  expect(await giaolo(['verify'])).toMatchObject({
    status: 0,
    json: { whole: true, findings: [], logs: { changes: { rows: '21' }, reads: { sealed: '9' } } },
  });

  const copy = join(folder, 'copy');
  expect(await giaolo(['export', '--out', copy, '--purpose', 'stewardship'])).toMatchObject({ status: 1 });
  const before = await superuser.query('select max(position)::int as n from read_log');
  expect(await giaolo(['export', '--out', copy, '--purpose', 'audit', '--case', 'G01-261122-0001'])).toMatchObject({ status: 0 });
  const { rows } = await superuser.query(`select purpose, subject_count from ${READ_ROWS} l where position > $1`, [before.rows[0].n]);
  expect(rows).toEqual([{ purpose: 'audit', subject_count: 4 }]);

  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', HUB_KEYS_DIR: join(folder, 'none') };
  expect(await giaolo(['verify', copy, '--key', verifierKeyOf('changes'), '--key', verifierKeyOf('reads')], nowhere)).toMatchObject({
    status: 0,
    json: { whole: true },
  });

  // One letter in a file of a register; one row less in the ledger; another key than the log's.
  const offline = async () => findingsOf(await openFileSource(copy), ['changes', 'reads', 'records'], { shares: 2 });
  expect(await offline()).toEqual([]);
  const people = join(copy, 'slices.Person.jsonl.gz');
  const text = gunzipSync(await readFile(people)).toString();
  await writeFile(people, gzipSync(text.replace('Người Khác 1', 'Người Khác 9')));
  expect(await offline()).toContainEqual(expect.objectContaining({ of: 'history', kind: 'VALUE', entity: 'Person', field: 'fullName' }));
  // A row whose id is none is somebody's share too.
  await writeFile(people, gzipSync(text.replace(/^\["[^"]+/m, '["no id, zz')));
  expect(await offline()).toContainEqual(expect.objectContaining({ of: 'register', kind: 'UNWRITTEN', recordId: 'no id, zz' }));
  await writeFile(people, gzipSync(text));
  const changes = join(copy, 'changes.jsonl.gz');
  await writeFile(
    changes,
    gzipSync(
      gunzipSync(await readFile(changes))
        .toString()
        .replace(/^\["7".*\n/m, ''),
    ),
  );
  expect(await offline()).toContainEqual({ of: 'changes', kind: 'MISSING', position: '7' });
  const strange = { changes: { type: ED25519, publicKey: Buffer.alloc(32, 7) } };
  expect(await findingsOf(await openFileSource(copy), ['changes'], { others: strange })).toContainEqual(
    expect.objectContaining({ of: 'tree', kind: 'SIGNATURE' }),
  );
});

it('names salts of a change that is not there, once among all shares', async () => {
  const client = await superuser.connect();
  try {
    await client.query('begin');
    await client.query('alter table change_salt disable trigger all');
    await client.query(`insert into change_salt (position, seed) values (1000000, decode(repeat('00', 16), 'hex'))`);
    const findings = await findingsOf(await openDatabaseSource(client), ['records'], { shares: 3 });
    expect(findings).toEqual([{ of: 'changes', kind: 'SALTS', position: '1000000' }]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

it('tells a set to which somebody put an agency that agreed, without a person who did', async () => {
  const rows = await withTx(superuser, { readOnly: true }, (tx) => changesFrom(tx, 0n, 1));
  const [row] = rows as [ChangeRow];
  const entry = (set: Partial<ChangeRow['set']>) => entryOfChange({ ...row, set: { ...row.set, ...set } })('seed');
  const untouched = entry({});
  const approval = { approvedBy: 'x', approvedByAgency: 'H26', emergency: 'x' };
  for (const [name, value] of Object.entries(approval)) expect(entry({ [name]: value }), name).not.toBe(untouched);
});

it('still verifies an export of a release that wrote each change as one document, and names what was altered in it', async () => {
  const copy = join(folder, 'earlier');
  expect(await giaolo(['export', '--out', copy, '--purpose', 'audit', '--case', 'G01-261122-0001'])).toMatchObject({ status: 0 });
  const isMisshapen = `coalesce('null' = any(array[c.before, c.after, c.changed_fields, c.slices, c.hashes, s.salts]::text[]), false)`;
  const earlier = {
    changes: `select c.position::text, c.change_set_id::text, ${jsonOf(leafColumns)}::text from change c order by c.position`,
    histories: `select c.record_id::text, c.position::text, ${jsonOf({ ...verifiedColumns, isMisshapen })}::text
      from change c join change_salt s using (position) order by c.record_id, c.version, c.position`,
  };
  const rewrite = async (edit: (text: string) => string) => {
    for (const [name, text] of Object.entries(earlier)) {
      const { rows } = await superuser.query<(string | null)[]>({ text, rowMode: 'array' });
      const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      await writeFile(join(copy, `${name}.jsonl.gz`), gzipSync(edit(lines)));
    }
  };
  const found = async () => findingsOf(await openFileSource(copy), ['changes', 'records']);
  await rewrite((text) => text);
  expect(await found()).toEqual([]);
  await rewrite((text) => text.replaceAll(String.raw`"operation\" : \"close\"`, String.raw`"operation\" : \"update\"`));
  expect((await found()).map(({ of, kind }) => `${of} ${kind}`).sort()).toEqual(['changes ALTERED', 'history FRAME']);
});

it('proves a row to another machine, and to one person of many nothing of the others', { timeout: 60_000 }, async () => {
  const elsewhere = async (file: string, log: 'changes' | 'reads') =>
    checkOpened(await readFile(file, 'utf8'), verifierKey(origin(log), ED25519, rawPublicKey(logKeys[log])));
  const asked = ['--purpose', 'audit', '--case', 'G01-261122-0001'];
  const change = join(folder, 'change.tlog-proof');
  expect(await giaolo(['prove', '6', ...asked, '--out', change])).toMatchObject({ status: 0 });
  const proven = await giaolo(['verify', change, '--key', verifierKeyOf('changes')], {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    HUB_KEYS_DIR: join(folder, 'none'),
  });
  expect(proven).toMatchObject({ status: 0, json: { whole: true, position: '6', entry: { entity: 'Person', operation: 'update' } } });
  expect(proven.out).toContain('Người Khác 0');
  expect(proven.out).toContain('steward-1');

  // Any other letter of what is opened, and any other key, proves nothing.
  const text = await readFile(change, 'utf8');
  const extra = Buffer.from(/^extra (.*)$/m.exec(text)?.[1] ?? '', 'base64').toString();
  const letters = [
    ['Người Khác 0', 'Người Khác 1'],
    ['steward-1', 'steward-2'],
    ['version\\":2', 'version\\":3'],
    ['\\"update\\"', '\\"correct\\"'],
  ] as const;
  for (const [from, to] of letters) {
    expect(extra).toContain(from);
    const forged = extra.replace(from, to);
    await writeFile(change, text.replace(/^extra .*$/m, `extra ${Buffer.from(forged).toString('base64')}`));
    expect((await elsewhere(change, 'changes')).kind).not.toBe('included');
  }
  await writeFile(change, text);
  expect((await elsewhere(change, 'reads')).kind).not.toBe('included');

  const { rows } = await superuser.query<{ position: string; id: string; others: string[] }>(
    `select position::text, min(subject_id::text) as id, array_agg(subject_id::text) as others from read_subject group by position having count(*) = 5`,
  );
  const read = join(folder, 'read.tlog-proof');
  expect(await giaolo(['prove', `reads/${rows[0]?.position}`, '--subject', rows[0]?.id ?? '', ...asked, '--out', read])).toMatchObject({
    status: 0,
  });
  expect(await elsewhere(read, 'reads')).toMatchObject({ kind: 'included', opened: { subject: { subject: rows[0]?.id, of: 5 } } });
  const shown = Buffer.from(/^extra (.*)$/m.exec(await readFile(read, 'utf8'))?.[1] ?? '', 'base64').toString();
  for (const other of rows[0]?.others ?? []) expect(shown.includes(other)).toBe(other === rows[0]?.id);
  expect(shown).not.toContain('"service"');
  expect((await giaolo(['prove', 'reads/1', '--subject', rows[0]?.others[4] ?? '', ...asked])).status).toBe(1);
  const about = await superuser.query(`select subject_count from ${READ_ROWS} l where purpose = 'audit' order by position desc limit 1`);
  expect(about.rows).toEqual([{ subject_count: 1 }]);
});

it('holds the log to a checkpoint that somebody kept, so that a log cut back with all it signed is found', {
  timeout: 60_000,
}, async () => {
  const { rows } = await superuser.query<{ note: string }>(
    `select note from log_checkpoint where log = 'changes' order by size desc limit 1`,
  );
  const kept = join(folder, 'kept.txt');
  await writeFile(kept, rows[0]?.note ?? '');
  const verify = () => giaolo(['verify', '--part', 'changes', '--checkpoint', kept]);
  expect(await verify()).toMatchObject({ status: 0 });
  const cut = await createTestDatabase();
  try {
    // The same log by its name and key, of which nothing was written: as a rollback leaves it.
    const other = createPool({ url: cut.url, max: 1 });
    await other.query('alter table hub_log disable trigger all');
    await other.query(`update hub_log set log_id = '${origin('changes').split('/')[1]}'`);
    await endPool(other);
    const found = await giaolo(['verify', '--part', 'changes', '--checkpoint', kept], { DATABASE_URL: cut.url });
    expect(found.json.findings).toEqual([{ of: 'tree', log: 'changes', kind: 'ROOT', at: expect.stringContaining('kept') }]);
  } finally {
    await cut.drop();
  }
});

it('tells at a start of a guard that is gone, and of a tree that is not the one that was signed', async () => {
  const pool = createPool({ url: database.url, max: 1 });
  const check = async () => quickCheck({ pool, model, keys: logKeys, shipped: await shippedGuards() });
  expect(await check()).toEqual({ guards: [], logs: [] });
  await superuser.query('alter table change disable trigger refuse_change');
  await superuser.query('alter table log_hash disable trigger refuse_change');
  await superuser.query(
    `update log_hash set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where log = 'changes' and level = 0 and first = 0`,
  );
  const found = await check();
  expect(found.guards).toEqual([
    { of: 'guard', kind: 'ALTERED', guard: 'trigger change.refuse_change' },
    { of: 'guard', kind: 'ALTERED', guard: 'trigger log_hash.refuse_change' },
  ]);
  expect(found.logs.map(({ log }) => log)).toEqual(['changes']);
  await endPool(pool);
});
