import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { type Life, readStanding, standsWhole } from '../../src/hub/ledger/standing.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import type { ChangeSetOutcome, Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, person, port, register, slicesOf, write } from '../write/world.js';
import { type Predicted, type Said, withdrawalModel } from './withdrawal-model.js';

const HISTORIES = Number(process.env.WITHDRAWAL_HISTORIES ?? 75);

vi.setConfig({ testTimeout: 240_000 + HISTORIES * 1_000, hookTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const withdraw = (id: string, cascade = false): Promise<ChangeSetOutcome> =>
  withdrawChangeSet({ pool: database.appPool, model }, id, { ...AS_STEWARD, reason: 'ghi nhầm', cascade });
const says = async (id: string) => (await slicesOf(database, 'port_code', id, 'matched_name')).map(([, , name]) => name).join(' ');
const named = (id: string, name: string): Operation => ({
  operation: 'correct',
  entity: 'PortCode',
  id,
  from: null,
  to: null,
  values: { matchedName: name },
});

describe('withdrawals over withdrawals', () => {
  it('a set that stands again is withdrawn anew, as often as it is asked', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const set = await write(database, [named(id, 'hai')]);
    for (let round = 0; round < 3; round++) {
      const undone = await withdraw(set.changeSetId);
      expect([undone.replayed, await says(id)]).toEqual([false, 'một']);
      expect(await withdraw(set.changeSetId)).toEqual({ ...undone, replayed: true });
      const back = await withdraw(undone.changeSetId);
      expect([back.replayed, await says(id)]).toEqual([false, 'hai']);
    }
  });

  it('what a cascade has taken of a set is left alone, and the other half goes by itself', async () => {
    const [x, y] = [await register(database, 'PortCode', port('x0')), await register(database, 'PortCode', port('y0'))];
    const first = await write(database, [named(x, 'x1')]);
    const both = await write(database, [named(x, 'x2'), named(y, 'y2')]);
    const cascade = await withdraw(first.changeSetId, true);
    expect([await says(x), await says(y)]).toEqual(['x0', 'y2']);

    const rest = await withdraw(both.changeSetId);
    expect(rest.changes.map(({ recordId }) => recordId)).toEqual([y]);
    expect([await says(x), await says(y)]).toEqual(['x0', 'y0']);
    expect(await withdraw(both.changeSetId)).toEqual({ ...rest, replayed: true });

    // Both were asked to be gone: with the cascade taken back only the first comes again.
    await withdraw(cascade.changeSetId);
    expect([await says(x), await says(y)]).toEqual(['x1', 'y0']);
    await withdraw(rest.changeSetId);
    expect([await says(x), await says(y)]).toEqual(['x1', 'y2']);
  });

  it('a cascade does not bring back what was asked to be gone: it is refused, and says which withdrawal is in the way', async () => {
    const made = await write(database, [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person('001090000201') }]);
    const owner = made.changes[0]?.recordId ?? '';
    const driver = await register(database, 'Driver', { person: owner, fictional: true });
    const removed = await write(database, [{ operation: 'remove', entity: 'Driver', id: driver }]);
    const gone = await withdraw(made.changeSetId);
    for (const cascade of [false, true]) {
      const error: HubError = await withdraw(removed.changeSetId, cascade).then(
        () => expect.unreachable(),
        (reason: HubError) => reason,
      );
      expect([error.code, error.parameters.why]).toEqual(['HAS_LATER_CHANGES', 'WITHDRAWN_SINCE']);
      expect(error.details.laterChanges).toMatchObject([{ changeSetId: gone.changeSetId, recordId: owner }]);
    }
    expect(await slicesOf(database, 'person', owner, 'full_name')).toEqual([]);
    // Asked for, it comes back, and then so does what rests on it.
    await withdraw(gone.changeSetId);
    await withdraw(removed.changeSetId);
    expect(await slicesOf(database, 'driver', driver, 'person_id')).toEqual([['2024-01-01', 'infinity', owner]]);
  });

  it('of many identical requests at once one writes, and all others answer with its outcome', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => register(database, 'PortCode', port('một'))));
    const set = await write(
      database,
      ids.map((id) => named(id, 'hai')),
    );
    const outcomes = await Promise.all(Array.from({ length: 48 }, () => withdraw(set.changeSetId)));
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(outcomes.map(({ changeSetId }) => changeSetId)).size).toBe(1);
    const { rows } = await database.appPool.query('select id from change_set where withdraws = $1', [set.changeSetId]);
    expect(rows).toHaveLength(1);
  });

  it('a batch of which a cascade took a row stands no longer whole, and does again when that is withdrawn', async () => {
    const set = await write(database, [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person('001090000202') }]);
    const owner = set.changes[0]?.recordId ?? '';
    const { rows } = await database.appPool.query<{ id: string }>(
      `insert into import_batch (entity, file_name, file_sha256, file_bytes, state, actor, actor_role, reason) values ('Driver', 'tệp', $1, 1, 'APPLYING', 'a', 'steward', 'r') returning id`,
      ['a'.repeat(64)],
    );
    const batchId = rows[0]?.id ?? '';
    const stands = () => withTx(database.appPool, {}, (tx) => standsWhole(tx, batchId));
    expect(await stands()).toBe(false);
    const drivers = [{ operation: 'register', entity: 'Driver', from: '2024-01-01', values: { person: owner, fictional: true } }] as const;
    const part = await write(database, drivers, { batchId });
    expect(await stands()).toBe(true);
    // No part of it is withdrawn by itself, cascade or not.
    for (const cascade of [false, true])
      await expect(withdraw(part.changeSetId, cascade)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await stands()).toBe(true);
    const gone = await withdraw(set.changeSetId, true);
    expect(await stands()).toBe(false);
    await withdraw(gone.changeSetId);
    expect(await stands()).toBe(true);
  });

  it('withdrawals of a release that did not say what they put back are understood by what they withdrew', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const set = await write(database, [named(id, 'hai')]);
    await withdraw(set.changeSetId);
    const rolledBack = new Error('kept nothing');
    let life: Life | undefined;
    const asBefore = withTx(database.ownerPool, {}, async (tx) => {
      await tx.query('alter table change disable trigger user');
      await tx.query('update change set restores = null where record_id = $1', [id]);
      life = (await readStanding(tx, [id])).life(id);
      throw rolledBack;
    });
    await expect(asBefore).rejects.toBe(rolledBack);
    expect(life?.path(life.head).map(({ first }) => first)).toEqual([3, 1]);
  });
});

type Step = { kind: 'write'; said: Map<number, Said> } | { kind: 'withdraw'; set: number; cascade: boolean };

const RECORDS = 3;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      said: fc
        .array(
          fc.tuple(
            fc.nat(RECORDS - 1),
            fc.oneof({ weight: 5, arbitrary: fc.constantFrom('một', 'hai', 'ba') }, { weight: 1, arbitrary: fc.constant(null) }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        )
        .map((entries) => new Map(entries)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), set: fc.nat(), cascade: fc.boolean() }) },
);

it(`${HISTORIES} random histories of sets, withdrawals and withdrawals of those go as plain code says`, async () => {
  const met: Record<Predicted['did'] | 'anew' | 'rest', number> = {
    written: 0,
    replayed: 0,
    HAS_LATER_CHANGES: 0,
    NOTHING_TO_WITHDRAW: 0,
    anew: 0,
    rest: 0,
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const plain = withdrawalModel(RECORDS);
      const ids = Array.from({ length: RECORDS }, () => randomUUID());
      const codes = ids.map(() => port('').code ?? '');
      const written: ChangeSetOutcome[] = [];
      const known = new Set<number>();
      const withdrawn = new Set<number>();
      for (const one of steps) {
        if (one.kind === 'write') {
          // A record that is gone is not written to; one that never was is registered.
          const given = [...one.said].filter(([record, value]) =>
            known.has(record) ? plain.says(record) !== null && value !== plain.says(record) : value !== null,
          );
          if (given.length === 0) continue;
          const operations = given.map(([record, value]): Operation => {
            const id = ids[record] ?? '';
            if (!known.has(record))
              return {
                operation: 'register',
                entity: 'PortCode',
                id,
                from: '2024-01-01',
                values: { code: codes[record] ?? '', matchedName: value },
              };
            return value === null ? { operation: 'remove', entity: 'PortCode', id } : named(id, value);
          });
          written[plain.write(new Map(given))] = await write(database, operations);
          for (const [record] of given) known.add(record);
        } else if (plain.sets() > 0) {
          const set = one.set % plain.sets();
          const expected = plain.withdraw(set, one.cascade);
          met[expected.did] += 1;
          if (expected.did === 'written' && withdrawn.has(set)) met.anew += 1;
          withdrawn.add(set);
          const done = await withdraw(written[set]?.changeSetId ?? '', one.cascade).catch((error: HubError) => error);
          if (done instanceof Error) {
            if (!(done instanceof HubError)) throw done;
            expect(done.code).toBe(expected.did);
          } else {
            expect(done.replayed ? 'replayed' : 'written').toBe(expected.did);
            if (expected.did === 'replayed') expect(done.changeSetId).toBe(written[expected.set]?.changeSetId);
            if (expected.did === 'written') written[expected.set] = done;
            if (expected.did === 'written' && done.changes.length < (written[set]?.changes.length ?? 0)) met.rest += 1;
          }
        }
        const { rows } = await database.appPool.query<{ id: string; name: string }>(
          `select id, matched_name as name from port_code where id = any($1::uuid[]) and recorded_to = 'infinity'`,
          [ids],
        );
        const now = new Map(rows.map(({ id, name }) => [id, name]));
        expect(ids.map((id) => now.get(id) ?? null)).toEqual(ids.map((_, record) => plain.says(record)));
      }
    }),
    { numRuns: HISTORIES },
  );
  for (const amount of Object.values(met)) expect(amount).toBeGreaterThan(0);
  const { rows } = await database.appPool.query<{ head: string }>('select max(position)::text as head from change');
  expect(await withTx(database.appPool, {}, (tx) => verifyHashes(tx, '1', rows[0]?.head ?? '0', model))).toEqual([]);
});
