import pg from 'pg';
import postgres from 'postgres';
import { createPool, query } from '../../src/db/client.js';

export type Throughput = {
  seconds: number;
  kills: number;
  answered: number;
  refused: number;
  noAnswerIn3s: number;
  longestStandstillMs: number;
};

const CALLERS = 16;
const POOL_SIZE = 8;
const KILL_EVERY_MS = 40;
const PATIENCE_MS = 3_000;

/** Single statements only, no transactions: how much of the pool's work survives while one of its backends dies every 40 ms. */
export async function underKills(
  url: string,
  statement: (turn: number) => Promise<unknown>,
  seconds: number,
  kill = true,
): Promise<Throughput> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const end = performance.now() + seconds * 1_000;
  const tally = { kills: 0, answered: 0, refused: 0, noAnswerIn3s: 0, longestStandstillMs: 0 };
  let lastAnswer = performance.now();

  const killing = (async () => {
    while (kill && performance.now() < end) {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`,
      );
      tally.kills += rowCount ?? 0;
      await pause(KILL_EVERY_MS);
    }
  })();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let turn = 0; performance.now() < end; turn++) {
        const outcome = await Promise.race([
          statement(turn).then(
            () => 'answered' as const,
            () => 'refused' as const,
          ),
          pause(PATIENCE_MS).then(() => 'noAnswerIn3s' as const),
        ]);
        tally[outcome]++;
        if (outcome !== 'answered') continue;
        tally.longestStandstillMs = Math.max(tally.longestStandstillMs, Math.round(performance.now() - lastAnswer));
        lastAnswer = performance.now();
      }
    }),
  );
  await killing;
  await admin.end();
  return { seconds, ...tally };
}

export function postgresJsStatements(url: string): (turn: number) => Promise<unknown> {
  const sql = postgres(url, { max: POOL_SIZE, onnotice: () => undefined });
  return async (turn) => sql`select ${turn}::int as n, pg_backend_pid() as pid`;
}

export function pgStatements(url: string): (turn: number) => Promise<unknown> {
  const pool = createPool({ url, max: POOL_SIZE });
  return (turn) => query(pool, 'select $1::int as n, pg_backend_pid() as pid', [turn], 'statement');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => {
    setTimeout(wake, milliseconds).unref();
  });
}
