import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createPool, endPool, query } from '../src/db/client.js';
import { runningEmbedded } from '../src/db/embedded/start.js';
import { inPackage } from '../src/root.js';
import { startWriter } from './feed/start-writer.js';
import { type Result, summary } from './report.js';
import { stop } from './servers/child.js';
import { startHub } from './servers/start-hub.js';

/** A million changes in a minute. */
const SECONDS_MAX = 60;
const SEEDING_MS_MAX = 600_000;
const SEALED_MS_MAX = 900_000;

type Options = { changes: number; rounds: number; tell: (what: string) => void };

/**
 * W17, on data of its own: a ledger of so many changes, all of them sealed, verified by the command as an operator runs it – registers, ledger,
 * sets, salts, read log, trees and guards – beside a hub that has nothing to do. A finding fails it.
 */
export async function auditResult({ changes, rounds, tell }: Options): Promise<Result> {
  const dataDir = inPackage('bench/.data/audit');
  mkdirSync(dataDir, { recursive: true });
  tell('W17: starting a hub');
  const body = JSON.stringify({ query: '{ province(code: "01") { name } }' });
  const hub = await startHub(dataDir, { headers: { 'content-type': 'application/json' }, body }, { answerMsMax: SEEDING_MS_MAX });
  try {
    const database = await runningEmbedded(dataDir);
    if (!database) throw new Error('the hub has no database');
    tell(`W17: writing up to ${changes} changes`);
    const { writer } = await startWriter(database.url, { fillTo: changes, perSecond: 1 });
    await stop(writer);
    tell('W17: waiting for the seal');
    await sealed(database.url);
    const perSecond: number[] = [];
    const seconds: number[] = [];
    let whole = true;
    let rows = 0;
    for (let round = 1; round <= rounds; round++) {
      tell(`W17: round ${round} of ${rounds}`);
      const told = await verified(dataDir);
      whole &&= told.whole;
      rows = Number(told.logs.changes.rows);
      perSecond.push(Math.round(rows / told.seconds));
      seconds.push(told.seconds);
    }
    const median = summary(seconds).ratio;
    return {
      id: 'W17',
      title: 'changes verified by giaolo audit verify, with registers, trees and guards',
      unit: 'changes/s',
      target: { least: Math.round(1_000_000 / SECONDS_MAX) },
      ...summary(perSecond),
      detail: `${rows} changes in ${median.toFixed(1)} s`,
      ...(whole ? {} : { failed: 'an untouched database was told to be altered' }),
    };
  } finally {
    await hub.stop();
  }
}

type Told = { whole: boolean; seconds: number; logs: { changes: { rows: string } } };

function verified(dataDir: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['bin/giaolo.js', '--json', 'audit', 'verify'],
      { cwd: inPackage('.'), env: { ...process.env, HUB_DATA_DIR: dataDir }, maxBuffer: 100_000_000 },
      (error, out) => (out.startsWith('{') ? resolve(JSON.parse(out) as Told) : reject(error ?? new Error('nothing was told'))),
    );
  });
}

async function sealed(url: string): Promise<void> {
  const pool = createPool({ url, max: 1, timeouts: { statementMs: 0, queryMs: 0 } });
  try {
    const end = performance.now() + SEALED_MS_MAX;
    while (performance.now() < end) {
      const { rows } = await query<{ done: boolean }>(
        pool,
        `select coalesce((select max(size) from log_checkpoint where log = 'changes'), 0) = (select max(position) from change) as done`,
      );
      if (rows[0]?.done === true) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('the log was not sealed in time');
  } finally {
    await endPool(pool);
  }
}
