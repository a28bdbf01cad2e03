#!/usr/bin/env node
// Everything a change must pass: what takes longest first, then in the order in which it fails fastest. `--without-tests` leaves the suite to the caller.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const steps = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.check.json']],
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types of the pages', 'tsc', ['-p', 'web']],
  ['layers', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'seeds']],
  ['unused code', 'knip', []],
  ['unused but for tests', 'knip', ['--production']],
  ['known holes', 'tsx', ['scripts/check-advisories.ts']],
  ['migrations', 'squawk', ['--config', '.squawk.toml', 'migrations/*.sql']],
  ['generated schema', 'tsx', ['scripts/print-schema.ts', '--check']],
  ['generated docs', 'tsx', ['scripts/print-registers.ts', '--check']],
  ['generated errors', 'tsx', ['scripts/print-errors.ts', '--check']],
  ['generated import manual', 'tsx', ['scripts/print-import.ts', '--check']],
  ['generated limits', 'tsx', ['scripts/print-limits.ts', '--check']],
  ['generated metrics', 'tsx', ['scripts/print-metrics.ts', '--check']],
  ['contract kept', 'tsx', ['scripts/check-contract.ts']],
  ['generated types', 'graphql-codegen', ['--check']],
  // A fault whose text is gone is caught by nobody, and nobody misses it.
  ['faults apply', 'tsx', ['scripts/mutants.ts', '--check']],
];

let failed = 0;
const waiting = steps.values();
// As many side by side as there are cores, each told of as a whole once it ends; the tests take all of them for themselves.
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (!process.argv.includes('--without-tests')) await step(['tests', 'vitest', ['run']], 'inherit');
process.stdout.write(failed === 0 ? 'check: all passed\n' : `check: ${failed} steps failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function work() {
  for (const next of waiting) await step(next);
}

async function step([name, command, args], stdio = 'pipe') {
  const started = Date.now();
  const expanded = args.flatMap((arg) => (arg.includes('*') ? glob(arg) : [arg]));
  const { status, said } = await run(`node_modules/.bin/${command}`, expanded, stdio);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${said}${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) failed += 1;
}

function run(command, args, stdio) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, said: Buffer.concat(said).toString() }));
  });
}

function glob(pattern) {
  const folder = pattern.slice(0, pattern.lastIndexOf('/'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
