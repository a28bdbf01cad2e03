import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { planUndo } from '../../src/hub/undo/plan-undo.js';
import { readSet, withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import type { ChangeSetOutcome } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { asOperation, histories, readDays } from '../write/random-histories.js';
import { AS_STEWARD, model, person, port, refusals, register, slicesOf, vehicle, write } from '../write/world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const withdraw = (id: string, more: { cascade?: boolean } = {}): Promise<ChangeSetOutcome> =>
  withdrawChangeSet({ pool: database.appPool, model }, id, { ...AS_STEWARD, reason: 'ghi nhầm', cascade: false, ...more });
const names = (id: string, knownAt?: string) => slicesOf(database, 'port_code', id, 'matched_name', knownAt);
const faults = async () => {
  const { rows } = await database.appPool.query<{ head: string }>('select max(position)::text as head from change');
  return withTx(database.appPool, {}, (tx) => verifyHashes(tx, '1', rows[0]?.head ?? '0', model));
};
const later = async (refused: Promise<unknown>): Promise<[entity: string, recordId: string, operation: string][]> => {
  const error: unknown = await refused.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError) || error.code !== 'HAS_LATER_CHANGES') throw error ?? new Error('it was not refused');
  return (error.details.laterChanges as { entity: string; recordId: string; operation: string }[]).map((one) => [
    one.entity,
    one.recordId,
    one.operation,
  ]);
};

describe('a change set that is withdrawn', () => {
  it('leaves the registers as they were before it, whichever of the five it did, and both instants still say what they said', async () => {
    const [updated, corrected, closed, removed] = [
      await register(database, 'PortCode', port('một')),
      await register(database, 'PortCode', port('hai')),
      await register(database, 'PortCode', port('ba')),
      await register(database, 'PortCode', port('bốn')),
    ];
    const before = await Promise.all([updated, corrected, closed, removed].map((id) => names(id)));
    const set = await write(database, [
      { operation: 'update', entity: 'PortCode', id: updated, from: '2024-06-01', values: { matchedName: 'khác' } },
      { operation: 'correct', entity: 'PortCode', id: corrected, from: '2024-03-01', to: '2024-04-01', values: { matchedName: 'sửa' } },
      { operation: 'close', entity: 'PortCode', id: closed, from: '2025-01-01' },
      { operation: 'remove', entity: 'PortCode', id: removed },
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port('năm') },
    ]);
    const registered = set.changes[4]?.recordId ?? '';
    const meanwhile = await Promise.all([updated, corrected, closed, removed, registered].map((id) => names(id)));

    const undone = await withdraw(set.changeSetId);
    expect(await Promise.all([updated, corrected, closed, removed].map((id) => names(id)))).toEqual(before);
    expect(await names(registered)).toEqual([]);
    expect(await Promise.all([updated, corrected, closed, removed, registered].map((id) => names(id, set.recordedFrom)))).toEqual(
      meanwhile,
    );
    // In the ledger these are two of the five: nothing new for whoever follows it.
    const done = new Map(undone.changes.map(({ recordId, operation }) => [recordId, operation]));
    expect([updated, corrected, closed, removed, registered].map((id) => done.get(id))).toEqual([
      'correct',
      'correct',
      'correct',
      'correct',
      'remove',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('is withdrawn once: asked again it gives the first answer', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const set = await write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2025-01-01' }]);
    const first = await withdraw(set.changeSetId);
    expect(first.replayed).toBe(false);
    expect(await withdraw(set.changeSetId)).toEqual({ ...first, replayed: true });
    const { rows } = await database.appPool.query('select reason, withdraws from change_set where id = $1', [first.changeSetId]);
    expect(rows).toEqual([{ reason: 'ghi nhầm', withdraws: set.changeSetId }]);
  });

  it('comes back when the withdrawal is withdrawn', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const set = await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'hai' } },
    ]);
    const after = await names(id);
    const undone = await withdraw(set.changeSetId);
    await withdraw(undone.changeSetId);
    expect(await names(id)).toEqual(after);
  });

  it('does nothing to an unknown set, nor to one that changed nothing in the end', async () => {
    expect(await refusals(withdraw(randomUUID()))).toEqual(['NOT_FOUND']);
    const id = randomUUID();
    const set = await write(database, [
      { operation: 'register', entity: 'PortCode', id, from: '2024-01-01', values: port('một') },
      { operation: 'remove', entity: 'PortCode', id },
    ]);
    expect(await refusals(withdraw(set.changeSetId))).toEqual(['NOTHING_TO_WITHDRAW']);
  });
});

describe('what rests on a change set', () => {
  it('by changing the same record refuses it with the list, and goes with it on cascade', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const before = await names(id);
    const set = await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'hai' } },
    ]);
    await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2024-09-01', values: { matchedName: 'ba' } }]);
    const now = await names(id);
    expect(await later(withdraw(set.changeSetId))).toEqual([['PortCode', id, 'UPDATE']]);
    expect(await names(id)).toEqual(now);
    await withdraw(set.changeSetId, { cascade: true });
    expect(await names(id)).toEqual(before);
  });

  it('does not count when it was taken back itself', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const before = await names(id);
    const set = await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'hai' } },
    ]);
    const second = await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-09-01', values: { matchedName: 'ba' } },
    ]);
    await withdraw(second.changeSetId);
    await withdraw(set.changeSetId);
    expect(await names(id)).toEqual(before);
  });

  it('by linking to what would vanish is found through any number of links, each from the change that linked', async () => {
    const set = await write(database, [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person('001090000101') }]);
    const owner = set.changes[0]?.recordId ?? '';
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA9PH100001'));
    const driver = await register(database, 'Driver', { person: owner, fictional: true });
    const licence = await register(database, 'DriverLicence', {
      number: '010090000101',
      driver,
      scheme: '2025',
      classes: ['B'],
      issuedOn: '2025-02-01',
      state: 'ACTIVE',
    });
    const ownership = await register(database, 'Ownership', { vehicle: car, person: owner });
    expect(await later(withdraw(set.changeSetId))).toEqual([
      ['Driver', driver, 'REGISTER'],
      ['DriverLicence', licence, 'REGISTER'],
      ['Ownership', ownership, 'REGISTER'],
    ]);
    await withdraw(set.changeSetId, { cascade: true });
    expect(await slicesOf(database, 'driver_licence', licence, 'number')).toEqual([]);
    expect(await slicesOf(database, 'ownership', ownership, 'person_id')).toEqual([]);
    expect(await slicesOf(database, 'vehicle', car, 'make')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('by linking to it goes back to before it did, and no further', async () => {
    const [first, vanishing] = ['001090000111', '001090000112'];
    const before = await register(database, 'Person', person(first));
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA9PH100011'));
    const set = await write(database, [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person(vanishing) }]);
    const owner = set.changes[0]?.recordId ?? '';
    const ownership = await register(database, 'Ownership', { vehicle: car, person: before });
    await write(database, [{ operation: 'correct', entity: 'Ownership', id: ownership, from: null, to: null, values: { person: owner } }]);
    expect(await later(withdraw(set.changeSetId))).toEqual([['Ownership', ownership, 'CORRECT']]);
    await withdraw(set.changeSetId, { cascade: true });
    expect(await slicesOf(database, 'ownership', ownership, 'person_id')).toEqual([['2024-01-01', 'infinity', before]]);
  });

  it('by taking the key that was freed gives it back', async () => {
    const code = port('x');
    const old = await register(database, 'PortCode', code);
    const set = await write(database, [{ operation: 'remove', entity: 'PortCode', id: old }]);
    const taker = await register(database, 'PortCode', { ...port('mới') });
    await write(database, [{ operation: 'update', entity: 'PortCode', id: taker, from: '2024-02-01', values: { matchedName: 'giữ' } }]);
    await write(database, [
      { operation: 'update', entity: 'PortCode', id: taker, from: '2024-03-01', values: { code: code.code ?? null } },
    ]);
    expect(await later(withdraw(set.changeSetId))).toEqual([['PortCode', taker, 'UPDATE']]);
    await withdraw(set.changeSetId, { cascade: true });
    expect(await slicesOf(database, 'port_code', old, 'code')).toEqual([['2024-01-01', 'infinity', code.code]]);
    // What the taker did before it took the key stays.
    expect((await names(taker)).at(-1)?.[2]).toBe('giữ');
  });

  it('by being in use where only one may be gives way to what was in use before', async () => {
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA9PH100002'));
    const agency = await register(database, 'Agency', { code: 'G97', name: 'Cơ quan giả lập' }, null);
    const business = await register(database, 'Business', {
      taxCode: '0100109106',
      name: 'Doanh nghiệp giả lập',
      legalForm: 'Công ty TNHH',
      fictional: true,
    });
    const badge = (number: string, badgeType: string) => ({
      ...{ number, badgeType, vehicle: car, business, issuer: agency, issuedOn: '2024-02-01', expiresOn: '2030-01-31', state: 'ACTIVE' },
    });
    const first = await register(database, 'Badge', badge('PH-U1', 'XE HỢP ĐỒNG'), '2024-02-01');
    const handedBack = await write(database, [
      { operation: 'update', entity: 'Badge', id: first, from: '2024-03-01', values: { state: 'SURRENDERED' } },
    ]);
    const second = await register(database, 'Badge', badge('PH-U2', 'XE TẢI'), '2024-04-01');
    expect(await later(withdraw(handedBack.changeSetId))).toEqual([['Badge', second, 'REGISTER']]);
    await withdraw(handedBack.changeSetId, { cascade: true });
    expect([await slicesOf(database, 'badge', first, 'state'), await slicesOf(database, 'badge', second, 'state')]).toEqual([
      [['2024-02-01', 'infinity', 'ACTIVE']],
      [],
    ]);
  });

  it('by ending what comes back links to comes back too', async () => {
    const owner = await register(database, 'Person', person('001090000102'));
    const driver = await register(database, 'Driver', { person: owner, fictional: true });
    const set = await write(database, [{ operation: 'remove', entity: 'Driver', id: driver }]);
    // What was done to the person before it was removed speaks against nothing.
    await write(database, [
      { operation: 'update', entity: 'Person', id: owner, from: '2024-06-01', values: { fullName: 'Người Đổi Tên' } },
    ]);
    const gone = await write(database, [{ operation: 'remove', entity: 'Person', id: owner }]);
    expect(await later(withdraw(set.changeSetId))).toEqual([['Person', owner, 'REMOVE']]);
    const undone = await withdraw(set.changeSetId, { cascade: true });
    expect(new Set(undone.changes.map(({ recordId }) => recordId))).toEqual(new Set([owner, driver]));
    // The person is back already, so that withdrawing its removal has nothing left to do.
    expect(await refusals(withdraw(gone.changeSetId))).toEqual(['NOTHING_TO_WITHDRAW']);
  });
});

it('a change that comes between planning and writing is noticed; without the position read at it would be lost unseen', async () => {
  const id = await register(database, 'PortCode', port('một'));
  const set = await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2024-02-01', values: { matchedName: 'hai' } }]);
  const { operations } = await withTx(database.appPool, { readOnly: true }, async (tx) => {
    const found = await readSet(tx, set.changeSetId);
    if (found === undefined) throw new Error('no set');
    return planUndo(tx, model, found, () => false, '2026-11-22');
  });
  await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2024-03-01', values: { matchedName: 'ba' } }]);
  expect(await refusals(write(database, operations, { readAt: set.lastPosition }))).toEqual(['STALE_VERSION']);
  await write(database, operations);
  expect((await names(id)).at(-1)?.[2]).toBe('một');
});

it('writers racing with a withdrawal never lose a change to it unseen', async () => {
  for (let round = 0; round < 6; round++) {
    const id = await register(database, 'PortCode', port('một'));
    const set = await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-02-01', values: { matchedName: 'hai' } },
    ]);
    const update = write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2024-03-01', values: { matchedName: 'ba' } },
    ]).then(
      () => 'written',
      () => 'refused',
    );
    const undo = withdraw(set.changeSetId).then(
      () => 'withdrawn',
      (error: HubError) => error.code,
    );
    const [wrote, undone] = await Promise.all([update, undo]);
    const last = (await names(id)).at(-1)?.[2];
    // Either the update came first and stands in the way, or it came after and stands on what was there before.
    expect([`${wrote} ${undone} ${last}`]).toEqual([expect.stringMatching(/^written (HAS_LATER_CHANGES|withdrawn) ba$/)]);
  }
});

it('random histories are walked back set by set through every state they had, and any one set with all that rests on it', async () => {
  const met = { sets: 0, cascades: 0 };
  const property = fc.asyncProperty(histories, fc.nat(), fc.boolean(), async (sets, choice, isWalked) => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const days = (at: string) => Promise.all(ids.map((id) => readDays(database, id, at)));
    const written: { set: ChangeSetOutcome; before: string }[] = [];
    let head = '0001-01-01T00:00:00Z';
    for (const set of sets) {
      const outcome = await write(
        database,
        set.map((one) => asOperation(one, ids[one.record] ?? '', ids[one.record] ?? '')),
      ).catch(() => undefined);
      if (outcome === undefined) continue;
      written.push({ set: outcome, before: head });
      head = outcome.recordedFrom;
    }
    const chosen = written[choice % written.length];
    if (chosen === undefined) return;
    const tryTo = async (id: string) => {
      const undone = await withdraw(id, { cascade: true }).catch((error: HubError) => {
        expect(error.code).toBe('NOTHING_TO_WITHDRAW');
        return undefined;
      });
      head = undone?.recordedFrom ?? head;
      return undone;
    };
    if (isWalked) {
      for (const { set, before } of written.toReversed()) {
        await tryTo(set.changeSetId);
        met.sets += 1;
        expect(await days(head)).toEqual(await days(before));
      }
      return;
    }
    if (!(await tryTo(chosen.set.changeSetId))) return;
    met.cascades += 1;
    const touched = new Set(chosen.set.changes.map(({ recordId }) => recordId));
    const [then, now] = [await days(chosen.before), await days(head)];
    for (const [index, id] of ids.entries()) if (touched.has(id)) expect(now[index]).toEqual(then[index]);
  });
  // Chance may refuse most writes of one batch: more batches follow until enough was walked back to judge by.
  for (let batch = 0; batch < 5 && (met.sets <= 30 || met.cascades <= 5); batch++) await fc.assert(property, { numRuns: 40 });
  expect(met.sets).toBeGreaterThan(30);
  expect(met.cascades).toBeGreaterThan(5);
  expect(await faults()).toEqual([]);
});
