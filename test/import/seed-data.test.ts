import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CASES } from '../../seeds/demo/cases.js';
import { PERSONAS } from '../../seeds/demo/personas.js';
import { openDemoCases, seedDemo, seedReference } from '../../src/cli/seed-data.js';
import { createPool, endPool } from '../../src/db/client.js';
import type { SeedProgress } from '../../src/hub/import/apply/load-seeds.js';
import type { ReadLog } from '../../src/hub/reads/read-log.js';
import { readLogInto } from '../support/hub.js';
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

describe('the cases of the tour', () => {
  it('are opened once, about their subjects, for as long as any case of their procedure', async () => {
    const deps = {
      pool: steward.pool,
      model,
      withReadLog: <R>(fn: (readLog: ReadLog) => Promise<R>) => fn(readLogInto([])),
    };
    await openDemoCases(deps);
    await openDemoCases(deps);
    const cases = await steward.rows<{ code: string; days: number; persons: string[] }>(
      `select c.code, c.ends_on - (now() at time zone 'Asia/Ho_Chi_Minh')::date as days,
         array(select distinct p.personal_id from case_subject s join person p on p.id = s.subject_id where s.code = c.code) as persons
       from dossier_case c order by c.code`,
    );
    expect(cases.map(({ code }) => code)).toEqual(DEMO_CASES.map(({ code }) => code).toSorted());
    expect(cases.every(({ days }) => days > 90 && days < 100)).toBe(true);
    expect(cases[0]?.persons).toEqual([PERSONAS.readyDriver.personalId]);
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
