import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import type { Values } from '../../src/hub/declare/model.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { dryRun } from '../../src/hub/write/dry-run.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, person, port, refusals, register, ruled, slicesOf, vehicle, write } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const headPosition = async () =>
  (await database.appPool.query<{ head: string }>('select coalesce(max(position), 0)::text as head from change')).rows[0]?.head ?? '';

describe('a change set', () => {
  it('is one instant and contiguous positions, with a ledger row for every operation', async () => {
    const head = BigInt(await headPosition());
    const outcome = await write(database, [
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port('một') },
      { operation: 'register', entity: 'PortCode', from: null, values: port('hai') },
    ]);
    expect(outcome).toMatchObject({ firstPosition: String(head + 1n), lastPosition: String(head + 2n), replayed: false, warnings: [] });
    const { rows } = await database.appPool.query(
      'select c.position::text, c.recorded_from = s.recorded_from as same, s.actor, s.agency, s.reason, t.recorded_from = s.recorded_from as known from change c join change_set s on s.id = c.change_set_id join port_code t on t.position = c.position where s.id = $1 order by 1',
      [outcome.changeSetId],
    );
    expect(rows).toEqual(
      [1n, 2n].map((n) => ({ position: String(head + n), same: true, actor: 'steward-1', agency: 'G17', reason: 'kiểm thử', known: true })),
    );
    expect(outcome.recordedFrom).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('that touches a record several times keeps every change in the ledger and in the register only what outlives the set', async () => {
    const id = '0198c3a2-0000-7000-8000-00000000a001';
    const outcome = await write(database, [
      { operation: 'register', entity: 'PortCode', id, from: '2024-01-01', values: port('đầu') },
      { operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'giữa' } },
      { operation: 'correct', entity: 'PortCode', id, from: '2024-06-01', to: null, values: { matchedName: 'cuối' } },
      { operation: 'close', entity: 'PortCode', id, from: '2025-01-01' },
    ]);
    expect(outcome.changes.map(({ version, operation }) => [version, operation])).toEqual([
      [1, 'register'],
      [2, 'update'],
      [3, 'correct'],
      [4, 'close'],
    ]);
    const { rows } = await database.appPool.query(
      'select version, valid_from, valid_to, matched_name from port_code where id = $1 order by valid_from',
      [id],
    );
    expect(rows).toEqual([
      { version: 2, valid_from: '2024-01-01', valid_to: '2024-06-01', matched_name: 'đầu' },
      { version: 4, valid_from: '2024-06-01', valid_to: '2025-01-01', matched_name: 'cuối' },
    ]);
  });

  it('registered and removed at once leaves two changes and no slice', async () => {
    const id = '0198c3a2-0000-7000-8000-00000000a002';
    await write(database, [
      { operation: 'register', entity: 'PortCode', id, from: '2024-01-01', values: port('nhầm') },
      { operation: 'remove', entity: 'PortCode', id },
    ]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([]);
    const { rows } = await database.appPool.query('select operation from change where record_id = $1 order by position', [id]);
    expect(rows.map(({ operation }) => operation)).toEqual(['register', 'remove']);
  });

  it('comes back with every problem of every operation, and writes nothing', async () => {
    const head = await headPosition();
    const id = await register(database, 'PortCode', port('đúng'));
    const refused = write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2023-01-01', values: { matchedName: 'x' } },
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: { matchedName: 'thiếu mã', nothing: 'x', latitude: 'bắc' } },
      { operation: 'register', entity: 'PortCode', from: '2024-02-30', values: port('ngày sai') },
      { operation: 'register', entity: 'Nothing', from: null, values: {} },
      { operation: 'close', entity: 'PortCode', id: '0198c3a2-0000-7000-8000-00000000ffff', from: '2024-01-01' },
    ]);
    expect(await refusals(refused)).toEqual([
      'LATER_STATE_EXISTS',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'NOT_FOUND',
    ]);
    expect(await headPosition()).toBe(String(BigInt(head) + 1n));
  });

  it('refuses required fields left empty, by a registration and by a later state', async () => {
    expect(
      await refusals(write(database, [{ operation: 'register', entity: 'PortCode', from: null, values: { matchedName: 'x' } }])),
    ).toEqual(['BAD_USER_INPUT']);
    const id = await register(database, 'PortCode', port('đủ'));
    expect(
      await refusals(write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { code: null } }])),
    ).toEqual(['BAD_USER_INPUT']);
  });

  it('of nothing is refused', async () => {
    expect(await refusals(write(database, []))).toEqual(['BAD_USER_INPUT']);
  });

  it.each<[what: string, entity: string, values: Values]>([
    ['a number too large for its column', 'Vehicle', { ...vehicle('RLLV1AEA0PH000911'), seats: 2 ** 31 }],
    ['a number too small for its column', 'Vehicle', { ...vehicle('RLLV1AEA0PH000911'), seats: -(2 ** 31) }],
    ['half a number', 'Vehicle', { ...vehicle('RLLV1AEA0PH000911'), seats: 4.5 }],
    ['a number without an end', 'PortCode', { ...port('x'), latitude: Number.POSITIVE_INFINITY }],
    ['half a letter', 'PortCode', port('\ud83d')],
    ['half a letter in a code', 'Vehicle', vehicle('RLLV1AEA0PH00091\ud83d')],
    ['a letter that no column holds', 'PortCode', port('a\0b')],
    [
      'a word that is none of the listed',
      'Business',
      { taxCode: '0100109106', name: 'Vận tải giả lập', legalForm: 'Công ty TNHH', kind: 'AIRLINE_OF_DREAMS', fictional: true },
    ],
    ['a day that is none', 'Person', { ...person('001090000911'), dateOfBirth: '1990-02-30' }],
    ['a day that is a word', 'Person', { ...person('001090000911'), dateOfBirth: 'infinity' }],
    ['yes or no as a word', 'Person', { ...person('001090000911'), fictional: 'true' }],
  ])('refuses %s before the database has to', async (_what, entity, values) => {
    expect(await refusals(write(database, [{ operation: 'register', entity, from: '2024-01-01', values }]))).toEqual(['BAD_USER_INPUT']);
  });

  it('refuses what a rule of the register forbids, and passes on what it only warns about', async () => {
    const operations = [
      { operation: 'register', entity: 'Vehicle', from: null, values: { ...vehicle('RLLV1AEA0PH000901'), seats: -1 } },
    ] as const;
    const broken = ruled.rules
      .filter(({ entity }) => entity === 'Vehicle')
      .flatMap((rule) => rule.check(operations[0].values, '2026-11-22'));
    const errors = broken.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(errors).not.toEqual([]);
    expect(await refusals(withTx(database.appPool, {}, (tx) => writeChangeSet(tx, ruled, { ...AS_STEWARD, operations })))).toEqual(errors);
    const doubt = { code: 'WARN_TEST', severity: 'warning' as const, vi: 'ngờ', en: 'doubt' };
    const warned = {
      ...model,
      rules: [
        {
          entity: 'PortCode',
          code: 'WARN_TEST',
          check: () => [doubt],
          says: doubt,
        },
      ],
    };
    const outcome = await withTx(database.appPool, {}, (tx) =>
      writeChangeSet(tx, warned, {
        ...AS_STEWARD,
        operations: [{ operation: 'register', entity: 'PortCode', from: null, values: port('ngờ') }],
      }),
    );
    expect(outcome.warnings).toEqual([{ operation: 0, code: 'WARN_TEST', severity: 'warning', vi: 'ngờ', en: 'doubt' }]);
  });

  it('gives its numbers back when the caller rolls back', async () => {
    const head = BigInt(await headPosition());
    const failed = withTx(database.appPool, {}, async (tx) => {
      await writeChangeSet(tx, model, {
        ...AS_STEWARD,
        operations: [{ operation: 'register', entity: 'PortCode', from: null, values: port('bỏ') }],
      });
      throw new Error('the caller gives up');
    });
    await expect(failed).rejects.toThrow('the caller gives up');
    const outcome = await write(database, [{ operation: 'register', entity: 'PortCode', from: null, values: port('giữ') }]);
    expect(outcome.firstPosition).toBe(String(head + 1n));
  });

  it('run dry tells exactly what would happen and keeps nothing', async () => {
    const head = BigInt(await headPosition());
    const input = {
      ...AS_STEWARD,
      operations: [{ operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port('thử') }],
    } as const;
    expect(await dryRun(database.appPool, model, input)).toMatchObject({ firstPosition: String(head + 1n), replayed: false });
    expect(await headPosition()).toBe(String(head));
    await expect(
      dryRun(database.appPool, model, { ...input, operations: [{ ...input.operations[0], from: 'hôm nay' }] }),
    ).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('time', () => {
  it('shows a superseded state to whoever asks what was known then', async () => {
    const id = await register(database, 'PortCode', port('cũ'));
    const then = (await database.appPool.query<{ at: string }>('select max(recorded_from) as at from change')).rows[0]?.at;
    await write(database, [{ operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: { matchedName: 'mới' } }]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name', then)).toEqual([['2024-01-01', 'infinity', 'cũ']]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([['2024-01-01', 'infinity', 'mới']]);
  });

  it('takes an update that is dated in the future, and refuses one before it', async () => {
    const id = await register(database, 'PortCode', port('nay'));
    await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2099-01-01', values: { matchedName: 'mai' } }]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([
      ['2024-01-01', '2099-01-01', 'nay'],
      ['2099-01-01', 'infinity', 'mai'],
    ]);
    expect(
      await refusals(write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2098-01-01', values: { matchedName: 'x' } }])),
    ).toEqual(['LATER_STATE_EXISTS']);
  });

  it('refuses a close on the day of registration with the advice what to do instead', async () => {
    const id = await register(database, 'PortCode', port('một ngày'));
    const error = await write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2024-01-01' }]).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'PERIOD_INVALID' });
    expect(error instanceof HubError && error.sentence('vi')).toContain('remove');
  });

  it('refuses every change after a close but a correction that undoes it', async () => {
    const id = await register(database, 'PortCode', port('đóng'));
    await write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2025-01-01' }]);
    expect(
      await refusals(write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2025-06-01', values: { matchedName: 'x' } }])),
    ).toEqual(['RECORD_CLOSED']);
    expect(await refusals(write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2025-06-01' }]))).toEqual([
      'RECORD_CLOSED',
    ]);
    await write(database, [{ operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: {}, moveEnd: null }]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([['2024-01-01', 'infinity', 'đóng']]);
  });

  it('of a removed record is over: its key is free, its id is never used again', async () => {
    const values = port('gỡ');
    const id = await register(database, 'PortCode', values);
    await write(database, [{ operation: 'remove', entity: 'PortCode', id }]);
    await register(database, 'PortCode', values);
    expect(await refusals(write(database, [{ operation: 'register', entity: 'PortCode', id, from: null, values: port('lại') }]))).toEqual([
      'KEY_TAKEN',
    ]);
    expect(
      await refusals(write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { matchedName: 'x' } }])),
    ).toEqual(['NOT_FOUND']);
  });
});

describe('a unique key', () => {
  it('has one holder in overlapping validity, and another afterwards', async () => {
    const values = port('chủ');
    const id = await register(database, 'PortCode', values);
    const second = () => write(database, [{ operation: 'register', entity: 'PortCode', from: '2025-01-01', values }]);
    expect(await refusals(second())).toEqual(['KEY_TAKEN']);
    await write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2025-01-01' }]);
    await second();
    // Undoing the close would give the number two holders again.
    expect(
      await refusals(write(database, [{ operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: {}, moveEnd: null }])),
    ).toEqual(['KEY_TAKEN']);
  });

  it('is not taken twice inside one set either', async () => {
    const values = port('đôi');
    const two = [1, 2].map(() => ({ operation: 'register', entity: 'PortCode', from: null, values }) as const);
    expect(await refusals(write(database, two))).toEqual(['KEY_TAKEN', 'KEY_TAKEN']);
  });

  it('may change hands within one set', async () => {
    const [a, b] = [port('a'), port('b')];
    const [idA, idB] = [await register(database, 'PortCode', a), await register(database, 'PortCode', b)];
    await write(database, [
      { operation: 'update', entity: 'PortCode', id: idA, from: '2025-01-01', values: { code: b.code ?? null } },
      { operation: 'update', entity: 'PortCode', id: idB, from: '2025-01-01', values: { code: a.code ?? null } },
    ]);
    expect(await slicesOf(database, 'port_code', idA, 'code')).toEqual([
      ['2024-01-01', '2025-01-01', a.code],
      ['2025-01-01', 'infinity', b.code],
    ]);
  });

  it('read through a link is as unique as the link: no person is two drivers', async () => {
    const id = await register(database, 'Person', person('001090000101'));
    await register(database, 'Driver', { person: id, fictional: true });
    expect(
      await refusals(
        write(database, [{ operation: 'register', entity: 'Driver', from: '2024-01-01', values: { person: id, fictional: true } }]),
      ),
    ).toEqual(['KEY_TAKEN']);
  });

  it('taken between the checks and the writing is not taken twice', async () => {
    const operations = [{ operation: 'register', entity: 'PortCode', from: null, values: port('nhanh hơn') }] as const;
    let firstId: string | undefined;
    const turn = async () => {
      firstId = (await write(database, operations)).changes[0]?.recordId;
    };
    const slower = withTx(database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }, { turn }));
    expect(await refusals(slower)).toEqual(['KEY_TAKEN']);
    const { rows } = await database.appPool.query('select id from port_code where code = $1', [operations[0].values.code]);
    expect(rows).toEqual([{ id: firstId }]);
  });

  it('that the law knows to be doubled is not refused', async () => {
    await register(database, 'Vehicle', vehicle('RLLV1AEA0PH000777'));
    await register(database, 'Vehicle', vehicle('RLLV1AEA0PH000777'));
  });
});

describe('a link', () => {
  it('leads to a known record of the right entity that is in force throughout', async () => {
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA0PH000801'));
    const owner = await register(database, 'Person', person('001090000201'));
    const own = (values: Record<string, string>, from: string | null = '2024-01-01') =>
      write(database, [{ operation: 'register', entity: 'Ownership', from, values }]);
    expect(await refusals(own({ vehicle: '0198c3a2-0000-7000-8000-00000000fffe', person: owner }))).toEqual(['LINK_BROKEN']);
    expect(await refusals(own({ vehicle: owner, person: owner }))).toEqual(['LINK_BROKEN']);
    expect(await refusals(own({ vehicle: car, person: owner }, '2023-12-31'))).toEqual(['LINK_BROKEN', 'LINK_BROKEN']);
    // A record of the same set is of the wrong kind just as well.
    const id = '0198c3a2-0000-7000-8000-00000000b0ff';
    const together = write(database, [
      { operation: 'register', entity: 'Person', id, from: '2024-01-01', values: person('001090000299') },
      { operation: 'register', entity: 'Ownership', from: '2024-01-01', values: { vehicle: id, person: owner } },
    ]);
    expect(await refusals(together)).toEqual(['LINK_BROKEN']);
    // An unknown start needs a target that has one too.
    expect(await refusals(own({ vehicle: car, person: owner }, null))).toEqual(['LINK_BROKEN', 'LINK_BROKEN']);
  });

  it('may lead to a record of the same set', async () => {
    const [car, owner] = ['0198c3a2-0000-7000-8000-00000000b001', '0198C3A2-0000-7000-8000-00000000B002'];
    await write(database, [
      { operation: 'register', entity: 'Ownership', from: '2024-01-01', values: { vehicle: car, person: owner } },
      { operation: 'register', entity: 'Vehicle', id: car, from: '2024-01-01', values: vehicle('RLLV1AEA0PH000802') },
      { operation: 'register', entity: 'Person', id: owner, from: '2024-01-01', values: person('001090000202') },
    ]);
    const { rows } = await database.appPool.query('select person_id, subject_id from ownership where vehicle_id = $1', [car]);
    expect(rows).toEqual([{ person_id: owner.toLowerCase(), subject_id: owner.toLowerCase() }]);
  });

  it('that may outlive its target does so', async () => {
    const old = await register(database, 'Province', { code: '93', name: 'Tỉnh Cũ', kind: 'province' }, null);
    await write(database, [{ operation: 'close', entity: 'Province', id: old, from: '2025-07-01' }]);
    await register(
      database,
      'ProvinceSuccession',
      { code: '93>94@2025-07-01', predecessor: old, predecessorCode: '93', predecessorName: 'Cũ', effectiveOn: '2025-07-01' },
      '2025-07-01',
    );
  });

  it('keeps its target from ending, unless the same set ends the dependents', async () => {
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA0PH000803'));
    const owner = await register(database, 'Person', person('001090000203'));
    const ownership = await register(database, 'Ownership', { vehicle: car, person: owner });
    const closeCar = { operation: 'close', entity: 'Vehicle', id: car, from: '2025-01-01' } as const;
    const error = await write(database, [closeCar]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'HAS_DEPENDENTS',
      parameters: { count: 1, en: '1 Ownership' },
      details: { dependents: [{ entity: 'Ownership', id: ownership }] },
    });
    expect(await refusals(write(database, [{ operation: 'remove', entity: 'Vehicle', id: car }]))).toEqual(['HAS_DEPENDENTS']);
    expect(
      await refusals(
        write(database, [{ operation: 'correct', entity: 'Vehicle', id: car, from: null, to: null, values: {}, moveEnd: '2025-01-01' }]),
      ),
    ).toEqual(['HAS_DEPENDENTS']);
    expect(
      await refusals(write(database, [closeCar, { operation: 'close', entity: 'Ownership', id: ownership, from: '2025-02-01' }])),
    ).toEqual(['HAS_DEPENDENTS']);
    await write(database, [closeCar, { operation: 'close', entity: 'Ownership', id: ownership, from: '2025-01-01' }]);
    // What is closed was in force on days on which there would be no car.
    expect(await refusals(write(database, [{ operation: 'remove', entity: 'Vehicle', id: car }]))).toEqual(['HAS_DEPENDENTS']);
  });

  it('is removed together with what hangs on it', async () => {
    const car = await register(database, 'Vehicle', vehicle('RLLV1AEA0PH000804'));
    const owner = await register(database, 'Person', person('001090000204'));
    const ownership = await register(database, 'Ownership', { vehicle: car, person: owner });
    await write(database, [
      { operation: 'remove', entity: 'Vehicle', id: car },
      { operation: 'remove', entity: 'Ownership', id: ownership },
    ]);
    expect(await slicesOf(database, 'ownership', ownership, 'vehicle_id')).toEqual([]);
  });
});

describe('the subject of a slice', () => {
  const licenceOf = (driver: string, number: string) => ({
    number,
    driver,
    scheme: '2025',
    classes: ['B'],
    issuedOn: '2025-02-01',
    expiresOn: '2035-01-31',
    state: 'ACTIVE',
  });

  it('is found through two links, and stands in the ledger', async () => {
    const who = await register(database, 'Person', person('001090000301'));
    const driver = await register(database, 'Driver', { person: who, fictional: true });
    const licence = await register(database, 'DriverLicence', licenceOf(driver, '010090000301'), '2025-02-01');
    const { rows } = await database.appPool.query(
      'select t.subject_id, c.subjects::text[] from driver_licence t join change c on c.position = t.position where t.id = $1',
      [licence],
    );
    expect(rows).toEqual([{ subject_id: who, subjects: [who] }]);
  });

  it('stays with a later state that says nothing of the link', async () => {
    const who = await register(database, 'Person', person('001090000304'));
    const driver = await register(database, 'Driver', { person: who, fictional: true });
    const licence = await register(database, 'DriverLicence', licenceOf(driver, '010090000304'), '2025-02-01');
    const { changeSetId } = await write(database, [
      { operation: 'update', entity: 'DriverLicence', id: licence, from: '2026-01-01', values: { state: 'SUSPENDED' } },
    ]);
    const subjects = () => slicesOf(database, 'driver_licence', licence, 'subject_id');
    expect(await subjects()).toEqual([
      ['2025-02-01', '2026-01-01', who],
      ['2026-01-01', 'infinity', who],
    ]);
    const corrected = await write(database, [
      {
        operation: 'correct',
        entity: 'DriverLicence',
        id: licence,
        from: '2025-06-01',
        to: '2025-07-01',
        values: { expiresOn: '2034-01-31' },
      },
    ]);
    expect(await subjects()).toEqual([
      ['2025-02-01', '2025-06-01', who],
      ['2025-06-01', '2025-07-01', who],
      ['2025-07-01', '2026-01-01', who],
      ['2026-01-01', 'infinity', who],
    ]);
    const { rows } = await database.appPool.query('select subjects::text[] from change where change_set_id = any($1)', [
      [changeSetId, corrected.changeSetId],
    ]);
    expect(rows).toEqual([{ subjects: [who] }, { subjects: [who] }]);
  });

  it('does not change behind the back of what took it over', async () => {
    const [wrong, right] = [
      await register(database, 'Person', person('001090000302')),
      await register(database, 'Person', person('001090000303')),
    ];
    const driver = await register(database, 'Driver', { person: wrong, fictional: true });
    const licence = await register(database, 'DriverLicence', licenceOf(driver, '010090000302'), '2025-02-01');
    const correction = { operation: 'correct', entity: 'Driver', id: driver, from: null, to: null, values: { person: right } } as const;
    expect(await refusals(write(database, [correction]))).toEqual(['HAS_DEPENDENTS']);
    // One that loses days besides is refused once, and not for each reason.
    expect(await refusals(write(database, [{ ...correction, moveEnd: '2026-01-01' }]))).toEqual(['HAS_DEPENDENTS']);
    await write(database, [
      correction,
      { operation: 'correct', entity: 'DriverLicence', id: licence, from: null, to: null, values: { driver } },
    ]);
    expect(await slicesOf(database, 'driver_licence', licence, 'subject_id')).toEqual([['2025-02-01', 'infinity', right]]);
  });
});

describe('neighbouring states that come to say the same', () => {
  it('are one in the register, stay two as known before, and a withdrawal makes them two again', async () => {
    const id = await register(database, 'PortCode', port('một'), '2024-01-01');
    await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { matchedName: 'hai' } }]);
    const { rows: before } = await database.appPool.query('select max(recorded_from)::text as at from change');
    const { changeSetId } = await write(database, [
      { operation: 'correct', entity: 'PortCode', id, from: '2025-01-01', to: null, values: { matchedName: 'một' } },
    ]);
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([['2024-01-01', 'infinity', 'một']]);
    const { rows: known } = await database.appPool.query(
      'select valid_from::text as "from", matched_name as name from port_code where id = $1 and recorded_from <= $2 and recorded_to > $2 order by 1',
      [id, before[0].at],
    );
    expect(known).toEqual([
      { from: '2024-01-01', name: 'một' },
      { from: '2025-01-01', name: 'hai' },
    ]);
    await withdrawChangeSet({ pool: database.appPool, model }, changeSetId, { ...AS_STEWARD, cascade: false });
    expect(await slicesOf(database, 'port_code', id, 'matched_name')).toEqual([
      ['2024-01-01', '2025-01-01', 'một'],
      ['2025-01-01', 'infinity', 'hai'],
    ]);
  });
});

describe('a caller that read before it wrote', () => {
  it('is refused if the record changed since, and told its present version', async () => {
    const id = await register(database, 'PortCode', port('đọc'));
    const readAt = await headPosition();
    const change = { operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { matchedName: 'một' } } as const;
    await write(database, [change], { readAt });
    await expect(write(database, [{ ...change, from: '2026-01-01' }], { readAt })).rejects.toMatchObject({
      code: 'STALE_VERSION',
      parameters: { version: 2 },
    });
    await register(database, 'PortCode', port('khác'));
    await write(database, [{ ...change, from: '2026-01-01', values: { matchedName: 'hai' } }], { readAt: await headPosition() });
  });
});

describe('an idempotency key', () => {
  const once = (idempotencyKey: string, name: string, values = port(name)) =>
    [[{ operation: 'register', entity: 'PortCode', from: null, values }] as const, { idempotencyKey }] as const;

  it('gives the first answer again, warnings and all, and does nothing', async () => {
    const more = { idempotencyKey: 'k1' };
    const operations = Array.from(
      { length: 12 },
      (_, n) => ({ operation: 'register', entity: 'PortCode', from: null, values: port(`${n}`) }) as const,
    );
    const first = await write(database, operations, more);
    const head = await headPosition();
    expect(await write(database, operations, more)).toEqual({ ...first, replayed: true });
    expect(await headPosition()).toBe(head);
  });

  it('with another body is a mismatch, and of another caller is another key', async () => {
    const [operations, more] = once('k2', 'một');
    await write(database, operations, more);
    await expect(write(database, once('k2', 'hai')[0], more)).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await write(database, once('k2', 'ba')[0], { ...more, actor: 'steward-2' })).toMatchObject({ replayed: false });
  });

  it('sent by many at once becomes one change set, though the twins would be refused by themselves', async () => {
    const [operations, more] = once('k3', 'đua');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => write(database, operations, more)));
    expect(new Set(outcomes.map(({ changeSetId }) => changeSetId)).size).toBe(1);
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });
});
