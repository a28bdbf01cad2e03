import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { openDatabaseSource } from '../../src/hub/audit/database-source.js';
import { askerNumber } from '../../src/hub/reads/words.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { another, columnsOf, drawEdit, drawGuardEdit, randomFrom } from './attacks.js';
import { auditedWorld, findingsOf, REGISTERS } from './world.js';

/** `EDITS=200 GUARD_EDITS=50 SEED=1 npx vitest run test/audit/attacks.test.ts` draws as many. */
const EDITS = Number(process.env.EDITS ?? 25);
const GUARD_EDITS = Number(process.env.GUARD_EDITS ?? 8);
const SEED = Number(process.env.SEED ?? 1);
const PARTS = ['changes', 'reads', 'records'] as const;

let database: TestDatabase;
let superuser: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = createPool({ url: database.url, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0, idleInTransactionMs: 0 } });
  await auditedWorld(database);
});
afterAll(async () => {
  await endPool(superuser);
  await database.drop();
});

it(`names each of ${EDITS} random edits of a superuser without guards, and nothing on an untouched database`, {
  timeout: 600_000,
}, async () => {
  const random = randomFrom(SEED);
  const client = await superuser.connect();
  const unnamed: unknown[] = [];
  try {
    await client.query('begin');
    expect(await findingsOf(await openDatabaseSource(client))).toEqual([]);
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'pg_%'`,
    );
    for (const { name } of tables) await client.query(`alter table "${name}" disable trigger all`);
    const { rows: constraints } = await client.query<{ table: string; name: string }>(
      `select conrelid::regclass::text as "table", conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f')`,
    );
    for (const { table, name } of constraints) await client.query(`alter table ${table} drop constraint "${name}"`);
    for (let n = 0; n < EDITS; ) {
      await client.query('savepoint before');
      const attack = await drawEdit(client, random, REGISTERS);
      const isDone = await (async () => {
        for (const statement of attack.statements) if (((await client.query(statement)).rowCount ?? 0) === 0) return false;
        return true;
      })().catch(() => false);
      if (isDone) {
        n += 1;
        // Alone, or by several who each have a share of the records.
        const findings = await findingsOf(await openDatabaseSource(client), PARTS, { shares: 1 + (n % 3) });
        if (!findings.some(attack.isNamedBy)) unnamed.push({ what: attack.what, findings });
      }
      await client.query('rollback to savepoint before');
    }
    await client.query('rollback');
  } finally {
    client.release();
  }
  expect({ seed: SEED, unnamed }).toEqual({ seed: SEED, unnamed: [] });
});

it('names an edit of every column of a read and of its words, of either format', { timeout: 120_000 }, async () => {
  const random = randomFrom(SEED);
  const client = await superuser.connect();
  const unnamed: string[] = [];
  try {
    await client.query('begin');
    const edited = {
      read_log: ['format = 1', 'format = 2 and subject_count = 1', "kind = 'refusal'"],
      read_asker: ['true'],
      read_question: ['true'],
    };
    for (const [table, rows] of Object.entries(edited)) {
      await client.query(`alter table ${table} disable trigger all`);
      for (const column of await columnsOf(client, table)) {
        for (const row of rows) {
          await client.query('savepoint before');
          const done = await client
            .query(
              `update ${table} set "${column.name}" = ${another(column, random)} where ctid = (select min(ctid) from ${table} where ${row})`,
            )
            .then(
              () => true,
              () => false,
            );
          if (done && (await findingsOf(await openDatabaseSource(client), ['reads'])).length === 0)
            unnamed.push(`${table}.${column.name} where ${row}`);
          await client.query('rollback to savepoint before');
        }
      }
    }
    await client.query('rollback');
  } finally {
    client.release();
  }
  expect(unnamed).toEqual([]);
});

it('names a word of reads that no read has, though its number is right', async () => {
  const client = await superuser.connect();
  try {
    await client.query('begin');
    const word = { actor: 'nobody', role: 'steward', agency: null, purpose: null, client: null, behalfAgency: null, official: null };
    const number = askerNumber(word);
    await client.query('select learn_read_words($1::json)', [JSON.stringify({ askers: [{ number, ...word }], questions: [] })]);
    expect(await findingsOf(await openDatabaseSource(client), ['reads'])).toEqual([{ of: 'words', kind: 'ADDED', word: 'asker', number }]);
    await client.query('rollback');
  } finally {
    client.release();
  }
});

it(`names each of ${GUARD_EDITS} random edits of guards, rights and roles`, { timeout: 600_000 }, async () => {
  const random = randomFrom(SEED);
  const client = await superuser.connect();
  const unnamed: unknown[] = [];
  try {
    await client.query('begin');
    const { rows: triggers } = await client.query<{ table: string; name: string }>(
      `select c.relname as "table", tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and c.relnamespace = 'public'::regnamespace
       and (c.relname = any($1) or not exists (select from register_table r where r.table_name = c.relname)) order by 1, 2`,
      [REGISTERS],
    );
    const { rows: functions } = await client.query<{ name: string; source: string }>(
      `select proname as name, pg_get_functiondef(oid) as source from pg_proc where proname like 'guard\\_%' and pronargs = 0 order by 1`,
    );
    const tables = [...new Set(triggers.map(({ table }) => table))];
    for (let n = 0; n < GUARD_EDITS; n++) {
      await client.query('savepoint before');
      const attack = drawGuardEdit(random, { triggers, functions, tables });
      for (const statement of attack.statements) await client.query(statement);
      const findings = await findingsOf(await openDatabaseSource(client), ['guards']);
      if (!findings.some(attack.isNamedBy)) unnamed.push({ what: attack.what, findings: findings.slice(0, 5) });
      await client.query('rollback to savepoint before');
    }
    await client.query('rollback');
  } finally {
    client.release();
  }
  expect({ seed: SEED, unnamed }).toEqual({ seed: SEED, unnamed: [] });
});
