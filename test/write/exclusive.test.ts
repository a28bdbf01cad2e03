import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, refusals, register, vehicle, write } from './world.js';

let database: TestDatabase;
let business: string;
beforeAll(async () => {
  database = await createTestDatabase();
  business = await register(database, 'Business', { taxCode: '0100109106', name: 'Công ty Giả Lập', legalForm: 'Công ty TNHH', fictional: true });
});
afterAll(() => database.drop());

let count = 0;
const fresh = () => register(database, 'Vehicle', vehicle(`RLLV1AEA0PH${String(++count).padStart(6, '0')}`));
const badge = (of: string, more: Values = {}): Values => ({
  number: `PH-${++count}`,
  vehicle: of,
  business,
  badgeType: 'XE HỢP ĐỒNG',
  issuedOn: '2024-02-01',
  expiresOn: '2026-01-31',
  state: 'ACTIVE',
  ...more,
});
const tag = (of: string, more: Values = {}): Values => ({ tid: `E280${++count}`, vehicle: of, attachedOn: '2024-02-01', state: 'ACTIVE', ...more });
const inOneSet = (entity: string, ...all: Values[]) =>
  write(
    database,
    all.map((values) => ({ operation: 'register', entity, from: '2024-02-01', values })),
  );

describe('a vehicle wears one type of badge at a time', () => {
  it('refuses one of another type whose days meet those of one in use, naming the link and what to do', async () => {
    const id = await fresh();
    await register(database, 'Badge', badge(id), '2024-02-01');
    const other = badge(id, { badgeType: 'XE TẢI', issuedOn: '2026-01-31', expiresOn: '2028-01-30' });
    const refused = await register(database, 'Badge', other, '2026-01-31').catch((error: { details: { problems: unknown[] } }) => error.details.problems);
    expect(refused).toMatchObject([{ code: 'KEY_TAKEN', field: 'vehicle', operation: 0, vi: expect.stringContaining('phù hiệu loại khác') }]);
  });

  it('takes one from the day after the first has run out, and one of the same type at any time', async () => {
    const id = await fresh();
    await register(database, 'Badge', badge(id), '2024-02-01');
    await register(database, 'Badge', badge(id, { issuedOn: '2025-12-01', expiresOn: '2028-11-30' }), '2025-12-01');
    const other = await fresh();
    await register(database, 'Badge', badge(other), '2024-02-01');
    await register(database, 'Badge', badge(other, { badgeType: 'XE TẢI', issuedOn: '2026-02-01', expiresOn: '2028-01-31' }), '2026-02-01');
  });

  it('takes one when the first was handed back, closed or removed, in the same set too', async () => {
    for (const end of ['update', 'close', 'remove'] as const) {
      const id = await fresh();
      const first = await register(database, 'Badge', badge(id), '2024-02-01');
      const values = badge(id, { badgeType: 'XE TẢI', issuedOn: '2025-05-01', expiresOn: '2027-04-30' });
      await write(database, [
        end === 'update'
          ? { operation: 'update', entity: 'Badge', id: first, from: '2025-05-01', values: { state: 'SURRENDERED' } }
          : end === 'close'
            ? { operation: 'close', entity: 'Badge', id: first, from: '2025-05-01' }
            : { operation: 'remove', entity: 'Badge', id: first },
        { operation: 'register', entity: 'Badge', from: '2025-05-01', values },
      ]);
    }
  });

  it('sees two of one set, one that is led to another vehicle, and one whose term a correction lengthens', async () => {
    const [a, b] = [await fresh(), await fresh()];
    expect(await refusals(inOneSet('Badge', badge(a), badge(a, { badgeType: 'XE TẢI' })))).toEqual(['KEY_TAKEN', 'KEY_TAKEN']);
    await register(database, 'Badge', badge(a), '2024-02-01');
    const moved = await register(database, 'Badge', badge(b, { badgeType: 'XE TẢI' }), '2024-02-01');
    expect(await refusals(write(database, [{ operation: 'update', entity: 'Badge', id: moved, from: '2025-01-01', values: { vehicle: a } }]))).toEqual([
      'KEY_TAKEN',
    ]);
    const later = await register(database, 'Badge', badge(a, { badgeType: 'XE TẢI', issuedOn: '2026-02-01', expiresOn: '2028-01-31' }), '2026-02-01');
    const earlier = {
      operation: 'correct',
      entity: 'Badge',
      id: later,
      from: null,
      to: null,
      values: { issuedOn: '2026-01-01' },
      moveStart: '2026-01-01',
    } as const;
    expect(await refusals(write(database, [earlier]))).toEqual(['KEY_TAKEN']);
  });

  it('lets either of two that stand there already come to its end, or be put right', async () => {
    const unguarded: Model = { ...model, declarations: withoutExclusive(model) };
    const [one = '', two = ''] = await registerBoth(unguarded, await fresh());
    await write(database, [{ operation: 'correct', entity: 'Badge', id: one, from: null, to: null, values: { resultCode: 'KQ-1' } }]);
    await write(database, [{ operation: 'update', entity: 'Badge', id: two, from: '2025-01-01', values: { state: 'REVOKED' } }]);
  });

  it('is what refuses: without the declaration the second badge is taken', async () => {
    const unguarded: Model = { ...model, declarations: withoutExclusive(model) };
    expect(await registerBoth(unguarded, await fresh())).toHaveLength(2);
  });

  it('holds against two writers at once', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await fresh();
      const outcomes = await Promise.allSettled(
        ['XE HỢP ĐỒNG', 'XE TẢI', 'XE TAXI'].map((badgeType) => register(database, 'Badge', badge(id, { badgeType }), '2024-02-01')),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('a vehicle has one active tag at a time', () => {
  it('refuses a second one, whatever its account, until the first is taken off', async () => {
    const id = await fresh();
    const first = await register(database, 'EtcTag', tag(id), '2024-02-01');
    const second = () => register(database, 'EtcTag', tag(id, { attachedOn: '2025-03-02' }), '2025-03-02');
    expect(await refusals(second())).toEqual(['KEY_TAKEN']);
    await write(database, [{ operation: 'update', entity: 'EtcTag', id: first, from: '2025-03-02', values: { state: 'REMOVED', removedOn: '2025-03-01' } }]);
    expect(await second()).toMatch(/^[0-9a-f-]{36}$/);
  });
});

function withoutExclusive({ declarations }: Model): Model['declarations'] {
  const entities = new Map([...declarations.entities].map(([name, { exclusive: _, ...entity }]) => [name, entity]));
  return { ...declarations, entities };
}

async function registerBoth(unguarded: Model, id: string): Promise<string[]> {
  const operations = [badge(id), badge(id, { badgeType: 'XE TẢI' })].map(
    (values) => ({ operation: 'register', entity: 'Badge', from: '2024-02-01', values }) as const,
  );
  const { changes } = await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, unguarded, { ...AS_STEWARD, operations }));
  return changes.map(({ recordId }) => recordId);
}
