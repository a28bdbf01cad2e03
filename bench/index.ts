import { parseArgs } from 'node:util';
import { createPool, endPool, type Pool } from '../src/db/client.js';
import { runningEmbedded } from '../src/db/embedded/start.js';
import { auditResult } from './audit.js';
import { postmasterOf } from './cpu.js';
import { openDataSet } from './data/data-set.js';
import { FULL, QUICK, SMOKE } from './data/scale.js';
import { describeEnvironment, load } from './environment.js';
import { feedResult } from './feed/index.js';
import {
  compareAnswers,
  hubBody,
  loggedAnswers,
  measureRound,
  type Prepared,
  prepare,
  type Round,
  type Servers,
  warmUp,
} from './measure.js';
import { precheckResult } from './prechecks.js';
import { isMet, json, type Result, table } from './report.js';
import {
  aggregateResult,
  coldStartResult,
  lookingBackResult,
  missingResult,
  steadyResult,
  throughputResult,
  verdictResult,
} from './results.js';
import { untilSealed } from './sealed.js';
import { sealingResult } from './sealing/index.js';
import { buildHub, type HubChild, hasRootField, startHub, tokenFor } from './servers/start-hub.js';
import { startLimit } from './servers/start-limit.js';
import {
  AGGREGATE_FIELD,
  GROUPINGS,
  vehicleFigures,
  vehicleSeries,
  vehiclesForStatistics,
  vehiclesInGroups,
} from './workloads/aggregate.js';
import { driverByPersonalId } from './workloads/drivers.js';
import { badgeVerdict } from './workloads/evidence.js';
import { vehicleAsOf, vehicleByPlate, vehiclesOfProvince } from './workloads/vehicles.js';
import type { Workload } from './workloads/workload.js';

const USAGE = `npm run bench [-- --quick | --smoke] [--json] [--only W1,W4] [--minutes 15]
  --quick  a world of ${QUICK.share} and short runs, in five minutes once its data are built
  --smoke  a world of ${SMOKE.share}, one moment each: whether the benchmark runs and the answers agree, not how fast; W6, W16 and W17 are left out
  --json   the figures as JSON on the last line
  --only   these workloads
  --minutes  how long W10 holds its load; from three minutes on memory is told of the third and of the last`;

/** Each after the other in every round; W3 beside W1, which it is held against. */
const WORKLOADS = [
  vehicleByPlate,
  vehicleAsOf,
  vehiclesOfProvince,
  driverByPersonalId,
  badgeVerdict,
  vehiclesInGroups,
  vehicleFigures,
  vehicleSeries,
  vehiclesForStatistics,
];

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    smoke: { type: 'boolean' },
    json: { type: 'boolean' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const PACES = {
  // At full scale grouping all vehicles takes seconds, and of each way some answers must be in.
  full: {
    scale: FULL,
    rounds: 5,
    warmUp: { limit: 5, hub: 12 },
    runSeconds: 8,
    steadySeconds: 60,
    prechecks: 10_000,
    feed: { fillTo: 200_000, seconds: 8 },
  },
  quick: {
    scale: QUICK,
    rounds: 5,
    warmUp: { limit: 0.2, hub: 8 },
    runSeconds: 1.5,
    steadySeconds: 4,
    prechecks: 10_000,
    feed: { fillTo: 40_000, seconds: 1.2 },
  },
  smoke: { scale: SMOKE, rounds: 1, warmUp: { limit: 0.03, hub: 0.1 }, runSeconds: 0.2, steadySeconds: 1, prechecks: 200, feed: null },
};
const paceName = options.smoke ? 'smoke' : options.quick ? 'quick' : 'full';
const pace = PACES[paceName];
/** How many changes W17 verifies at least; the demo has a fifth of a million. */
const VERIFIED = { full: 1_000_000, quick: 100_000, smoke: 0 };
const steadySeconds = options.minutes === undefined ? pace.steadySeconds : Number(options.minutes) * 60;
if (!(steadySeconds > 0)) {
  console.error(`--minutes ${options.minutes}: a number of minutes`);
  process.exit(2);
}
const isWanted = (id: string) => !options.only || options.only.split(',').includes(id);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await bench();

async function bench(): Promise<number> {
  const began = performance.now();
  const tell = (what: string) => process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${what}\n`);
  buildHub();
  // The feed is read over a ledger of its own: the changes of the other data hold no values.
  if (options.only === 'W6' && pace.feed) return print([await feedResult({ ...pace.feed, rounds: pace.rounds, tell })]);
  if (options.only === 'W17' && pace.feed) return print([await auditResult({ changes: VERIFIED[paceName], rounds: pace.rounds, tell })]);
  if (options.only === 'W16' && pace.feed) return print([await sealingResult({ ...pace.feed, rounds: pace.rounds, tell })]);
  tell(`data of scale ${pace.scale.share}`);
  const data = await openDataSet(pace.scale, (what, done, of) => {
    if (done === of || done % Math.ceil(of / 10) === 0) tell(`  ${what} ${done}/${of}`);
  });
  const tokens = new Map(
    await Promise.all(
      ['analyst', 'permit-service', 'dossier-service'].map(async (role) => [role, await tokenFor(data.dataDir, role)] as const),
    ),
  );
  const tokenOf = (role: string) => tokens.get(role) ?? '';

  tell('starting the hub');
  const { hub, startsMs } = await startColdly(data.dataDir, isWanted('W12') ? pace.rounds : 1);
  const stops = [hub.stop];
  try {
    const database = await runningEmbedded(data.dataDir);
    if (!database) throw new Error('the hub has no database');
    const limit = await startLimit(database.url);
    stops.unshift(limit.stop);
    const pool = createPool({ url: database.url, role: 'giaolo_app', max: 1, timeouts: { statementMs: 0, queryMs: 0 } });
    stops.unshift(() => endPool(pool));
    const environment = await describeEnvironment(data, pool);
    await untilSealed(pool, tell);

    const servers: Servers = { hub, limit, postmaster: await postmasterOf(pool) };
    const results: Result[] = [];
    const ready: Prepared[] = [];
    // W10 is W1's question, asked over many connections; W5 is held against W1, and W18 asks W5's many at a time.
    const isNeeded = ({ id }: Workload) =>
      isWanted(id) || (id === vehicleByPlate.id && (isWanted('W10') || isWanted('W5'))) || (id === badgeVerdict.id && isWanted('W18'));
    for (const workload of WORKLOADS.filter(isNeeded)) {
      if (GROUPINGS.includes(workload.id) && !(await hasRootField(hub.address, tokenOf(workload.role), AGGREGATE_FIELD))) {
        results.push(missingResult(workload, { detail: `the schema has no ${AGGREGATE_FIELD} yet` }));
        continue;
      }
      tell(`${workload.id}: comparing the answers of hub and limit`);
      const asked = await workload.asked(data, pool, { address: hub.address, tokenOf });
      const prepared = prepare(workload, asked, tokenOf(workload.role));
      try {
        await compareAnswers(prepared, servers);
        ready.push(await warmUp(prepared, servers, pace.warmUp));
      } catch (error) {
        tell(String(error));
        results.push(missingResult(workload, { failed: String(error).split('\n')[0]?.slice(0, 200) ?? '' }));
      }
    }
    const measured = ready.filter(({ workload }) => isWanted(workload.id) || (workload === vehicleByPlate && isWanted('W5')));
    results.push(...(await measure(measured, servers, pool, tell)));
    const [first] = ready;
    if (isWanted('W10') && first?.workload === vehicleByPlate) {
      tell('W10');
      results.push(await steadyResult(first, servers, { pid: hub.pid, seconds: steadySeconds, connections: 256, tell }));
    }
    const verdicts = ready.find(({ workload }) => workload === badgeVerdict);
    if (isWanted('W18') && verdicts) {
      tell('W18');
      results.push(await precheckResult(verdicts, servers, pool, { dossiers: pace.prechecks }));
    }
    if (isWanted('W12')) results.push(coldStartResult(startsMs));

    if (isWanted('W6') && pace.feed) results.push(await feedResult({ ...pace.feed, rounds: pace.rounds, tell }));
    if (isWanted('W16') && pace.feed) results.push(await sealingResult({ ...pace.feed, rounds: pace.rounds, tell }));

    if (isWanted('W17') && pace.feed) results.push(await auditResult({ changes: VERIFIED[paceName], rounds: pace.rounds, tell }));

    results.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
    console.log(
      `${environment.join('\n')}\nload at the end ${load()}, ${((performance.now() - began) / 1_000).toFixed(0)} s in all, ${pace.rounds} rounds of ${pace.runSeconds} s\n`,
    );
    return print(results);
  } finally {
    for (const stop of stops) await stop();
  }
}

function print(results: readonly Result[]): number {
  console.log(table(results));
  if (options.json) console.log(json(results));
  return results.every((result) => result.failed === undefined && (options.smoke || isMet(result) !== false)) ? 0 : 1;
}

async function measure(ready: readonly Prepared[], servers: Servers, pool: Pool, tell: (what: string) => void): Promise<Result[]> {
  const rounds = new Map<string, Round[]>(ready.map(({ workload }) => [workload.id, []]));
  const unlogged = new Map<string, number>();
  for (let n = 0; n < pace.rounds; n++) {
    tell(`round ${n + 1} of ${pace.rounds}`);
    for (const prepared of ready) {
      const { id, logged } = prepared.workload;
      const before = logged ? await loggedAnswers(pool) : 0;
      const round = await measureRound(prepared, servers, { seconds: pace.runSeconds, hubFirst: n % 2 === 1 });
      rounds.get(id)?.push(round);
      // An intent or two may come late; an answer's row is there before the answer.
      if (logged) unlogged.set(id, (unlogged.get(id) ?? 0) + Math.max(0, round.hub.answers - ((await loggedAnswers(pool)) - before)));
    }
  }
  const lostIn = (id: string) => {
    const lost = unlogged.get(id) ?? 0;
    return lost > 0 ? { failed: `${lost} answers are not in the read log` } : {};
  };
  return ready.map(({ workload }) => {
    const own = rounds.get(workload.id) ?? [];
    if (workload === badgeVerdict) return { ...verdictResult(workload, own, rounds.get(vehicleByPlate.id) ?? []), ...lostIn(workload.id) };
    if (workload === vehicleAsOf) return lookingBackResult(workload, own, rounds.get(vehicleByPlate.id) ?? []);
    if (GROUPINGS.includes(workload.id)) return aggregateResult(workload, own);
    return { ...throughputResult(workload, own), ...lostIn(workload.id) };
  });
}

/** The last one stays. */
async function startColdly(dataDir: string, times: number): Promise<{ hub: HubChild; startsMs: number[] }> {
  const question = {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(hubBody({ document: '{ province(code: "01") { name } }' }, {})),
  };
  const startsMs: number[] = [];
  for (;;) {
    const hub = await startHub(dataDir, question);
    startsMs.push(hub.startedInMs);
    if (startsMs.length === times) return { hub, startsMs };
    await hub.stop();
  }
}
