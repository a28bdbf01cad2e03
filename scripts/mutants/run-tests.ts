import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATABASE_PREFIX } from '../../test/support/database.js';
import { SHARED_SERVER } from '../../test/support/global-setup.js';
import type { Told } from './told-reporter.js';

export type Outcome = {
  /** `broken`: it does not even load, so nothing was learnt of any promise. */
  kind: 'passed' | 'failed' | 'hung' | 'broken';
  seconds: number;
  /** The test that failed and why, or what a test says of itself. */
  said: string;
};

type Run = {
  tree: string;
  /** Test files as they stand in the tree. */
  files: readonly string[];
  /** Where they are bundled; else they are run as the suite runs them. */
  isBundled: boolean;
  serverUrl: string | undefined;
  secondsMax: number;
  job: number;
};

/** Runs test files one after the other, and tells how each ended that came to its end. Whatever hangs is ended with all it started. */
export async function runTests({ tree, files, isBundled, serverUrl, secondsMax, job }: Run): Promise<Map<string, Outcome>> {
  const report = join(tree, `.told-${job}`);
  rmSync(report, { force: true });
  const started = performance.now();
  const how = isBundled
    ? ['--config', 'scripts/mutants/vitest.config.ts']
    : ['--maxWorkers=1', '--reporter=./scripts/mutants/told-reporter.ts', '--bail=1'];
  const child = spawn(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', ...how, ...files], {
    cwd: tree,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SEED,
      GIAOLO_MUTANTS_TOLD: report,
      [DATABASE_PREFIX]: databasesOf(job),
      ...(serverUrl === undefined ? {} : { [SHARED_SERVER]: serverUrl }),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-OUTPUT_MAX);
    });
  }
  let hung = false;
  const late = setTimeout(() => {
    hung = true;
    endGroup(child.pid);
  }, secondsMax * 1_000);
  await new Promise((done) => child.on('close', done));
  clearTimeout(late);
  endGroup(child.pid);

  const told = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n').filter(Boolean) : [];
  const seconds = (performance.now() - started) / 1_000 / Math.max(1, told.length);
  const outcomes = new Map<string, Outcome>();
  for (const line of told) {
    const { file, passed, failed } = JSON.parse(line) as Told;
    const name = file.slice(file.indexOf(tree) + tree.length + 1);
    if (failed === null)
      outcomes.set(
        name,
        passed > 0 ? { kind: 'passed', seconds, said: `${passed} passed` } : { kind: 'broken', seconds, said: 'no test ran' },
      );
    else outcomes.set(name, { kind: DOES_NOT_LOAD.test(failed) ? 'broken' : 'failed', seconds, said: failed });
  }
  const [missing] = files.filter((file) => !outcomes.has(file));
  if (missing !== undefined && hung) outcomes.set(missing, { kind: 'hung', seconds: secondsMax, said: `nothing after ${secondsMax} s` });
  else if (missing !== undefined && told.length === 0) outcomes.set(missing, { kind: 'broken', seconds, said: output.slice(-400) });
  return outcomes;
}

/** What the names of the databases of a job begin with: those of a run that was ended are left behind. */
export function databasesOf(job: number): string {
  return `mutants${job}`;
}

/** Random tests are repeatable, so a fault is caught the second time as it was the first. */
const SEED = '20261129';
const OUTPUT_MAX = 20_000;
const DOES_NOT_LOAD = /syntax error at or near|SyntaxError|PARSE_ERROR|Transform failed|is not defined|Failed to (parse|load)/;

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is over, with all it started.
  }
}
