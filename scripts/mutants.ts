#!/usr/bin/env tsx
// Makes deliberate faults, one at a time, in a copy of the tree, and asks whether the tests notice (docs/tests.md).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { table } from '../test/mutants/index.js';
import { startTestServer } from '../test/support/global-setup.js';
import { openResults } from './mutants/results.js';
import { type Outcome, runTests } from './mutants/run-tests.js';
import { filesOfTree, makeScratch, type Scratch } from './mutants/scratch.js';
import { digest, digestOf, faultOfTable, mutated, type Named } from './mutants/table.js';

const HELP = `npm run mutants -- [options]

  Each fault of test/mutants/ is made in a copy of the tree; the tests it names must fail. All share one throw-away PostgreSQL.
  Results are kept in .mutants/ until the fault, its file or its tests change, so a stopped run goes on where it was.

  --only <text>     faults whose promise, file or sentence has this text (a regular expression)
  --jobs <n>        so many at a time (1)
  --quick           a fixed sample of ten
  --again           asks all once more, whatever was kept
  --check           only whether every fault still applies: no test is run
  --list            only lists them, with what is known
  --seconds <n>     a run that takes longer is ended and counts as caught (300)
  --help

  Exit status: 0 all caught but those explained · 1 something survived, no longer applies or does not even load`;

const { values: given } = parseArgs({
  options: {
    only: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '300' },
    help: { type: 'boolean', default: false },
  },
});

const SAMPLE = 10;
/** At least this share is caught. */
const SHARE_MIN = 0.95;

type Told = { fault: Named; outcome: Outcome | { kind: 'unfit'; seconds: number; said: string } };

const results = openResults();
const chosen = choose();
if (given.help) process.stdout.write(`${HELP}\n`);
else if (given.list || given.check) look();
else process.exitCode = await run();

function choose(): Named[] {
  const pattern = new RegExp(given.only ?? '', 'i');
  const found = table.filter(({ promise, file, breaks }) => pattern.test(promise) || pattern.test(file) || pattern.test(breaks));
  const step = Math.max(1, Math.floor(found.length / SAMPLE));
  return given.quick ? found.filter((_fault, i) => i % step === 0).slice(0, SAMPLE) : found;
}

function look(): void {
  const unfit = chosen.flatMap((fault) => {
    const why = faultOfTable(fault);
    return why === undefined ? [] : [{ fault, outcome: { kind: 'unfit', seconds: 0, said: why } } as const];
  });
  for (const one of unfit) tell(one);
  if (given.list) {
    for (const fault of chosen.filter((one) => unfit.every((other) => other.fault !== one))) {
      const outcome = results.of(digestOf(fault));
      if (outcome) tell({ fault, outcome });
      else process.stdout.write(`unknown   ${fault.promise}: ${fault.breaks}\n`);
    }
  }
  process.stdout.write(`${chosen.length} faults, ${unfit.length} of which no longer apply\n`);
  process.exitCode = unfit.length > 0 ? 1 : 0;
}

async function run(): Promise<number> {
  const told: Told[] = [];
  const source = digest(filesOfTree('src', 'migrations', 'test/support').map((file) => readFileSync(file, 'base64')));
  const waiting = [...chosen];
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  const serverOf = async () => {
    server ??= await startTestServer();
    if (server.fault !== undefined) throw new Error(server.fault);
    return server.url;
  };
  try {
    const needsServer = waiting.some((fault) => !known(fault));
    if (needsServer) await serverOf();
    await Promise.all(Array.from({ length: Number(given.jobs) }, (_, job) => work(job)));
  } finally {
    await server?.stop();
  }
  return summary(told);

  async function work(job: number): Promise<void> {
    let scratch: Scratch | undefined;
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const unfit = faultOfTable(fault);
      const kept = unfit === undefined ? known(fault) : undefined;
      if (unfit === undefined && !kept) scratch ??= makeScratch(job);
      const outcome = unfit !== undefined ? ({ kind: 'unfit', seconds: 0, said: unfit } as const) : (kept ?? (scratch && (await ask(fault, scratch))));
      if (!outcome) continue;
      told.push({ fault, outcome });
      tell({ fault, outcome });
    }
  }

  function known(fault: Named): Outcome | undefined {
    return given.again || faultOfTable(fault) !== undefined ? undefined : results.of(digestOf(fault));
  }

  async function ask(fault: Named, scratch: Scratch): Promise<Outcome> {
    // A guard of the database is made with the template, so such a fault has a server of its own.
    const serverUrl = fault.file.startsWith('migrations/') ? undefined : await serverOf();
    const asking = { scratch, tests: fault.tests, only: fault.only, serverUrl, secondsMax: Number(given.seconds) };
    const control = digest(['control', source, fault.only ?? '', ...fault.tests.flatMap((test) => [test, readFileSync(test, 'utf8')])]);
    if (results.of(control)?.kind !== 'passed') {
      const sound = await runTests({ ...asking, serverUrl: await serverOf() });
      if (sound.kind !== 'passed') return { ...sound, kind: 'broken', said: `without any fault: ${sound.said}` };
      results.keep(control, sound);
    }
    scratch.put(fault.file, mutated(fault));
    try {
      const outcome = await runTests(asking);
      results.keep(digestOf(fault), outcome);
      return outcome;
    } finally {
      scratch.restore(fault.file);
    }
  }
}

function tell({ fault, outcome }: Told): void {
  const words = { passed: fault.survives ? 'explained' : 'SURVIVED', failed: 'caught', hung: 'caught', broken: 'BROKEN', unfit: 'UNFIT' };
  const said = outcome.kind === 'passed' ? (fault.survives ?? '') : outcome.said;
  process.stdout.write(
    `${words[outcome.kind].padEnd(10)}${fault.promise}: ${fault.breaks} (${outcome.seconds.toFixed(1)} s)\n            ${said.slice(0, 220)}\n`,
  );
}

function summary(told: readonly Told[]): number {
  const count = (of: readonly Told[], ...kinds: Told['outcome']['kind'][]) => of.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const promises = [...new Set(told.map(({ fault }) => fault.promise))];
  process.stdout.write(`\n${'promise'.padEnd(12)}${['faults', 'caught', 'survived', 'explained', 'other'].map((word) => word.padStart(11)).join('')}\n`);
  for (const promise of [...promises, 'all']) {
    const of = told.filter(({ fault }) => promise === 'all' || fault.promise === promise);
    const explained = of.filter(({ fault, outcome }) => outcome.kind === 'passed' && fault.survives !== undefined).length;
    const figures = [of.length, count(of, 'failed', 'hung'), count(of, 'passed') - explained, explained, count(of, 'broken', 'unfit')];
    process.stdout.write(`${promise.padEnd(12)}${figures.map((figure) => String(figure).padStart(11)).join('')}\n`);
  }
  const share = count(told, 'failed', 'hung') / Math.max(1, told.length);
  const unexplained = told.filter(({ fault, outcome }) => outcome.kind === 'passed' && fault.survives === undefined);
  const seconds = told.reduce((sum, { outcome }) => sum + outcome.seconds, 0);
  process.stdout.write(`\nmutants: ${(share * 100).toFixed(1)} % caught of ${told.length}, in ${Math.round(seconds)} s of running tests\n`);
  return share >= SHARE_MIN && unexplained.length === 0 && count(told, 'broken', 'unfit') === 0 ? 0 : 1;
}
