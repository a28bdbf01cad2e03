#!/usr/bin/env tsx
// Makes deliberate faults, one at a time, in a copy of the tree, and asks whether the tests notice (docs/tests.md).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPool, endPool, query } from '../src/db/client.js';
import { table } from '../test/mutants/index.js';
import { startTestServer } from '../test/support/global-setup.js';
import { bundleTest } from './mutants/bundle.js';
import { openResults } from './mutants/results.js';
import { databasesOf, type Outcome, runTests } from './mutants/run-tests.js';
import { filesOfTree, makeScratch, removeScratch } from './mutants/scratch.js';
import { type Told, tell, tellSummary } from './mutants/summary.js';
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
  --seconds <n>     a test file that takes longer is ended and counts as caught (300)
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
/** Test files to a run of vitest: its own start takes as long as two of them. */
const BATCH = 10;

const results = openResults();
const secondsMax = Number(given.seconds);
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
  const settle = (one: Told) => {
    told.push(one);
    tell(one);
  };
  const waiting: Named[] = [];
  for (const fault of chosen) {
    const why = faultOfTable(fault);
    const known = why === undefined && !given.again ? results.of(digestOf(fault)) : undefined;
    if (why !== undefined) settle({ fault, outcome: { kind: 'unfit', seconds: 0, said: why } });
    else if (known) settle({ fault, outcome: known });
    else waiting.push(fault);
  }
  if (waiting.length > 0) await askAll(waiting, settle);
  return tellSummary(told);
}

/** One test file for one fault; without a fault it is the control, which must pass. */
type Asking = { test: string; fault?: Named };

async function askAll(faults: readonly Named[], settle: (told: Told) => void): Promise<void> {
  const source = digest(filesOfTree('src', 'migrations', 'test/support').map((file) => readFileSync(file, 'base64')));
  const controlOf = (test: string) => digest(['control', source, test, readFileSync(test, 'utf8')]);
  const server = await startTestServer();
  if (server.fault !== undefined) throw new Error(server.fault);
  const trees = Array.from({ length: Number(given.jobs) }, (_, job) => makeScratch(job));
  const keep = (fault: Named, outcome: Outcome) => {
    results.keep(digestOf(fault), outcome);
    settle({ fault, outcome });
  };
  try {
    const survivors: { fault: Named; outcome: Outcome }[] = [];
    await askEach(faults, BATCH, (fault, outcome) => {
      if (outcome.kind === 'passed' && fault.survives === undefined) survivors.push({ fault, outcome });
      else keep(fault, outcome);
    });
    // What shares a run can share its luck: nobody counts as a survivor who was not asked alone.
    if (survivors.length > 0) process.stdout.write(`asking ${survivors.length} once more, each in a run of its own\n`);
    let caughtAlone = 0;
    await askEach(
      survivors.map(({ fault }) => fault),
      1,
      (fault, outcome) => {
        if (outcome.kind !== 'passed') caughtAlone++;
        keep(fault, outcome);
      },
    );
    if (survivors.length > 0) process.stdout.write(`${caughtAlone} of these ${survivors.length} were caught in a run of their own\n`);
  } finally {
    for (const tree of trees) removeScratch(tree);
    await server.stop();
  }

  /** Test by test: most faults fall at the first, and only what is left is asked by the next. */
  async function askEach(faults: readonly Named[], size: number, answer: (fault: Named, outcome: Outcome) => void): Promise<void> {
    let left = [...faults];
    for (let round = 0; left.length > 0; round++) {
      const tests = [...new Set(left.map(({ tests }) => tests[round] ?? ''))];
      const unproven = tests.filter((test) => results.of(controlOf(test))?.kind !== 'passed');
      await inBatches(
        unproven.map((test) => ({ test })),
        size,
        ({ test }, outcome) => results.keep(controlOf(test), outcome),
      );
      const next: Named[] = [];
      const asked = left.flatMap((fault): Asking[] => {
        const test = fault.tests[round] ?? '';
        const control = results.of(controlOf(test));
        if (control?.kind === 'passed') return [{ test, fault }];
        settle({ fault, outcome: { kind: 'broken', seconds: 0, said: `${test} without any fault: ${control?.said}` } });
        return [];
      });
      await inBatches(asked, size, ({ fault }, outcome) => {
        if (!fault) return;
        if (outcome.kind === 'passed' && fault.tests[round + 1] !== undefined) next.push(fault);
        else answer(fault, outcome);
      });
      left = next;
    }
  }

  async function inBatches(askings: readonly Asking[], size: number, tell: (asking: Asking, outcome: Outcome) => void): Promise<void> {
    const batches: Asking[][] = [];
    for (const asking of askings) {
      const last = batches.at(-1);
      if (isOfTheTree(asking)) batches.unshift([asking]);
      else if (last && last.length < size && last[0] && !isOfTheTree(last[0])) last.push(asking);
      else batches.push([asking]);
    }
    const work = async (tree: string, job: number) => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const outcomes = await runBatch({ batch, tree, job });
        for (const [asking, outcome] of outcomes) tell(asking, outcome);
        const unanswered = batch.filter((asking) => !outcomes.has(asking));
        // What stood behind one that hung is asked once more.
        if (unanswered.length > 0) batches.push(unanswered);
        await dropDatabases(server.url, job);
      }
    };
    await Promise.all(trees.map(work));
  }

  async function runBatch({ batch, tree, job }: { batch: readonly Asking[]; tree: string; job: number }): Promise<Map<Asking, Outcome>> {
    const [first] = batch;
    const outcomes = new Map<Asking, Outcome>();
    if (first && isOfTheTree(first)) {
      const { fault, test } = first;
      if (fault) writeFileSync(join(tree, fault.file), mutated(fault));
      // A guard of the database is made with the template: such a fault has a server of its own.
      const serverUrl = fault?.file.startsWith('migrations/') ? undefined : server.url;
      const told = await runTests({ tree, files: [test], isBundled: false, serverUrl, secondsMax, job });
      if (fault) writeFileSync(join(tree, fault.file), readFileSync(fault.file));
      const outcome = told.get(test);
      if (outcome) outcomes.set(first, outcome);
      return outcomes;
    }
    const folder = `bundled${job}`;
    removeScratch(join(tree, folder));
    const files = new Map<string, Asking>();
    for (const [i, asking] of batch.entries()) {
      const { fault, test } = asking;
      try {
        const put = fault && { file: fault.file, text: mutated(fault) };
        files.set(await bundleTest({ tree, folder, name: `t${i}`, test, ...(put ? { put } : {}) }), asking);
      } catch (error) {
        outcomes.set(asking, { kind: 'broken', seconds: 0, said: String(error).slice(0, 400) });
      }
    }
    if (files.size === 0) return outcomes;
    const told = await runTests({
      tree,
      files: [...files.keys()],
      isBundled: true,
      serverUrl: server.url,
      secondsMax: secondsMax * files.size,
      job,
    });
    for (const [file, outcome] of told) {
      const asking = files.get(file);
      if (asking) outcomes.set(asking, outcome);
    }
    return outcomes;
  }
}

/**
 * Where the fault has to stand in a file: what starts processes of ours reads the tree, the template is made from it, and a module that a
 * test mocks must be one of its own.
 */
function isOfTheTree({ test, fault }: Asking): boolean {
  return (
    fault?.file.startsWith('migrations/') ||
    /spawn\(|execFile\(|fork\(|process\.ts|import\.meta\.url|runHub|vi\.mock\(/.test(readFileSync(test, 'utf8'))
  );
}

async function dropDatabases(serverUrl: string, job: number): Promise<void> {
  const pool = createPool({ url: serverUrl, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } });
  const { rows } = await query<{ name: string }>(pool, `select datname as name from pg_database where datname like $1`, [
    `${databasesOf(job)}\\_%`,
  ]);
  for (const { name } of rows) await query(pool, `drop database if exists ${name} with (force)`);
  await endPool(pool);
}
