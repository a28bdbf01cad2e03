import { readFile } from 'node:fs/promises';
import { DEMO_CASE_AGENCY, DEMO_CASES, DEMO_WORK_ORDERS } from '../../seeds/demo/cases.js';
import { type DemoOptions, demoFingerprint, demoSeeds } from '../../seeds/demo/index.js';
import { type Pool, query } from '../db/client.js';
import { holdLock } from '../db/hold-lock.js';
import { withTx } from '../db/tx.js';
import { registerDocuments } from '../hub/answer/trusted-documents.js';
import { isApplied } from '../hub/batch/batch.js';
import type { Model } from '../hub/declare/model.js';
import { readDefinition } from '../hub/evidence/definition.js';
import { endOfCase, writeCase } from '../hub/evidence/open-case.js';
import { workingCalendar } from '../hub/evidence/working-calendar.js';
import {
  areLoaded,
  loadSeeds,
  planSeeds,
  SEED_ACTOR,
  type SeedOutcome,
  type SeedPlan,
  type SeedProgress,
} from '../hub/import/apply/load-seeds.js';
import { printOf } from '../hub/import/read/source.js';
import { currentTimes } from '../hub/time/current-times.js';
import { procedures } from '../registers/procedures/index.js';
import { inPackage } from '../root.js';
import type { Registers } from '../runtime/registers.js';
import { referenceSeeds } from '../seeds/reference.js';
import { type Progress, StartError } from '../start-error.js';

export type SeedDeps = {
  pool: Pool;
  model: Model;
  onProgress?: (progress: SeedProgress) => void;
  /** Told when another process is loading, and this one waits for it. */
  onWait?: Progress;
};

/** The real reference data. Loading it again does nothing and takes no time. */
export async function seedReference({ pool, model, onProgress, onWait }: SeedDeps): Promise<SeedOutcome> {
  const seeds = referenceSeeds();
  if (await areLoaded({ pool, model }, seeds)) return { files: seeds.length, loaded: 0, rows: 0, seconds: 0, differences: [] };
  return inTurn(pool, onWait, () => loadSeeds({ pool, model }, seeds, onProgress));
}

/** What loading it would do now. */
export function planReference({ pool, model }: SeedDeps): Promise<SeedPlan> {
  return planSeeds({ pool, model }, referenceSeeds());
}

/**
 * The generated, fictional data. Its last file carries the fingerprint of the whole, so that a later start need not even generate
 * it to know that it is there. Never mixed with data of others, and never loaded in production (semantics §4).
 */
export async function seedDemo({
  pool,
  model,
  onProgress,
  onWait,
  production,
  options = {},
}: SeedDeps & { production: boolean; options?: DemoOptions }): Promise<SeedOutcome> {
  if (production) {
    throw new StartError(
      { vi: 'Không nạp dữ liệu giả lập khi NODE_ENV=production.', en: 'Fictional data are not loaded when NODE_ENV=production.' },
      { exitStatus: 2 },
    );
  }
  const whole = printOf(demoFingerprint(options));
  if (await isApplied(pool, whole)) return NOTHING_TO_LOAD;
  return inTurn(pool, onWait, () => loadDemo({ pool, model }, options, onProgress));
}

const NOTHING_TO_LOAD: SeedOutcome = { files: 1, loaded: 0, rows: 0, seconds: 0, differences: [] };

async function loadDemo(
  { pool, model }: Pick<SeedDeps, 'pool' | 'model'>,
  options: DemoOptions,
  onProgress: SeedDeps['onProgress'],
): Promise<SeedOutcome> {
  const whole = printOf(demoFingerprint(options));
  if (await isApplied(pool, whole)) return NOTHING_TO_LOAD;
  await refuseOthersData(pool);
  const seeds = demoSeeds(options);
  const last = seeds.length - 1;
  return loadSeeds(
    { pool, model },
    seeds.map((seed, i) => (i === last ? { ...seed, source: { ...seed.source, fingerprint: whole } } : seed)),
    onProgress,
  );
}

/**
 * The cases of the tour and the examples, as long as none is there: opened on the day of the first start, whatever day their codes name, so
 * that they are open as long as any case of their procedure; the work orders with them.
 */
export async function openDemoCases({ pool, model, withReadLog }: Pick<Registers, 'pool' | 'model' | 'withReadLog'>): Promise<void> {
  await openDemoWorkOrders(pool);
  const { rows } = await query(pool, 'select from dossier_case where code = any($1::text[])', [DEMO_CASES.map(({ code }) => code)]);
  if (rows.length > 0) return;
  await withReadLog(({ standIn }) =>
    withTx(pool, { label: 'demo cases' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const calendar = await workingCalendar(tx, model, at);
      const by = { actor: SEED_ACTOR, role: 'dossier-service', agency: DEMO_CASE_AGENCY, purpose: 'once-only' };
      for (const input of DEMO_CASES) {
        const definition = await readDefinition(tx, model, procedures, { code: input.procedure, caseCode: null, at });
        const endsOn = () => endOfCase(times.today, definition, calendar);
        await writeCase(tx, { model, times, standIn }, { catalogue: procedures, definition, input, by, endsOn });
      }
    }),
  );
}

/** The worked documents of `examples/rest`, for a service of their own: who registered documents asks nothing else. */
export async function registerDemoDocuments(pool: Pool): Promise<void> {
  const documents = JSON.parse(await readFile(inPackage('examples/rest/documents.json'), 'utf8')) as Record<string, string>;
  await registerDocuments(pool, DEMO_REST_CLIENT, Object.values(documents));
}

const DEMO_REST_CLIENT = 'demo-dossier-service-lgsp';

function openDemoWorkOrders(pool: Pool): Promise<void> {
  return withTx(pool, { label: 'demo work orders' }, async (tx) => {
    const { today } = await currentTimes(tx);
    for (const order of DEMO_WORK_ORDERS)
      await tx.query(
        `insert into work_order (code, agency, purpose, task, opened_by, opened_role, starts_on, ends_on)
         values ($1, $2, $3, $4, $5, 'seeds', $6::date, $6::date + 365) on conflict (code) do nothing`,
        [order.code, order.agency, order.purpose, order.task, SEED_ACTOR, today],
      );
  });
}

/**
 * Hubs that start together on one database load it once: the others wait, and find it loaded; if the one that loads dies, the next goes on.
 */
async function inTurn<R>(pool: Pool, onWait: Progress | undefined, load: () => Promise<R>): Promise<R> {
  const word =
    onWait &&
    setTimeout(
      () => onWait({ vi: 'Đang chờ một tiến trình khác nạp dữ liệu.', en: 'Waiting for another process that is loading data.' }),
      WORD_MS,
    );
  const held = await holdLock(pool, { work: 'seeds', waitMs: Number.POSITIVE_INFINITY }, () => {
    clearTimeout(word);
    return load();
  }).finally(() => clearTimeout(word));
  if (held === undefined) throw new Error('an endless wait has ended');
  return held.done;
}

const WORD_MS = 1_000;

async function refuseOthersData(pool: Pool): Promise<void> {
  const { rows } = await query<{ others: boolean }>(pool, 'select exists (select from change_set where actor <> $1) as others', [
    SEED_ACTOR,
  ]);
  if (rows[0]?.others !== true) return;
  throw new StartError(
    {
      vi: 'Cơ sở dữ liệu này đã có dữ liệu khác nên không nạp dữ liệu giả lập vào. Hãy dùng một cơ sở dữ liệu mới (HUB_DATA_DIR hoặc DATABASE_URL).',
      en: 'This database holds other data, so fictional data are not loaded into it. Use a new database (HUB_DATA_DIR or DATABASE_URL).',
    },
    { exitStatus: 2 },
  );
}
