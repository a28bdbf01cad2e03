import { hash } from 'node:crypto';
import { readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { seedReference } from '../../src/cli/seed-data.js';
import { createPool, endPool } from '../../src/db/client.js';
import { runningHub, startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { withImportPool } from '../../src/hub/batch/import-pool.js';
import { inPackage } from '../../src/root.js';
import { openModel } from '../../src/runtime/model.js';
import { businesses } from './businesses.js';
import { fleet } from './fleet.js';
import { loadPopulations, type Told } from './load.js';
import { people } from './people.js';
import { readPlaces } from './places.js';
import type { Population } from './population.js';
import type { Scale } from './scale.js';

export type DataSet = {
  dataDir: string;
  scale: Scale;
  /** The day the data are told from. */
  anchor: string;
  /** An instant at which every record was known and none had been superseded yet. */
  registeredBy: string;
  records: Readonly<Record<string, number>>;
  /** Codes of the provinces that have vehicles. */
  provinces: readonly string[];
  builtInSeconds: number;
};

/** What data were made with. */
type Made = { generator: string; migrations: Readonly<Record<string, string>> };

/**
 * The data of a scale: built once, kept under bench/.data, built anew when the generator or a migration has changed. Later migrations are
 * applied to them.
 */
export async function openDataSet(scale: Scale, tell: Told): Promise<DataSet> {
  const dataDir = fileURLToPath(new URL(`../.data/${scale.name}`, import.meta.url));
  const known = JSON.parse(await readFile(`${dataDir}/bench.json`, 'utf8').catch(() => 'null')) as (DataSet & { made?: Made }) | null;
  const made = await madeWith(scale);
  const keep = (data: DataSet) => writeFile(`${dataDir}/bench.json`, JSON.stringify({ ...data, made }, null, 2));
  if (
    known?.made?.generator === made.generator &&
    Object.entries(known.made.migrations).every(([name, hash]) => made.migrations[name] === hash)
  ) {
    const data = { ...known, dataDir };
    if (Object.keys(known.made.migrations).length === Object.keys(made.migrations).length) return data;
    const server = await startEmbedded({ dataDir, command: 'npm run bench' });
    await migrate({ url: server.url }).finally(() => server.stop());
    await keep(data);
    return data;
  }
  await clear(dataDir);
  const built = await build(scale, dataDir, tell);
  await keep(built);
  return built;
}

async function build(scale: Scale, dataDir: string, tell: Told): Promise<DataSet> {
  const began = performance.now();
  const server = await startEmbedded({ dataDir, command: 'npm run bench' });
  try {
    await migrate({ url: server.url });
    await withImportPool(server, (pool) => seedReference({ pool, model: openModel() }));
    const pool = createPool({ url: server.url, role: 'giaolo_app', max: 1 });
    const places = await readPlaces(pool).finally(() => endPool(pool));
    const populations: Population[] = [...businesses(scale, places), ...people(scale, places), ...fleet(scale, places)];
    const { registeredBy } = await loadPopulations(server.url, populations, tell);
    return {
      dataDir,
      scale,
      anchor: places.anchor,
      registeredBy,
      records: Object.fromEntries(populations.map(({ entity, count }) => [entity, count])),
      provinces: places.provinceCodes,
      builtInSeconds: (performance.now() - began) / 1_000,
    };
  } finally {
    await server.stop();
  }
}

/** Only ever a folder of our own that nobody is using. The server's files may lie elsewhere, behind a link (src/db/embedded/place.ts). */
async function clear(dataDir: string): Promise<void> {
  const holder = await runningHub(dataDir).catch(() => undefined);
  if (holder) throw new Error(`${dataDir} is in use by ${holder.command} (process ${holder.pid})`);
  const server = await realpath(`${dataDir}/postgres`).catch(() => undefined);
  if (server) await rm(server, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

async function madeWith(scale: Scale): Promise<Made> {
  const hashesOf = async (folder: string, name: RegExp) =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(folder))
          .filter((file) => name.test(file))
          .sort()
          .map(async (file) => [file, hash('sha256', await readFile(`${folder}/${file}`))] as const),
      ),
    );
  const generator = await hashesOf(fileURLToPath(new URL('.', import.meta.url)), /\.ts$/);
  return { generator: hash('sha256', JSON.stringify([scale, generator])), migrations: await hashesOf(inPackage('migrations'), /\.sql$/) };
}
