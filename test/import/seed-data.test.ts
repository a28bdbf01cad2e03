import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo, seedReference } from '../../src/cli/seed-data.js';
import { createPool, endPool } from '../../src/db/client.js';
import type { SeedProgress } from '../../src/hub/import/apply/load-seeds.js';
import { createSteward, model, type Steward } from './support.js';

const options = { scale: 0.005 };
let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
}, 60_000);
afterAll(() => steward?.close());

describe('a first start', () => {
  it('loads reference and demo data with one line of progress for each file', async () => {
    const lines: SeedProgress[] = [];
    const deps = { pool: steward.pool, model, onProgress: (line: SeedProgress) => lines.push(line) };
    const reference = await seedReference(deps);
    expect(reference).toMatchObject({ loaded: reference.files });
    const finished = lines.filter(({ done, total }) => done === total);
    expect(finished.map(({ step }) => step).toSorted((a, b) => a - b)).toEqual(Array.from({ length: reference.files }, (_, i) => i + 1));
    expect(lines.at(-1)?.overall).toMatchObject({ done: reference.rows, total: reference.rows });
    expect(lines.every(({ labelVi, labelEn, rate }) => labelVi !== '' && labelEn !== '' && rate > 0)).toBe(true);

    const demo = await seedDemo({ ...deps, production: false, options });
    expect(demo).toMatchObject({ loaded: demo.files });
    const batches = await steward.rows<{ state: string }>(`select distinct state from import_batch`);
    expect(batches).toEqual([{ state: 'APPLIED' }]);
  }, 120_000);

  it('is all that a later start needs: it asks two questions', async () => {
    const statements: string[] = [];
    const pool = createPool({ url: steward.url, role: 'giaolo_app', max: 2, onStatement: ({ text }) => statements.push(text) });
    await pool.query('select 1');
    statements.length = 0;
    expect(await seedReference({ pool, model })).toMatchObject({ loaded: 0 });
    expect(await seedDemo({ pool, model, production: false, options })).toMatchObject({ loaded: 0 });
    await endPool(pool);
    expect(statements).toHaveLength(2);
  });
});

describe('fictional data', () => {
  it('are refused in production, and beside data of others', async () => {
    await expect(seedDemo({ pool: steward.pool, model, production: true })).rejects.toMatchObject({ exitStatus: 2 });
    await steward.give('Agency', 'code,name\nG79,Bộ Khác\n', { apply: true });
    await expect(seedDemo({ pool: steward.pool, model, production: false, options: { scale: 0.006 } })).rejects.toMatchObject({
      exitStatus: 2,
    });
  });
});
