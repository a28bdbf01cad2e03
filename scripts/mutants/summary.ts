import type { Outcome } from './run-tests.js';
import type { Named } from './table.js';

/** `unfit`: the fault no longer applies. */
export type Told = { fault: Named; outcome: Outcome | { kind: 'unfit'; seconds: number; said: string } };

/** At least this share is caught. */
const SHARE_MIN = 0.95;

export function tell({ fault, outcome }: Told): void {
  const words = { passed: fault.survives ? 'explained' : 'SURVIVED', failed: 'caught', hung: 'caught', broken: 'BROKEN', unfit: 'UNFIT' };
  const said = outcome.kind === 'passed' ? (fault.survives ?? fault.tests.join(', ')) : outcome.said;
  process.stdout.write(
    `${words[outcome.kind].padEnd(10)}${fault.promise}: ${fault.breaks} (${outcome.seconds.toFixed(1)} s)\n            ${said.slice(0, 220)}\n`,
  );
}

/** A line for each promise, the share, and the status to end with. */
export function tellSummary(told: readonly Told[]): number {
  const count = (of: readonly Told[], ...kinds: Told['outcome']['kind'][]) =>
    of.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const explainedOf = (of: readonly Told[]) =>
    of.filter(({ fault, outcome }) => outcome.kind === 'passed' && fault.survives !== undefined).length;
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(11)).join('')}\n`;
  process.stdout.write(`\n${line('promise', ['faults', 'caught', 'survived', 'explained', 'other'])}`);
  for (const promise of [...new Set(told.map(({ fault }) => fault.promise)), 'all']) {
    const of = told.filter(({ fault }) => promise === 'all' || fault.promise === promise);
    const explained = explainedOf(of);
    process.stdout.write(
      line(promise, [of.length, count(of, 'failed', 'hung'), count(of, 'passed') - explained, explained, count(of, 'broken', 'unfit')]),
    );
  }
  const share = count(told, 'failed', 'hung') / Math.max(1, told.length);
  const seconds = told.reduce((sum, { outcome }) => sum + outcome.seconds, 0);
  process.stdout.write(`\nmutants: ${(share * 100).toFixed(1)} % caught of ${told.length}, in ${Math.round(seconds)} s of running tests\n`);
  const isSound = count(told, 'passed') === explainedOf(told) && count(told, 'broken', 'unfit') === 0;
  return share >= SHARE_MIN && isSound ? 0 : 1;
}
