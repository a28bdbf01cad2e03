import { mkdirSync } from 'node:fs';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { runningEmbedded } from '../../src/db/embedded/start.js';
import { inPackage } from '../../src/root.js';
import { startWriter } from '../feed/start-writer.js';
import { type Result, summary } from '../report.js';
import { sealedTo } from '../sealed.js';
import { start, stop } from '../servers/child.js';
import { startHub } from '../servers/start-hub.js';

const LEAVES_PER_SECOND = 5_000;
const WRITTEN_PER_SECOND = 1_000;
const COMMIT_TO_CHECKPOINT_MS = 2_000;
/** What is to be sealed beyond what comes meanwhile. */
const BACKLOG = 100_000;
/** The first start loads the reference data and the demo. */
const SEEDING_MS_MAX = 600_000;

type Pace = { seconds: number; rounds: number; tell: (what: string) => void };

/**
 * W16, on the data of W6: a hub that leaves the work to others, a writer of 1,000 changes a second, and a worker that begins with a log of
 * which 100,000 rows and more are not sealed. How fast it seals is told until it has caught up; how late a checkpoint is, from then on, by
 * the database's clock.
 */
export async function sealingResult({ seconds, rounds, tell }: Pace): Promise<Result> {
  const dataDir = inPackage('bench/.data/feed');
  mkdirSync(dataDir, { recursive: true });
  tell('W16: starting a hub that seals nothing');
  const body = JSON.stringify({ query: '{ province(code: "01") { name } }' });
  const hub = await startHub(
    dataDir,
    { headers: { 'content-type': 'application/json' }, body },
    { answerMsMax: SEEDING_MS_MAX, env: { HUB_WORKER: 'off' } },
  );
  const database = await runningEmbedded(dataDir);
  if (!database) throw new Error('the hub has no database');
  const pool = createPool({ url: database.url, max: 1, timeouts: { statementMs: 0, queryMs: 0 } });
  const perSecond: number[] = [];
  const delays: { p50: number; p99: number }[] = [];
  let written = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      tell(`W16: round ${round} of ${rounds}`);
      const { writer, commits } = await startWriter(database.url, {
        fillTo: (await sealedTo(pool)) + BACKLOG,
        perSecond: WRITTEN_PER_SECOND,
      });
      while (commits.length === 0) await pause(20);
      // Caught up with what there was: the writer goes on, and the newest change is never sealed.
      const backlog = commits.at(-1)?.position ?? 0;
      const began = await clock(pool);
      const env = { ...process.env, HUB_DATA_DIR: dataDir };
      const worker = start(process.execPath, ['bin/giaolo.js', 'worker'], { cwd: inPackage('.'), env, stdio: ['ignore', 'ignore', 2] });
      while ((await sealedTo(pool)) < backlog) await pause(20);
      const caughtUp = await clock(pool);
      perSecond.push(await rate(pool, began, caughtUp));
      const before = commits.length;
      await pause(seconds * 1_000);
      const ended = await clock(pool);
      written += ((commits.at(-1)?.position ?? 0) - (commits[before]?.position ?? 0)) / seconds / rounds;
      await stop(writer);
      await pause(COMMIT_TO_CHECKPOINT_MS);
      delays.push(await lateness(pool, caughtUp, ended));
      await stop(worker);
    }
  } finally {
    await endPool(pool);
    await hub.stop();
  }
  const p99 = Math.max(...delays.map((one) => one.p99));
  return {
    id: 'W16',
    title: 'leaves of the log of changes sealed beside a writer of 1,000 changes a second',
    unit: 'leaves/s',
    target: { least: LEAVES_PER_SECOND },
    ...summary(perSecond.map(Math.round)),
    detail: `written ${Math.round(written)}/s, commit to signed checkpoint p50 ${summary(delays.map(({ p50 }) => p50)).ratio.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (worst round)`,
    ...(p99 <= COMMIT_TO_CHECKPOINT_MS
      ? {}
      : { failed: `a change was in a signed checkpoint ${p99.toFixed(0)} ms after its commit (p99)` }),
  };
}

async function clock(pool: Pool): Promise<string> {
  const { rows } = await query<{ now: string }>(pool, 'select clock_timestamp()::text as now');
  return rows[0]?.now ?? '';
}

/** From the first checkpoint to the last of the time. */
async function rate(pool: Pool, from: string, to: string): Promise<number> {
  const { rows } = await query<{ rate: number }>(
    pool,
    `select ((max(size) - min(size)) / extract(epoch from max(signed_at) - min(signed_at)))::float8 as rate
     from log_checkpoint where log = 'changes' and signed_at between $1::timestamptz and $2::timestamptz`,
    [from, to],
  );
  return rows[0]?.rate ?? Number.NaN;
}

/** From the instant of a change set, which its commit follows, to the first checkpoint that holds all of it. */
async function lateness(pool: Pool, from: string, to: string): Promise<{ p50: number; p99: number }> {
  const { rows } = await query<{ p50: number; p99: number }>(
    pool,
    `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.99) within group (order by ms) as p99 from (
       select 1000 * extract(epoch from
         (select min(signed_at) from log_checkpoint c where c.log = 'changes' and c.size >= s.last_position) - s.recorded_from)::float8 as ms
       from change_set s where recorded_from between $1::timestamptz and $2::timestamptz) late`,
    [from, to],
  );
  return rows[0] ?? { p50: Number.NaN, p99: Number.NaN };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
