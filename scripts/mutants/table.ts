import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Fault } from '../../test/mutants/fault.js';

export type Named = Fault & { promise: string };

/** What is wrong with a fault itself, before anything runs. */
export function faultOfTable({ file, old, new: fresh, tests, breaks }: Fault): string | undefined {
  if (!existsSync(file)) return `${file} is not there`;
  const count = readFileSync(file, 'utf8').split(old).length - 1;
  if (count !== 1) return `its old text stands ${count} times in ${file}`;
  if (old === fresh || breaks === '') return 'it changes nothing or says nothing';
  const missing = tests.find((test) => !existsSync(test));
  if (missing !== undefined || tests.length === 0) return `its test ${missing ?? ''} is not there`;
  return undefined;
}

/** Changes when the fault, its file or its tests do: until then its last result stands. */
export function digestOf({ file, old, new: fresh, tests, only = '' }: Fault): string {
  return digest([file, old, fresh, only, readFileSync(file, 'utf8'), ...tests.flatMap((test) => [test, readFileSync(test, 'utf8')])]);
}

export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

export function mutated({ file, old, new: fresh }: Fault): string {
  return readFileSync(file, 'utf8').split(old).join(fresh);
}
