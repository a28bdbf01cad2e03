import { mkdirSync } from 'node:fs';
import { runningEmbedded } from '../../src/db/embedded/start.js';
import { inPackage } from '../../src/root.js';
import { type Result, summary } from '../report.js';
import { stop } from '../servers/child.js';
import { startHub, tokenFor } from '../servers/start-hub.js';
import { followArrivals } from './arrivals.js';
import { type Reading, readOn } from './reading.js';
import { startWriter } from './start-writer.js';

const CHANGES_PER_SECOND = 50_000;
const WRITTEN_PER_SECOND = 1_000;
const COMMIT_TO_FEED_MS = 1_000;
const READERS = 2;
/** The first start loads the reference data and the demo. */
const SEEDING_MS_MAX = 600_000;
const TITLE = 'change feed in pages of 1,000 while 1,000 changes a second are written';

type Pace = { fillTo: number; seconds: number; rounds: number; tell: (what: string) => void };

/**
 * W6, on a data directory of its own: the hub as delivered with its demo, whose ledger holds real changes, filled up with more through the
 * door. A steward with purpose and case reads it, who may see all of it, so that a missing position is a lost one – and every page is in
 * the read log.
 */
export async function feedResult({ fillTo, seconds, rounds, tell }: Pace): Promise<Result> {
  const dataDir = inPackage('bench/.data/feed');
  mkdirSync(dataDir, { recursive: true });
  tell('W6: starting a hub with the demo');
  const body = JSON.stringify({ query: '{ province(code: "01") { name } }' });
  const hub = await startHub(dataDir, { headers: { 'content-type': 'application/json' }, body }, { answerMsMax: SEEDING_MS_MAX });
  try {
    const database = await runningEmbedded(dataDir);
    if (!database) throw new Error('the hub has no database');
    tell(`W6: filling the ledger up to ${fillTo}`);
    const { writer, commits } = await startWriter(database.url, { fillTo, perSecond: WRITTEN_PER_SECOND });
    const headers = {
      authorization: `Bearer ${await tokenFor(dataDir, 'steward')}`,
      'hub-purpose': 'stewardship',
      'hub-case': 'G17-261122-0001',
    };
    const arrivals = await followArrivals(hub.address, headers);
    const read = (forSeconds: number) =>
      Promise.all(
        Array.from({ length: READERS }, () => readOn({ address: hub.address, headers, until: performance.now() + forSeconds * 1_000 })),
      );
    await read(1.5);
    const perSecond: number[] = [];
    const written: number[] = [];
    const readings: Reading[] = [];
    for (let round = 1; round <= rounds; round++) {
      tell(`W6: round ${round} of ${rounds}`);
      const before = commits.length;
      const since = performance.now();
      const now = await read(seconds);
      const took = (performance.now() - since) / 1_000;
      readings.push(...now);
      perSecond.push(now.reduce((sum, { changes }) => sum + changes, 0) / took);
      written.push(((commits.at(-1)?.position ?? 0) - (commits[before]?.position ?? 0)) / took);
    }
    await stop(writer);
    await new Promise((resolve) => setTimeout(resolve, COMMIT_TO_FEED_MS));
    const delays = arrivals.close(commits);
    return describe({ perSecond, written, readings, ...delays });
  } finally {
    await hub.stop();
  }
}

type Measured = { perSecond: number[]; written: number[]; readings: Reading[]; delaysMs: number[]; missed: number };

function describe({ perSecond, written, readings, delaysMs, missed }: Measured): Result {
  const pageMs = readings.flatMap((reading) => reading.pageMs).sort((a, b) => a - b);
  const at = (sorted: readonly number[], share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const delays = [...delaysMs].sort((a, b) => a - b);
  const lost = readings.reduce((sum, reading) => sum + reading.lost, 0) + missed;
  const firstError = readings.find((reading) => reading.firstError)?.firstError;
  const p99 = at(delays, 0.99);
  const failed = firstError
    ? `an error: ${firstError.replace(/\s+/g, ' ')}`
    : lost > 0
      ? `${lost} changes were lost`
      : p99 > COMMIT_TO_FEED_MS || delays.length === 0
        ? `a change reached its follower ${p99.toFixed(0)} ms after its commit (p99)`
        : undefined;
  return {
    id: 'W6',
    title: TITLE,
    unit: 'changes/s',
    target: { least: CHANGES_PER_SECOND },
    ...summary(perSecond.map(Math.round)),
    detail: `${READERS} readers, written ${Math.round(summary(written).ratio)}/s, page p50 ${at(pageMs, 0.5).toFixed(1)} ms, p99 ${at(pageMs, 0.99).toFixed(1)} ms, commit to follower p50 ${at(delays, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, none lost of ${readings.reduce((sum, { changes }) => sum + changes, 0).toLocaleString('en')}`,
    ...(failed ? { failed } : {}),
  };
}
