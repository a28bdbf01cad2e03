import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { expect, it } from 'vitest';
import { inPackage } from '../src/root.js';

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

it('layers point one way, and the graph that was looked at is the real one', async () => {
  process.chdir(inPackage('.'));
  const { output } = await cruise(['src', 'seeds'], { ...configuration.options, ruleSet: configuration, validate: true }, undefined, { tsConfig: {} });
  if (typeof output === 'string') throw new Error(output);
  expect(output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  // An empty or half-read graph passes every rule.
  expect(output.summary.totalCruised).toBeGreaterThan(200);
  expect(output.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(800);
});

it('the rules find a hub that knows a register', async () => {
  const rule = configuration.forbidden.find((r: { name: string }) => r.name === 'hub-knows-no-register');
  expect(new RegExp(rule.from.path).test('src/hub/query/plan.ts') && new RegExp(rule.to.path).test('src/registers/index.ts')).toBe(true);
});

it('nothing in hub/ names an entity or a register', async () => {
  const { execFileSync } = await import('node:child_process');
  const names = ['Vehicle', 'Business', 'Person', 'DriverLicence', 'Badge', 'Province', 'vehicles', 'drivers', 'businesses', 'infrastructure'];
  const pattern = `['"\`](${names.join('|')})['"\`]`;
  let found = '';
  try {
    found = execFileSync('grep', ['-rnE', pattern, 'src/hub', 'src/server'], { cwd: inPackage('.'), encoding: 'utf8' });
  } catch {
    // grep exits with 1 when there is nothing to find.
  }
  const code = found.split('\n').filter((line) => line !== '' && !/:\d+:\s*(\*|\/\*|\/\/)/.test(line));
  expect(code).toEqual([]);
});

it("the days of a period are asked about in one room: elsewhere their columns are only read as of a day, compared with a person's, or carried along", async () => {
  const { execFileSync } = await import('node:child_process');
  const rooms = ['src/hub/query', 'src/hub/feed', 'src/hub/evidence', 'src/hub/reads', 'src/registers', 'src/resolvers', 'src/cli', 'src/server'];
  const found = execFileSync('grep', ['-rnE', 'valid_(from|to)\\b', ...rooms], { cwd: inPackage('.'), encoding: 'utf8' });
  const places = new Set(found.split('\n').flatMap((line) => line.split(':')[0] || []));
  expect([...places].sort()).toEqual(['src/hub/feed/feed-sql.ts', 'src/hub/sql/change-scope.ts']);
});

/** Files of src/ whose code – not its comments – matches. */
function filesWith(pattern: RegExp): string[] {
  const all = readdirSync(inPackage('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(all.length).toBeGreaterThan(200);
  const code = (file: string) =>
    readFileSync(join(inPackage('src'), file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line))
      .join('\n');
  return all.filter((file) => pattern.test(code(file))).sort();
}

it('only runtime/ builds: nothing above it makes a pool, a log, a model or a job of its own', () => {
  const builders =
    /\b(poolOf|createPool|withPoolOf|withImportPool|createReaders|createLanes|openReadLog|createReadLogPool|watchLog|watchLedger|createFollow|createAnswer|loadModel|executableSchema|createBatchWithdrawals|createWithdrawalWork)\(/;
  expect(filesWith(builders).filter((file) => /^(cli|server|worker)\//.test(file))).toEqual([]);
  expect(filesWith(builders).filter((file) => file.startsWith('runtime/')).length).toBeGreaterThan(3);
});

it('work in the background has one owner: elsewhere timers belong to a request, a connection, a wait, or a terminal', () => {
  const timed = filesWith(/\bset(Interval|Timeout)\(|timers\/promises/);
  expect(timed.filter((file) => !(file in TIMED))).toEqual([]);
  // A name that no file has any more would let the next one in.
  expect(Object.keys(TIMED).filter((file) => !timed.includes(file))).toEqual([]);
});

/** Whose time it is that a file outside worker/ waits for. */
const TIMED: Readonly<Record<string, string>> = {
  'worker/timekeeper.ts': 'all work in the background',
  'worker/open-worker.ts': 'the end of a worker',
  'cli/feed-stream.ts': 'a connection that broke',
  'cli/seed-data.ts': 'a word to who waits',
  'cli/start.ts': 'an embedded server that does not come back',
  'cli/stop-signals.ts': 'the end of a process',
  'db/client.ts': 'the end of a pool',
  'db/embedded/process.ts': 'a process that starts or ends',
  'db/hold-lock.ts': 'a lock',
  'db/listen.ts': 'a connection that listens',
  'db/migrate.ts': 'a word to who waits',
  'db/tx.ts': 'another try of a transaction',
  'hub/reads/open-read-log.ts': 'requests that wait for their row',
  'hub/reads/send-rows.ts': 'requests that wait for their row',
  'hub/feed/watch-ledger.ts': 'a connection that listens, and its followers',
  'hub/write/write-down.ts': 'a turn of the event loop',
  'hub/undo/batch-withdrawals.ts': 'a request that waits for an answer',
  'server/admission.ts': 'a request that waits to be let in',
  'server/drain.ts': 'connections that end',
  'server/hub.ts': 'the end of a hub',
  'server/listen.ts': 'a connection',
};
