import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { nameOthers } from '../../src/hub/reads/name-others.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, write } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const codes = async (...operations: Operation[]) =>
  (await write(database, operations)).warnings.map(({ operation, code }) => `${operation} ${code}`);
const register = (entity: string, values: Record<string, unknown>, from = '2025-01-01', to: string | null = null): Operation =>
  ({ operation: 'register', entity, from, to, values }) as Operation;
let count = 0;
const HANOI = '{"type":"Point","coordinates":[105.84,21.02]}';
const bridge = (more: Record<string, unknown> = {}, ...days: [string?, string?]) =>
  register('Bridge', { code: `CAU-${++count}`, name: 'Cầu Thử', geometry: HANOI, ...more }, ...days);

it('the same name at the same point, is told: against the register and in one set', async () => {
  expect(await codes(bridge())).toEqual([]);
  expect(await codes(bridge())).toEqual(['0 WARN_BRIDGE_ALIKE']);
  expect(
    await codes(bridge({ name: 'Cầu Khác' }), bridge({ geometry: HANOI.replace('21.02', '21.03') }), bridge({ geometry: null })),
  ).toEqual([]);
  expect(await codes(bridge({ name: 'Cầu Đôi' }), bridge({ name: 'Cầu Đôi' }))).toEqual(['0 WARN_BRIDGE_ALIKE', '1 WARN_BRIDGE_ALIKE']);
});

it('only on days on which both are in force, and only by what is newly said', async () => {
  expect(await codes(bridge({ name: 'Cầu Cũ' }, '2020-01-01', '2025-01-01'), bridge({ name: 'Cầu Cũ' }))).toEqual([]);
  const { changes } = await write(database, [bridge({ name: 'Cầu Ba' }), bridge({ name: 'Cầu Ba' })]);
  const id = changes[0]?.recordId ?? '';
  const change = (values: Record<string, unknown>): Operation =>
    ({ operation: 'update', entity: 'Bridge', id, from: '2026-01-01', values }) as Operation;
  expect(
    await codes({ operation: 'correct', entity: 'Bridge', id, from: '2025-03-01', to: null, values: { obstacle: 'sông Hồng' } }),
  ).toEqual([]);
  expect(await codes(change({ name: 'Cầu Bốn' }))).toEqual([]);
  expect(await codes({ ...change({ name: 'Cầu Ba' }), from: '2026-02-01' } as Operation)).toEqual(['0 WARN_BRIDGE_ALIKE']);
});

it('of people: the same name and birth day, and nobody is named for it, whoever asks', async () => {
  let n = 0;
  const someone = (more: Record<string, unknown> = {}) =>
    register('Person', {
      personalId: `0010900${String(++n).padStart(5, '0')}`,
      fullName: 'Nguyễn Giả Lập',
      dateOfBirth: '1990-02-03',
      fictional: true,
      ...more,
    });
  expect(await codes(someone())).toEqual([]);
  const operations = [someone()];
  const steward = {
    role: 'steward',
    actor: 'x',
    agency: null,
    authenticated: true,
    purposes: ['stewardship'],
    purpose: 'stewardship',
  } as const;
  const caller: Caller = { ...steward, caseCode: 'C', ownKey: null, language: 'vi', requestId: 'x' };
  const { warnings } = await withTx(database.appPool, {}, (tx) =>
    writeChangeSet(tx, model, { ...AS_STEWARD, operations }, { onPlan: (planning, plan) => nameOthers(planning, model, caller, plan) }),
  );
  expect(warnings).toMatchObject([{ code: 'WARN_PERSON_ALIKE', field: 'dateOfBirth' }]);
  // A warning is kept with its change set, where others read it.
  expect(JSON.stringify(warnings)).not.toMatch(/Bản ghi kia|0010900|Nguyễn|1990/);
  expect(
    await codes(someone({ fullName: 'Trần Giả Lập' }), someone({ dateOfBirth: '1990-02-04' }), someone({ dateOfBirth: null })),
  ).toEqual([]);
});

it('every field of a large register that is asked for begins an index', async () => {
  const { rows } = await database.appPool.query<{ def: string }>("select indexdef as def from pg_indexes where indexname = 'person_alike'");
  expect(rows[0]?.def).toContain('(date_of_birth, full_name)');
});
