import { HubError } from '../errors.js';
import { appliedFiles, appliedKey } from './batch.js';
import { entityAt } from './entity-at.js';
import { type ImportDeps, importFile } from './import-file.js';
import type { Pace } from './pace.js';
import type { ImportReport } from './report.js';
import { fingerprint, type ImportSource } from './source.js';

/** One file to load, in the order of its list. `entity` is written as on the command line: `vehicles/plateAssignment`. */
export type Seed = { entity: string; labelVi: string; labelEn?: string; rows: number; reason: string; legalBasis: string; source: ImportSource };

/** One line for the one who waits. `step` and `steps` count files; `done` and `total` rows of this file. */
export type SeedProgress = Pace & { step: number; steps: number; labelVi: string; labelEn: string };

export type SeedOutcome = { files: number; loaded: number; rows: number; seconds: number };

export const SEED_ACTOR = 'giaolo-seed';

/**
 * Loads files one after the other through the very path of a steward's file. Files that are in the registers already cost one
 * statement together, so a start with nothing to load takes no time.
 */
export async function loadSeeds(deps: ImportDeps, seeds: readonly Seed[], onProgress?: (progress: SeedProgress) => void): Promise<SeedOutcome> {
  const started = performance.now();
  const prints = await Promise.all(seeds.map(({ source }) => fingerprint(source)));
  const applied = await appliedFiles(deps.pool, prints);
  const outcome = { files: seeds.length, loaded: 0, rows: 0 };
  for (const [i, seed] of seeds.entries()) {
    const entity = entityAt(deps.model, seed.entity);
    const print = prints[i];
    if (entity === undefined || print === undefined) throw new Error(`no entity ${seed.entity}`);
    if (applied.has(appliedKey(entity.name, print))) continue;
    const label = { step: i + 1, steps: seeds.length, labelVi: seed.labelVi, labelEn: seed.labelEn ?? entity.plural };
    const report = await importFile(deps, {
      entity,
      apply: true,
      actor: SEED_ACTOR,
      actorRole: 'steward',
      agency: null,
      reason: seed.reason,
      legalBasis: seed.legalBasis,
      source: { ...seed.source, fingerprint: print, rows: seed.rows },
      // Checking is quick beside writing: a step's line goes on over both without a second bar.
      onProgress: ({ phase, ...pace }) => {
        if (phase === 'apply') onProgress?.({ ...label, ...pace });
      },
    });
    refuseFaults(seed, report);
    outcome.loaded++;
    outcome.rows += report.counts.rows;
  }
  return { ...outcome, seconds: (performance.now() - started) / 1_000 };
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
