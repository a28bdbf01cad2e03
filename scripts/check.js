#!/usr/bin/env node
// Everything a change must pass, in the order in which it fails fastest. `--without-tests` leaves the suite to the caller.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const steps = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.check.json']],
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
  ...(process.argv.includes('--without-tests') ? [] : [['tests', 'vitest', ['run']]]),
];

let failed = 0;
for (const [name, command, args] of steps) {
  const started = Date.now();
  const expanded = args.flatMap((arg) => (arg.includes('*') ? glob(arg) : [arg]));
  const { status } = spawnSync(`node_modules/.bin/${command}`, expanded, { stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) failed += 1;
}
process.stdout.write(failed === 0 ? 'check: all passed\n' : `check: ${failed} of ${steps.length} steps failed\n`);
process.exit(failed === 0 ? 0 : 1);

function glob(pattern) {
  const folder = pattern.slice(0, pattern.lastIndexOf('/'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
