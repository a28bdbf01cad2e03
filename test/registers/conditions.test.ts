import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlContext } from '../../src/hub/sql/sql-context.js';
import { registers } from '../../src/registers/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { model } from '../support/hub.js';

/** Each condition of the law by itself. That all askers get one truth of it is test/seeds' to show, over the demo. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const conditions = registers.flatMap((register) => register.conditions ?? []);

describe.each(conditions.map((condition) => [condition.name, condition] as const))('%s', (name, condition) => {
  it('answers one row, of a case it has, about records that nobody holds', async () => {
    const sql = sqlContext(model, { validAt: '2026-06-01', knownAt: '2026-06-01T00:00:00.000000Z' }, { scope: () => 'all', reach: null });
    const none = Object.fromEntries(condition.of.map((parameter) => [parameter, 'null::uuid']));
    const ask = { of: none, at: sql.at };
    const text = `select ${model.law.outcomeOf(name, ask)} as outcome, ${model.law.keyOf(name, ask)} as key`;
    const { rows } = await database.appPool.query<{ outcome: { key: string; told: object }; key: string }>(text, sql.values);
    expect(rows).toHaveLength(1);
    expect(condition.cases.map(({ key }) => key)).toContain(rows[0]?.key);
    expect(rows[0]?.outcome.key).toBe(rows[0]?.key);
    expect(Object.keys(rows[0]?.outcome.told ?? {}).sort()).toEqual([...(condition.tells ?? [])].sort());
  });

  it('names its article and fields that there are, and speaks of each case in both languages', () => {
    expect(condition.provision).toMatch(/Điều \d+|pháp luật/);
    for (const [entity, fields] of Object.entries(condition.reads)) {
      const declared = model.declarations.entities.get(entity);
      expect(fields.filter((field) => !declared?.fields.has(field))).toEqual([]);
      expect(declared).toBeDefined();
    }
    for (const { key, say } of condition.cases) {
      const { vi, en } = say({});
      expect(
        [vi, en].every((sentence) => sentence.endsWith('.')),
        key,
      ).toBe(true);
    }
    for (const entity of condition.cases.flatMap(({ basis }) => Object.keys(basis ?? {})))
      expect(Object.keys(condition.reads)).toContain(entity);
  });
});

it('a condition that would read its own row where the one it is asked about is meant stops the start', () => {
  const sql = sqlContext(model, { validAt: '2026-06-01', knownAt: '2026-06-01T00:00:00.000000Z' }, { scope: () => 'all', reach: null });
  expect(() => model.law.keyOf('vehicles.badgeInForce', { of: { badge: 'own.id' }, at: sql.at })).toThrow(
    'its row own hides the one it is asked about',
  );
  expect(model.law.keyOf('vehicles.badgeInForce', { of: { badge: 'b.id' }, at: sql.at })).toContain('own.id = b.id');
});
