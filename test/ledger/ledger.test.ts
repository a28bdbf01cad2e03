import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { changeColumns, type LedgerChange, namedColumns } from '../../src/hub/ledger/read-history.js';
import { changedFieldsSql, slicesSql } from '../../src/hub/ledger/told-sql.js';
import type { LedgerFault } from '../../src/hub/ledger/verified-row.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { saltFrom } from '../../src/hub/log/salted-hash.js';
import { readHead } from '../../src/hub/time/head.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { model, port, register, write } from '../write/world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PORT_CODE = [...model.declarations.entities.values()].filter(({ name }) => name === 'PortCode');
const COLUMNS = namedColumns({
  ...changeColumns,
  before: 'c.before',
  changedFields: `(${changedFieldsSql(PORT_CODE)})::json`,
  slices: `(${slicesSql(PORT_CODE)})::json`,
  subjects: 'c.subjects::text[]',
});

const history = async (
  recordId: string,
  { knownAt = 'infinity', first = 50, after = '0' } = {},
): Promise<(LedgerChange & { agency: string | null })[]> => {
  const text = `select ${COLUMNS}, s.agency from change c join change_set s on s.id = c.change_set_id
    where c.record_id = $1::uuid and c.recorded_from <= $2::timestamptz and c.position > $3::bigint order by c.position limit $4::integer`;
  return (await query<LedgerChange & { agency: string | null }>(database.ownerPool, text, [recordId, knownAt, after, first])).rows;
};

describe('an empty ledger', () => {
  it('has its head at the beginning of time, and nothing wrong with it', async () => {
    const empty = await createTestDatabase();
    expect(await withTx(empty.appPool, {}, readHead)).toEqual({ position: '0', recordedFrom: '0001-01-01T00:00:00.000000Z' });
    expect(await withTx(empty.appPool, {}, (tx) => verifyHashes(tx, '1', '0', model))).toEqual([]);
    await empty.drop();
  });
});

describe('a change in the ledger', () => {
  it('says what was before and after, field by field, with every number a text', async () => {
    const id = await register(database, 'PortCode', { ...port('Cảng'), latitude: 20.86 });
    await write(database, [
      { operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { latitude: 20.9, matchedName: null } },
    ]);
    const [first, second] = await history(id);
    expect(first).toMatchObject({ operation: 'register', version: 1, before: null, validFrom: '2024-01-01', validTo: null });
    expect(first?.slices).toEqual([
      { version: '1', validFrom: '2024-01-01', validTo: null, code: expect.any(String), matchedName: 'Cảng', latitude: '20.86' },
    ]);
    expect(first?.changedFields).toContainEqual({ name: 'latitude', before: null, after: '20.86' });
    expect(second).toMatchObject({
      operation: 'update',
      version: 2,
      before: { latitude: '20.86', matchedName: 'Cảng' },
      validFrom: '2025-01-01',
    });
    expect(second?.changedFields).toEqual([
      { name: 'matchedName', before: 'Cảng', after: null },
      { name: 'latitude', before: '20.86', after: '20.9' },
    ]);
    expect(second?.slices.map(({ version, validFrom, validTo }) => [version, validFrom, validTo])).toEqual([
      ['2', '2024-01-01', '2025-01-01'],
      ['2', '2025-01-01', null],
    ]);
    // Of several states it is the one of the day that the change is about.
    await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2026-01-01', values: { latitude: 21 } }]);
    expect((await history(id))[2]).toMatchObject({ before: { latitude: '20.9', validFrom: '2025-01-01' }, validFrom: '2026-01-01' });
  });

  it('of a close or a moved end names the end, and of a removal everything that went', async () => {
    const id = await register(database, 'PortCode', port('Bến'));
    await write(database, [{ operation: 'close', entity: 'PortCode', id, from: '2025-01-01' }]);
    await write(database, [
      { operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: {}, moveStart: null, moveEnd: '2025-02-01' },
    ]);
    await write(database, [{ operation: 'remove', entity: 'PortCode', id }]);
    const [, closed, moved, removed] = await history(id);
    expect(closed).toMatchObject({
      changedFields: [{ name: 'validTo', before: null, after: '2025-01-01' }],
      validFrom: '2025-01-01',
      validTo: null,
    });
    expect(moved).toMatchObject({ validFrom: null, validTo: '2025-02-01' });
    expect(moved?.changedFields).toEqual([
      { name: 'validFrom', before: '2024-01-01', after: null },
      { name: 'validTo', before: '2025-01-01', after: '2025-02-01' },
    ]);
    expect(removed).toMatchObject({ slices: [], before: { matchedName: 'Bến' } });
    expect(removed?.changedFields).toContainEqual({ name: 'matchedName', before: 'Bến', after: null });
  });

  it('of a correction over several states tells each field once, where it first differs', async () => {
    const id = await register(database, 'PortCode', { ...port('a'), latitude: 1 });
    await write(database, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { latitude: 2 } }]);
    await write(database, [
      { operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: { latitude: 1, matchedName: 'b' } },
    ]);
    const changed = (await history(id)).at(-1)?.changedFields;
    expect(changed).toEqual([
      { name: 'matchedName', before: 'a', after: 'b' },
      { name: 'latitude', before: '2', after: '1' },
    ]);
  });

  it('is listed page by page, and only if it was known at the time asked for', async () => {
    const id = await register(database, 'PortCode', port('x'));
    for (const month of [2, 3, 4])
      await write(database, [
        { operation: 'update', entity: 'PortCode', id, from: `2024-0${month}-01`, values: { matchedName: `${month}` } },
      ]);
    const all = await history(id);
    expect(all.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    const [one, two] = all;
    expect((await history(id, { first: 2, after: one?.position ?? '' })).map(({ version }) => version)).toEqual([2, 3]);
    expect((await history(id, { knownAt: two?.recordedFrom ?? '' })).map(({ version }) => version)).toEqual([1, 2]);
    expect(await withTx(database.appPool, {}, readHead)).toEqual({
      position: all.at(-1)?.position,
      recordedFrom: all.at(-1)?.recordedFrom,
    });
  });
});

it('no two changes have the same seed, and no two fields of one the same salt', async () => {
  for (const name of ['muối', 'đường']) await register(database, 'PortCode', port(name));
  const text = 'select count(*)::int as all, count(distinct seed)::int as different from change_salt';
  const [seeds] = (await query<{ all: number; different: number }>(database.ownerPool, text, [])).rows;
  expect(seeds?.all).toBeGreaterThan(1);
  expect(seeds?.different).toBe(seeds?.all);
  expect(new Set(['code', 'matchedName', 'latitude'].map((name) => saltFrom('00', name))).size).toBe(3);
});

describe('someone who edits the database past its guards', () => {
  let own: TestDatabase;
  let attacker: Pool;
  let id: string;
  beforeAll(async () => {
    own = await createTestDatabase();
    attacker = createPool({ url: own.url, max: 1 });
    await register(own, 'PortCode', port('trước'));
  });
  beforeEach(async () => {
    id = await register(own, 'PortCode', { ...port('thật'), latitude: 10 });
    await write(own, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { matchedName: 'mới' } }]);
  });
  afterAll(async () => {
    await endPool(attacker);
    await own.drop();
  });

  const faults = (from = '1') =>
    withTx(own.appPool, { readOnly: true }, async (tx) => verifyHashes(tx, from, (await readHead(tx)).position, model));

  /** What verification finds while the edit stands; it is undone afterwards. */
  async function found(table: string, text: string, prepared?: string): Promise<LedgerFault[]> {
    const client = await attacker.connect();
    try {
      await client.query('begin');
      await client.query(`alter table ${table} disable trigger all`);
      await client.query(`alter table ${table} drop constraint if exists ${table}_of_format`);
      if (prepared !== undefined) await client.query(prepared);
      const { rowCount } = await client.query(text, [id]);
      expect(rowCount).toBeGreaterThan(0);
      const { rows } = await client.query<{ head: string }>('select max(last_position)::text as head from change_set');
      const tx = {
        query: async <R>(sql: string, values?: unknown[]) => ({ rows: (await client.query(sql, values)).rows as R[], rowCount: 0 }),
      };
      return await verifyHashes(tx, '1', rows[0]?.head ?? '0', model);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  const position = async (version: number) =>
    (
      await own.appPool.query<{ position: string }>('select position::text from change where record_id = $1 and version = $2', [
        id,
        version,
      ])
    ).rows[0]?.position;

  it('is not seen while he does nothing', async () => {
    expect(await faults()).toEqual([]);
  });

  const edits: [what: string, table: string, text: string, version: number, kind: LedgerFault['kind'], field?: string][] = [
    [
      'a value before',
      'change',
      `update change set before = replace(before::text, 'thật', 'giả')::json where record_id = $1 and version = 2`,
      2,
      'VALUE',
      'matchedName',
    ],
    [
      'a value that was not there before',
      'change',
      `update change set before = replace(before::text, '"latitude":"10"', '"latitude":"10","longitude":"1"')::json where record_id = $1 and version = 2`,
      2,
      'VALUE',
      'longitude',
    ],
    ['what changed', 'change', `update change set changed_fields = '[]' where record_id = $1 and version = 2`, 2, 'DESCRIPTION'],
    [
      'what changed, told of a registration',
      'change',
      `update change set changed_fields = '[{"name":"latitude","before":null,"after":"11"}]' where record_id = $1 and version = 1`,
      1,
      'FORM',
    ],
    ['the states, told beside the register', 'change', `update change set slices = '[]' where record_id = $1 and version = 1`, 1, 'FORM'],
    ['the operation', 'change', `update change set operation = 'correct' where record_id = $1 and version = 2`, 2, 'FRAME'],
    ['the days', 'change', `update change set valid_from = '2024-12-01' where record_id = $1 and version = 2`, 2, 'FRAME'],
    ['all days that are known', 'change', `update change set known_from = null where record_id = $1 and version = 2`, 2, 'FORM'],
    ['whose data it is', 'change', `update change set subjects = array[record_id] where record_id = $1 and version = 2`, 2, 'FRAME'],
    ['what it put back', 'change', `update change set restores = 0 where record_id = $1 and version = 2`, 2, 'FRAME'],
    ['the digest', 'change', `update change set digest = sha256(digest) where record_id = $1 and version = 2`, 2, 'FRAME'],
    [
      'a mark',
      'change',
      `update change set marks = set_byte(marks, 1, get_byte(marks, 1) # 1) where record_id = $1 and version = 2`,
      2,
      'MARKS',
    ],
    [
      'the seed',
      'change_salt',
      `update change_salt s set seed = set_byte(seed, 0, get_byte(seed, 0) # 1) from change c where c.position = s.position and record_id = $1 and version = 1`,
      1,
      'VALUE',
    ],
    [
      'the seed by taking it away',
      'change_salt',
      `delete from change_salt s using change c where c.position = s.position and record_id = $1 and version = 1`,
      1,
      'SALT',
    ],
    [
      'the instant',
      'change',
      `update change set recorded_from = recorded_from + interval '1 microsecond' where record_id = $1 and version = 2`,
      2,
      'INSTANT',
    ],
    [
      'a value in the register',
      'port_code',
      `update port_code set latitude = 11 where id = $1 and valid_from = '2025-01-01'`,
      2,
      'VALUE',
      'latitude',
    ],
    ['a value away in the register', 'port_code', `update port_code set latitude = null where id = $1`, 1, 'VALUE', 'latitude'],
    [
      'the past in the register',
      'port_code',
      `update port_code set matched_name = 'giả' where id = $1 and version = 1`,
      1,
      'VALUE',
      'matchedName',
    ],
    [
      'until when something was known',
      'port_code',
      `update port_code set recorded_to = recorded_to - interval '1 microsecond' where id = $1 and version = 1`,
      2,
      'REGISTER',
    ],
    [
      'that something was known longer',
      'port_code',
      `update port_code set recorded_to = recorded_to + interval '1 day' where id = $1 and version = 1`,
      2,
      'VALUE',
      'code',
    ],
    ['who stands behind it', 'port_code', `update port_code set subject_id = id where id = $1 and version = 1`, 1, 'REGISTER'],
    [
      'the register by deleting a state',
      'port_code',
      `delete from port_code where id = $1 and valid_from = '2025-01-01'`,
      2,
      'VALUE',
      'matchedName',
    ],
    [
      'the register by a state that was known between two changes',
      'port_code',
      `insert into port_code (id, version, position, valid_from, valid_to, recorded_from, recorded_to, code)
       select id, version, position, '1990-01-01', '1991-01-01', recorded_from + interval '1 microsecond', recorded_from + interval '2 microseconds', code
       from port_code where id = $1 and version = 1`,
      1,
      'REGISTER',
    ],
    [
      'which change wrote a state',
      'port_code',
      `update port_code set position = position - 1 where id = $1 and valid_from = '2025-01-01'`,
      2,
      'REGISTER',
    ],
    [
      'all salts to none',
      'change_salt',
      `update change_salt s set seed = null, salts = '{}' from change c where c.position = s.position and record_id = $1 and version = 1`,
      1,
      'VALUE',
    ],
  ];
  it.each(edits)('and changes %s in table %s is named by position', async (_what, table, text, version, kind, field) => {
    // Of what bears on every field one may look as before: two bytes of each are marked.
    const named = { position: await position(version), kind, ...(field === undefined ? {} : { field }) };
    expect(await found(table, text)).toContainEqual(expect.objectContaining(named));
    expect(await faults()).toEqual([]);
  });

  it('and changes a state that the change did not write is named, for it stood otherwise before', async () => {
    await write(own, [{ operation: 'update', entity: 'PortCode', id, from: '2026-01-01', values: { matchedName: 'sau' } }]);
    const edit = `update port_code set recorded_from = recorded_from + interval '1 microsecond' where id = $1 and version = 2 and valid_from = '2024-01-01'`;
    expect(await found('port_code', edit)).toContainEqual({ position: await position(3), kind: 'CHAIN' });
  });

  it('and gives two sets one instant is named, were the database to let him', async () => {
    const edit = `with earlier as (select recorded_from from change where record_id = $1 and version = 1),
        moved as (update change_set s set recorded_from = earlier.recorded_from from change c, earlier
          where c.record_id = $1 and c.version = 2 and s.id = c.change_set_id returning s.id)
      update change c set recorded_from = earlier.recorded_from from moved, earlier where c.change_set_id = moved.id`;
    const unguarded = 'alter table change_set disable trigger all; alter table change_set drop constraint change_set_recorded_from_key';
    expect(await found('change', edit, unguarded)).toContainEqual({ position: await position(2), kind: 'INSTANT' });
  });

  it('and takes a change out leaves a gap that is named', async () => {
    const gone = await position(1);
    const last = await position(2);
    const left = await found('change', 'delete from change where record_id = $1 and version = 1');
    expect(left).toContainEqual({ position: String(BigInt(gone ?? '0') + 1n), kind: 'POSITION' });
    // The record now begins in the middle.
    expect(left).toContainEqual({ position: last, kind: 'CHAIN' });
    expect(await found('change', 'delete from change where record_id = $1 and version = 2')).toContainEqual({
      position: last,
      kind: 'POSITION',
    });
  });

  it('and adds a record that no change wrote is named by the position it pretends to have', async () => {
    const invented = `insert into port_code (id, version, position, valid_from, valid_to, recorded_from, recorded_to, code)
      select gen_random_uuid(), 1, position, valid_from, valid_to, recorded_from, recorded_to, 'VNXXX' from port_code where id = $1 and version = 1`;
    expect(await found('port_code', invented)).toContainEqual({ position: await position(1), kind: 'REGISTER' });
  });
});
