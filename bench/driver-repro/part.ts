import pg from 'pg';
import postgres from 'postgres';
import { createPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { pgStatements, postgresJsStatements, underKills } from './kills.js';
import {
  closedWhileAway,
  cutting,
  hangingUp,
  killing,
  listenWithPg,
  listenWithPostgresJs,
  refusing,
  swallowing,
  underTrouble,
} from './listening.js';
import { oneDeadBackend, pgWithTx, postgresJs } from './one-dead-backend.js';

/** One measurement in a process of its own, since some of them end the process or never let it go. Prints one line of JSON. */
const [name = '', url = '', seconds = '12'] = process.argv.slice(2);

const parts: Record<string, () => Promise<unknown>> = {
  'transaction: postgres.js': () => oneDeadBackend(url, postgresJs(url).transact),
  'transaction: pg + withTx': () => oneDeadBackend(url, pgWithTx(url).transact),
  'kills: postgres.js': () => underKills(url, postgresJsStatements(url), Number(seconds)),
  'kills: pg': () => underKills(url, pgStatements(url), Number(seconds)),
  'calm: postgres.js': () => underKills(url, postgresJsStatements(url), Number(seconds) / 3, false),
  'calm: pg': () => underKills(url, pgStatements(url), Number(seconds) / 3, false),
  'listen kills: postgres.js': () => underTrouble(url, listenWithPostgresJs, killing, Number(seconds)),
  'listen kills: pg': () => underTrouble(url, listenWithPg, killing, Number(seconds)),
  'listen close: postgres.js': () => closedWhileAway(url, listenWithPostgresJs),
  'listen close: pg': () => closedWhileAway(url, listenWithPg),
  'listen restart: postgres.js': () => underTrouble(url, listenWithPostgresJs, refusing, Number(seconds)),
  'listen restart: pg': () => underTrouble(url, listenWithPg, refusing, Number(seconds)),
  'listen hang-up: postgres.js': () => underTrouble(url, listenWithPostgresJs, hangingUp, Number(seconds)),
  'listen hang-up: pg': () => underTrouble(url, listenWithPg, hangingUp, Number(seconds)),
  'listen cut: postgres.js': () => underTrouble(url, listenWithPostgresJs, cutting, Number(seconds)),
  'listen cut: pg': () => underTrouble(url, listenWithPg, cutting, Number(seconds)),
  'listen silence: postgres.js': () => underTrouble(url, listenWithPostgresJs, swallowing, Number(seconds)),
  'listen silence: pg': () => underTrouble(url, listenWithPg, swallowing, Number(seconds)),
  'reserved: postgres.js': async () => {
    const sql = postgres(url, { max: 2, onnotice: () => undefined });
    const reserved = await sql.reserve();
    const [row] = await reserved`select pg_backend_pid() as pid`;
    await terminate(Number(row?.pid));
    const answer = await Promise.race([
      reserved`select 1`.then(
        () => 'answered',
        (error: Error) => `refused: ${error.message}`,
      ),
      pause(2_000).then(() => 'no answer in 2 s'),
    ]);
    return { answer };
  },
  'reserved: pg': async () => {
    const pool = createPool({ url, max: 2 });
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await terminate(rows[0]?.pid ?? 0);
    return {
      answer: await client.query('select 1').then(
        () => 'answered',
        (error: Error) => `refused: ${error.message}`,
      ),
    };
  },
  'end: postgres.js': async () => {
    const sql = postgres(url, { max: 2, onnotice: () => undefined });
    const sleeping = sql.begin((tx) => tx`select pg_sleep(30)`).catch((error: Error) => error.message);
    await pause(200);
    await terminateAll();
    return {
      transaction: await Promise.race([sleeping, pause(2_000).then(() => 'no answer in 2 s')]),
      end: await ended(sql.end({ timeout: 2 })),
    };
  },
  'end: pg': async () => {
    const pool = createPool({ url, max: 2 });
    const sleeping = withTx(pool, {}, (tx) => tx.query('select pg_sleep(30)')).catch((error: Error) => error.message);
    await pause(200);
    await terminateAll();
    return { transaction: await Promise.race([sleeping, pause(2_000).then(() => 'no answer in 2 s')]), end: await ended(pool.end()) };
  },
  'copy: postgres.js': async () => {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await sql`drop table if exists copied`;
    await sql`create table copied (n int)`;
    const [row] = await sql`select pg_backend_pid() as pid`;
    const stream = await sql`copy copied from stdin`.writable();
    const outcome = new Promise<string>((tell) => {
      stream.on('error', (error: Error) => tell(`refused: ${error.message}`));
      stream.on('finish', () => tell('reported as finished'));
    });
    stream.write('1\n'.repeat(1_000));
    await terminate(Number(row?.pid));
    stream.write('2\n'.repeat(1_000));
    stream.end();
    const answer = await Promise.race([outcome, pause(3_000).then(() => 'no answer in 3 s')]);
    const after = await Promise.race([
      sql`select count(*)::int as n from copied`.then(
        ([count]) => `${count?.n} rows`,
        (error: Error) => `refused: ${error.message}`,
      ),
      pause(3_000).then(() => 'no answer in 3 s'),
    ]);
    return { answer, after };
  },
};

async function ended(ending: Promise<unknown>): Promise<string> {
  return Promise.race([ending.then(() => 'ended'), pause(5_000).then(() => 'not ended after 5 s')]);
}

async function terminateAll(): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  await admin.end();
  await pause(200);
}

async function terminate(pid: number): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('select pg_terminate_backend($1)', [pid]);
  await admin.end();
  await pause(200);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => {
    setTimeout(wake, milliseconds);
  });
}

// What a driver rejects in the background is its own affair here; what it throws into the event loop is a finding.
process.on('unhandledRejection', () => undefined);
const part = parts[name];
if (part === undefined) throw new Error(`no such part: ${name}`);
process.stdout.write(`${JSON.stringify(await part())}\n`, () => process.exit(0));
