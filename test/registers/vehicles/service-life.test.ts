import { afterAll, beforeAll, expect, it } from 'vitest';
import { query } from '../../../src/db/client.js';
import { registersIn } from '../../../src/hub/declare/registers-at.js';
import { serviceLifeEndsOn } from '../../../src/registers/vehicles/service-life.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { model } from '../../support/hub.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ max: 1 });
});

afterAll(() => database?.drop());

it.each([
  ['ends with the last year, counted from the production year', 2010, 15, '2025-12-31'],
  ['of one year ends the year after', 2024, 1, '2025-12-31'],
  ['has no end where the law sets no limit', 2010, null, null],
])('a service life %s', async (_promise, year, life, expected) => {
  const at = { validAt: 'null', knownAt: 'null', today: 'null', ...registersIn(model.declarations.entities) };
  const { rows } = await query<{ day: string | null }>(
    database.appPool,
    `
    select (${serviceLifeEndsOn(at.row('Vehicle', 'v'), at, {}, model.law)})::text as day from (select $1::integer as production_year, $2::integer as service_life_years) v`,
    [year, life],
  );
  expect(rows[0]?.day).toBe(expected);
});
