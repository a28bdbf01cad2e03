import { HubError } from '../../../errors.js';
import { appliedFiles, appliedKey, type Who } from '../../batch/batch.js';
import { holdFile } from '../../batch/hold-file.js';
import { type Pace, pace } from '../../batch/pace.js';
import { entityAt } from '../../declare/entity-at.js';
import type { Entity } from '../../declare/types.js';
import { FileRefusal } from '../read/refusals.js';
import { fingerprint, type ImportSource } from '../read/source.js';
import { type ImportDeps, importFile } from './import-file.js';
import { mergeSeed, type PlannedRecords, type SeedCounts, type SeedMerged } from './merge-seed.js';
import { lookedUpIn } from './related.js';
import type { ImportReport } from './report.js';
import type { SeedDifference } from './seed-differences.js';
import { seedHistory } from './seed-history.js';

/** One file to load, in the order of its list. `entity` is written as on the command line: `vehicles/plateAssignment`. */
export type Seed = {
  entity: string;
  labelVi: string;
  labelEn?: string;
  rows: number;
  reason: string;
  legalBasis: string;
  source: ImportSource;
};

/** For the one who waits: this file's own pace, and that of all files together. `step` and `steps` count files. */
export type SeedProgress = Pace & { step: number; steps: number; labelVi: string; labelEn: string; overall: Pace };

export type SeedOutcome = {
  files: number;
  loaded: number;
  rows: number;
  seconds: number;
  /** Where the register says something else than the seeds, and goes on saying it. */
  differences: readonly SeedDifference[];
};

export const SEED_ACTOR = 'giaolo-seed';

/**
 * While the database writes one file, the next one is read and checked: two at a time load a third faster than one by one on two
 * cores, and a third one would find nothing idle.
 */
const LANES = 2;

/**
 * Loads files through the very path of a steward's file, each as soon as everything it rests on is in; the last one waits for all.
 * Files that are in the registers already cost one statement together, so a start with nothing to load takes no time.
 *
 * Where others have written, or an earlier release has loaded another version of a file, it is merged instead (merge-seed.ts), and never a
 * reason not to start. Only on registers that hold nothing but seeds a fault in a file is a fault of the release, and ends it.
 */
export async function loadSeeds(
  deps: ImportDeps,
  seeds: readonly Seed[],
  onProgress?: (progress: SeedProgress) => void,
): Promise<SeedOutcome> {
  const started = performance.now();
  const steps = await stepsOf(deps, seeds);
  const left = steps.filter(({ isIn }) => !isIn);
  if (left.length === 0)
    return { files: seeds.length, loaded: 0, rows: 0, seconds: (performance.now() - started) / 1_000, differences: [] };
  const rowsAll = left.reduce((sum, { seed }) => sum + seed.rows, 0);
  const history = await seedHistory(deps.pool, SEED_ACTOR);
  const differences: SeedDifference[] = [];
  let rows = 0;

  const load = async (step: Step): Promise<void> => {
    const { seed, entity, number } = step;
    const label = { step: number + 1, steps: steps.length, labelVi: seed.labelVi, labelEn: seed.labelEn ?? entity.plural };
    const fileStarted = performance.now();
    let done = 0;
    const tell = (own: Pace) => {
      rows += own.done - done;
      done = own.done;
      onProgress?.({ ...label, ...own, overall: pace(rows, rowsAll, started) });
    };
    if (!history.mustMerge(entity.name, seed.source.name, step.print)) {
      const report = await importStep(deps, step, tell);
      if (isIn(report)) return;
      if (!history.knows(entity.name)) throw faultOf(seed, report);
    }
    const merged = await mergeStep(deps, step, (merging) => tell(pace(merging, seed.rows, fileStarted)));
    if (merged === undefined) tell(pace(seed.rows, seed.rows, fileStarted));
    differences.push(...(merged?.differences ?? []));
  };

  await inLanes(left, load);
  return { files: seeds.length, loaded: left.length, rows, seconds: (performance.now() - started) / 1_000, differences };
}

export type SeedPlan = {
  /** How many files are in already. */
  isIn: number;
  /** In the order of loading. `counts` are absent for a file that is loaded as a whole, into registers in which nobody has written. */
  files: readonly { entity: string; file: string; rows: number; counts?: SeedCounts; differences: readonly SeedDifference[] }[];
};

/** What loading would do now, one file after the other, with nothing kept. */
export async function planSeeds(deps: ImportDeps, seeds: readonly Seed[]): Promise<SeedPlan> {
  const steps = await stepsOf(deps, seeds);
  const left = steps.filter(({ isIn: there }) => !there);
  const history = await seedHistory(deps.pool, SEED_ACTOR);
  const planned: PlannedRecords = new Set();
  const files: SeedPlan['files'][number][] = [];
  for (const { seed, entity, print } of left) {
    const file = { entity: entity.name, file: seed.source.name, rows: seed.rows };
    if (!history.mustMerge(entity.name, seed.source.name, print)) files.push({ ...file, differences: [] });
    else {
      const merge = { entity, source: seed.source, print, who: whoOf(seed), planOnly: planned };
      files.push({ ...file, ...(await mergeSeed(deps, merge).catch(unreadable(entity, seed))) });
    }
  }
  return { isIn: steps.length - left.length, files };
}

function importStep(deps: ImportDeps, { seed, entity, print }: Step, tell: (pace: Pace) => void): Promise<ImportReport> {
  return untilFree(() =>
    importFile(deps, {
      ...whoOf(seed),
      entity,
      apply: true,
      empty: 'clear',
      source: { ...seed.source, fingerprint: print, rows: seed.rows },
      // Checking is quick beside writing: one line goes on over both.
      onProgress: ({ phase, ...own }) => phase === 'apply' && tell(own),
    }),
  );
}

/** Another hub that starts beside this one loads the same files: it is waited for, and then they are in. */
async function untilFree(load: () => Promise<ImportReport>): Promise<ImportReport> {
  for (;;) {
    const report = await load();
    if (report.state !== 'REFUSED' || report.problems[0]?.code !== 'FILE_BUSY') return report;
  }
}

async function mergeStep(deps: ImportDeps, { seed, entity, print }: Step, onRows: (done: number) => void): Promise<SeedMerged | undefined> {
  for (;;) {
    const held = await holdFile(deps.pool, `${entity.name} ${print}`, async () => {
      const there = await appliedFiles(deps.pool, [print]);
      if (there.has(appliedKey(entity.name, print))) return undefined;
      return mergeSeed(deps, { entity, source: seed.source, print, who: whoOf(seed), onRows }).catch(unreadable(entity, seed));
    });
    if (held !== undefined) return held.done;
  }
}

/** A file that is no table stops nobody who has data of their own: it is told, and tried again at the next start. */
function unreadable(entity: Entity, { source }: Seed): (error: unknown) => SeedMerged {
  return (error) => {
    if (!(error instanceof FileRefusal)) throw error;
    const differences = error.problems.map(
      (problem): SeedDifference => ({ ...problem, severity: 'warning', entity: entity.name, file: source.name }),
    );
    return { counts: { rows: 0, new: 0, changed: 0, same: 0, rejected: 0, kept: 0 }, differences };
  };
}

function whoOf({ reason, legalBasis }: Seed): Who {
  return { actor: SEED_ACTOR, actorRole: 'steward', agency: null, reason, legalBasis };
}

/** Whether there is nothing to load: one statement. */
export async function areLoaded(deps: ImportDeps, seeds: readonly Seed[]): Promise<boolean> {
  return (await stepsOf(deps, seeds)).every(({ isIn }) => isIn);
}

type Step = {
  number: number;
  seed: Seed;
  entity: Entity;
  print: string;
  isIn: boolean /** Numbers of earlier steps that must be over. */;
  after: readonly number[];
};

async function stepsOf({ pool, model }: ImportDeps, seeds: readonly Seed[]): Promise<Step[]> {
  const prints = await Promise.all(seeds.map(({ source }) => fingerprint(source)));
  const applied = await appliedFiles(pool, prints);
  const steps: Step[] = [];
  for (const [number, seed] of seeds.entries()) {
    const entity = entityAt(model, seed.entity);
    if (entity === undefined) throw new Error(`there is no ${seed.entity}`);
    const print = prints[number] ?? '';
    const restsOn = lookedUpIn(model, entity);
    const isLast = number === seeds.length - 1;
    const after = steps
      .filter((earlier) => isLast || restsOn.has(earlier.entity.name) || lookedUpIn(model, earlier.entity).has(entity.name))
      .map((earlier) => earlier.number);
    steps.push({ number, seed, entity, print, isIn: applied.has(appliedKey(entity.name, print)), after });
  }
  return steps;
}

/** Works through the steps in their order, some at a time, each after those it needs. The first fault ends it, when what runs is over. */
async function inLanes(steps: readonly Step[], work: (step: Step) => Promise<void>): Promise<void> {
  const waiting = new Set(steps);
  const running = new Map<number, Promise<number>>();
  const isOpen = (number: number) => running.has(number) || [...waiting].some((step) => step.number === number);
  const faults: unknown[] = [];
  while (waiting.size + running.size > 0) {
    for (const step of waiting) {
      if (running.size >= LANES || faults.length > 0) break;
      if (step.after.some(isOpen)) continue;
      waiting.delete(step);
      const done = work(step).catch((fault: unknown) => faults.push(fault));
      running.set(
        step.number,
        done.then(() => step.number),
      );
    }
    if (running.size === 0) break;
    running.delete(await Promise.race(running.values()));
  }
  if (faults.length > 0) throw faults[0];
}

function isIn({ state }: ImportReport): boolean {
  return state === 'APPLIED' || state === 'ALREADY_APPLIED';
}

/** Seeds are ours: a fault in one is a fault of the release, said with the first thing wrong. */
function faultOf({ source }: Seed, { state, problems }: ImportReport): HubError {
  const [first] = problems;
  const where = `${source.name}${first?.row === undefined ? '' : `:${first.row}`}${first?.field === undefined ? '' : ` [${first.field}]`}`;
  return new HubError(
    'BATCH_REJECTED',
    { ruleVi: `${where} ${first?.code ?? state}: ${first?.vi ?? ''}`, ruleEn: `${where} ${first?.code ?? state}: ${first?.en ?? ''}` },
    { details: { problems } },
  );
}
