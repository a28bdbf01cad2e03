import type { Entity } from '../declare/types.js';
import { HubError } from '../errors.js';
import { appliedFiles, appliedKey } from './batch.js';
import { entityAt } from './entity-at.js';
import { type ImportDeps, importFile } from './import-file.js';
import { type Pace, pace } from './pace.js';
import { lookedUpIn } from './related.js';
import type { ImportReport } from './report.js';
import { fingerprint, type ImportSource } from './source.js';

/** One file to load, in the order of its list. `entity` is written as on the command line: `vehicles/plateAssignment`. */
export type Seed = { entity: string; labelVi: string; labelEn?: string; rows: number; reason: string; legalBasis: string; source: ImportSource };

/** For the one who waits: this file's own pace, and that of all files together. `step` and `steps` count files. */
export type SeedProgress = Pace & { step: number; steps: number; labelVi: string; labelEn: string; overall: Pace };

export type SeedOutcome = { files: number; loaded: number; rows: number; seconds: number };

export const SEED_ACTOR = 'giaolo-seed';

/**
 * While the database writes one file, the next one is read and checked: two at a time load a third faster than one by one on two
 * cores, and a third one would find nothing idle.
 */
const LANES = 2;

/**
 * Loads files through the very path of a steward's file, each as soon as everything it rests on is in; the last one waits for all.
 * Files that are in the registers already cost one statement together, so a start with nothing to load takes no time.
 */
export async function loadSeeds(deps: ImportDeps, seeds: readonly Seed[], onProgress?: (progress: SeedProgress) => void): Promise<SeedOutcome> {
  const started = performance.now();
  const steps = await plan(deps, seeds);
  const left = steps.filter(({ isIn }) => !isIn);
  const rowsAll = left.reduce((sum, { seed }) => sum + seed.rows, 0);
  let rows = 0;

  const load = async ({ seed, entity, print, number }: Step): Promise<void> => {
    const label = { step: number + 1, steps: steps.length, labelVi: seed.labelVi, labelEn: seed.labelEn ?? entity.plural };
    let done = 0;
    const report = await importFile(deps, {
      entity,
      apply: true,
      actor: SEED_ACTOR,
      actorRole: 'steward',
      agency: null,
      reason: seed.reason,
      legalBasis: seed.legalBasis,
      source: { ...seed.source, fingerprint: print, rows: seed.rows },
      onProgress: ({ phase, ...own }) => {
        // Checking is quick beside writing: one line goes on over both.
        if (phase === 'check') return;
        rows += own.done - done;
        done = own.done;
        onProgress?.({ ...label, ...own, overall: pace(rows, rowsAll, started) });
      },
    });
    refuseFaults(seed, report);
  };

  await inLanes(left, load);
  return { files: seeds.length, loaded: left.length, rows, seconds: (performance.now() - started) / 1_000 };
}

/** Whether there is nothing to load: one statement. */
export async function areLoaded(deps: ImportDeps, seeds: readonly Seed[]): Promise<boolean> {
  return (await plan(deps, seeds)).every(({ isIn }) => isIn);
}

type Step = {
  number: number;
  seed: Seed;
  entity: Entity;
  print: string;
  isIn: boolean /** Numbers of earlier steps that must be over. */;
  after: readonly number[];
};

async function plan({ pool, model }: ImportDeps, seeds: readonly Seed[]): Promise<Step[]> {
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

/** Seeds are ours: a fault in one is a fault of the release, said with the first thing wrong. */
function refuseFaults({ source }: Seed, { state, problems }: ImportReport): void {
  if (state === 'APPLIED' || state === 'ALREADY_APPLIED') return;
  const [first] = problems;
  const where = `${source.name}${first?.row === undefined ? '' : `:${first.row}`}${first?.field === undefined ? '' : ` [${first.field}]`}`;
  throw new HubError(
    'BATCH_REJECTED',
    { ruleVi: `${where} ${first?.code ?? state}: ${first?.vi ?? ''}`, ruleEn: `${where} ${first?.code ?? state}: ${first?.en ?? ''}` },
    { details: { problems } },
  );
}
