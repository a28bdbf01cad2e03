import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED_SERVER } from '../../test/support/global-setup.js';
import type { Scratch } from './scratch.js';

export type Outcome = {
  /** `broken`: it does not even load, so nothing was learnt of any promise. */
  kind: 'passed' | 'failed' | 'hung' | 'broken';
  seconds: number;
  /** The first test that failed and why. */
  said: string;
};

type Run = { scratch: Scratch; tests: readonly string[]; only: string | undefined; serverUrl: string | undefined; secondsMax: number };

/** Runs test files in the scratch tree, one after the other, to the first that fails. */
export async function runTests({ scratch, tests, only, serverUrl, secondsMax }: Run): Promise<Outcome> {
  const report = join(scratch.tree, '.mutant.json');
  rmSync(report, { force: true });
  const started = performance.now();
  const args = ['run', ...tests, '--bail=1', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`, '--experimental.fsModuleCache'];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...(only === undefined ? [] : ['-t', only])], {
    cwd: scratch.tree,
    // A group of its own, so that whatever hangs goes with all it started.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SEED, ...(serverUrl === undefined ? {} : { [SHARED_SERVER]: serverUrl }) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-OUTPUT_MAX)));
  let hung = false;
  const late = setTimeout(() => {
    hung = true;
    endGroup(child.pid);
  }, secondsMax * 1_000);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(late);
  endGroup(child.pid);
  const seconds = (performance.now() - started) / 1_000;
  if (hung) return { kind: 'hung', seconds, said: `nothing after ${secondsMax} s` };
  const told = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : undefined;
  const failure = told && firstFailure(told);
  if (status === 0 && told && told.numPassedTests > 0) return { kind: 'passed', seconds, said: `${told.numPassedTests} passed` };
  const said = failure ?? lastLine(output);
  return { kind: told && failure !== undefined && !DOES_NOT_LOAD.test(said) ? 'failed' : 'broken', seconds, said };
}

/** Random tests are repeatable, so a fault is caught the second time as it was the first. */
const SEED = '20261129';
const OUTPUT_MAX = 20_000;
const DOES_NOT_LOAD = /syntax error at or near|SyntaxError|PARSE_ERROR|Transform failed|is not defined|Failed to (parse|load)/;

type Report = {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
};

function firstFailure({ testResults }: Report): string | undefined {
  for (const { message, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return plain(`${failed.fullName}: ${failed.failureMessages[0] ?? ''}`);
    if (message !== '') return plain(message);
  }
  return undefined;
}

/** One line, without colours. */
function plain(text: string): string {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  return text.replace(colours, '').replace(/\s+/g, ' ').slice(0, 400);
}

function lastLine(output: string): string {
  return plain(output.trim().split('\n').slice(-4).join(' '));
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is over, with all it started.
  }
}
