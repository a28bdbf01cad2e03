import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { mapHeader } from '../../src/hub/import/check/map-header.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { uuidv7 } from '../../src/hub/write/identity.js';
import { createSteward, model, type Steward, told } from './support.js';

let steward: Steward;
const apply = { apply: true };
beforeAll(async () => {
  steward = await createSteward();
});
afterAll(() => steward?.close());

const HEADER = 'number,former.number,name,roadClass,provenance,validFrom';
const road = (number: string, former: string, name: string, from = '2026-01-01') =>
  `${number},${former},${name},đường tỉnh,kiểm thử,${from}`;
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');

/** Registers roads under fresh numbers; `number()` gives the next. */
let made = 0;
async function opened(name: string): Promise<string> {
  const number = `ĐT.${100 + ++made}`;
  expect((await steward.give('Road', file(road(number, '', name, '2020-01-01')), apply)).counts.new).toBe(1);
  return number;
}

/** Every state of the records that ever bore one of the names, oldest first: number, from when, and which record. */
async function states(...names: string[]): Promise<[string, string, string][]> {
  const rows = await steward.rows<{ number: string; valid_from: string; id: string }>(
    `select number, valid_from, id from road where recorded_to = 'infinity' and id in (select id from road where name = any($1)) order by valid_from, number`,
    [names],
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  return rows.map(({ number, valid_from, id }) => [number, valid_from, `record ${ids.indexOf(id) + 1}`]);
}

describe('a road that is given another number', () => {
  it('stays the same record when the row names its former number, and the same file means the same again', async () => {
    const old = await opened('đường A');
    const content = file(road('ĐT.500', old, 'đường A'));
    expect(await steward.give('Road', content)).toMatchObject({
      state: 'CHECKED',
      counts: { new: 0, changed: 1 },
      changedFields: { number: 1 },
    });
    await steward.give('Road', content, apply);
    const expected = [
      [old, '2020-01-01', 'record 1'],
      ['ĐT.500', '2026-01-01', 'record 1'],
    ];
    expect(await states('đường A')).toEqual(expected);
    expect((await steward.give('Road', `# again\n${content}`, apply)).counts).toMatchObject({ new: 0, changed: 0, same: 1 });
    expect(await states('đường A')).toEqual(expected);
  });

  it('is another record without that cell', async () => {
    const old = await opened('đường không chỉ khoá cũ');
    await steward.give('Road', file(road('ĐT.501', '', 'đường không chỉ khoá cũ')), apply);
    expect(await states('đường không chỉ khoá cũ')).toEqual([
      [old, '2020-01-01', 'record 1'],
      ['ĐT.501', '2026-01-01', 'record 2'],
    ]);
  });

  it('may exchange its number with another in one file, whose second reading exchanges nothing back', async () => {
    const [one, two] = [await opened('đường một'), await opened('đường hai')];
    const content = file(road(two, one, 'đường một'), road(one, two, 'đường hai'));
    expect(await steward.give('Road', content, apply)).toMatchObject({ state: 'APPLIED', counts: { changed: 2, rejected: 0 } });
    const expected = [
      [one, '2020-01-01', 'record 1'],
      [two, '2020-01-01', 'record 2'],
      [one, '2026-01-01', 'record 2'],
      [two, '2026-01-01', 'record 1'],
    ];
    expect(await states('đường một', 'đường hai')).toEqual(expected);
    expect((await steward.give('Road', `# again\n${content}`, apply)).counts).toMatchObject({ same: 2 });
    expect(await states('đường một', 'đường hai')).toEqual(expected);
  });

  it('is found by the number of an older day when the cell names it', async () => {
    const old = await opened('đường lâu đời');
    await steward.give('Road', file(road('ĐT.510', old, 'đường lâu đời', '2022-01-01')), apply);
    expect(told(await steward.give('Road', file(road('ĐT.511', old, 'đường lâu đời'))))).toEqual(['2 former.number RECORD_NOT_FOUND']);
    expect((await steward.give('Road', file(road('ĐT.511', `${old}@2021-06-30`, 'đường lâu đời')), apply)).counts).toMatchObject({
      changed: 1,
    });
    expect((await states('đường lâu đời')).map(([number]) => number)).toEqual([old, 'ĐT.510', 'ĐT.511']);
  });

  it('needs no other column, and the columns may have their Vietnamese names', async () => {
    const old = await opened('đường chỉ đổi số');
    const content = `Số hiệu đường;Số hiệu đường cũ;Hiệu lực từ\nĐT.530;${old};2027-01-01\n`;
    expect(await steward.give('Road', content)).toMatchObject({ state: 'CHECKED', counts: { new: 0, changed: 1, rejected: 0 } });
  });

  it('may have begun on the very day of the row', async () => {
    const old = await opened('đường mới mở');
    expect((await steward.give('Road', file(road('ĐT.520', old, 'đường mới mở', '2020-01-01')))).counts).toMatchObject({ changed: 1 });
  });
});

describe('two rows about one record', () => {
  it.each([
    ['by its former number twice', (old: string) => [road('ĐT.600', old, 'x'), road('ĐT.601', old, 'x')], '3 former.number'],
    [
      'once by the number it has, once by the former one',
      (old: string) => [road(old, '', 'y'), road('ĐT.602', old, 'x')],
      '3 former.number',
    ],
    [
      'once by the former number, once by the one it then no longer has',
      (old: string) => [road('ĐT.603', old, 'x'), road(old, '', 'y')],
      '3 number',
    ],
  ])('are refused: %s', async (_, rows, where) => {
    const old = await opened('đường bị tranh');
    const before = await states('đường bị tranh');
    const refused = await steward.give('Road', file(...rows(old)), apply);
    expect(refused).toMatchObject({ state: 'REJECTED', counts: { rejected: 1 } });
    expect(told(refused)).toEqual([`${where} RECORD_TWICE_IN_FILE`]);
    expect(refused.problems[0]?.vi).toContain('dòng 2');
    expect(refused.problems[0]?.en).toContain('line 2');
    expect(await states('đường bị tranh')).toEqual(before);
  });

  it('are refused across parts of the file, and with the id in one of them', async () => {
    const old = await opened('đường nhiều phần');
    const [{ id } = { id: '' }] = await steward.rows<{ id: string }>('select id from road where number = $1', [old]);
    const content = `number,former.number,id,name,roadClass,provenance,validFrom\nĐT.610,${old},,x,đường tỉnh,t,2026-01-01\nĐT.611,,${id},x,đường tỉnh,t,2026-01-01\nĐT.612,${old},${id},x,đường tỉnh,t,2026-01-01\n`;
    expect(told(await steward.give('Road', content, { chunkRows: 1 }))).toEqual(['3 id RECORD_TWICE_IN_FILE', '4 id RECORD_NAMED_TWICE']);
  });
});

describe('a former number', () => {
  it('that nobody has is a problem of the row, in both languages and with the day, and never a new record', async () => {
    const refused = await steward.give('Road', file(road('ĐT.700', 'ĐT.999', 'đường ma')), apply);
    expect(told(refused)).toEqual(['2 former.number RECORD_NOT_FOUND']);
    expect(refused.problems[0]?.vi).toContain('2025-12-31');
    expect(refused.problems[0]?.en).toContain('key@2025-06-30');
    expect(await states('đường ma')).toEqual([]);
  });

  it('that breaks the form of numbers is told as one', async () => {
    expect(told(await steward.give('Road', file(road('ĐT.701', 'đường kia', 'x'))))).toEqual([expect.stringMatching(/^2 former\.number /)]);
  });

  it('of a road that has ended since is no road to renumber', async () => {
    const old = await opened('đường đã đóng');
    await steward.give('Road', `number,validFrom,validTo\n${old},,2025-12-31\n`, apply);
    expect(told(await steward.give('Road', file(road('ĐT.702', `${old}@2025-06-30`, 'đường đã đóng'))))).toEqual([
      '2 former.number RECORD_NOT_IN_FORCE',
    ]);
  });

  it('does not give a road the number of another, unless that one gives it up by then', async () => {
    const [one, two] = [await opened('đường nhận số'), await opened('đường nhường số')];
    expect(told(await steward.give('Road', file(road(two, one, 'đường nhận số'))))).toEqual(['2 number KEY_TAKEN']);
    const late = file(road('ĐT.710', two, 'đường nhường số', '2026-03-01'), road(two, one, 'đường nhận số', '2026-02-01'));
    expect(told(await steward.give('Road', late))).toEqual(['3 number KEY_TAKEN']);
    const chain = file(road('ĐT.710', two, 'đường nhường số'), road(two, one, 'đường nhận số'));
    expect(await steward.give('Road', chain, { ...apply, chunkRows: 1 })).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 2, rejected: 0 },
    });
  });
});

describe('the id of a record', () => {
  it('tells apart what shares a key, and reaches records that have none', async () => {
    const vehicle = (make: string) => ({
      chassisNumber: 'RLLV1AEA0PH900001',
      make,
      kind: 'xe ô tô con',
      category: 'car',
      productionYear: 2021,
      fictional: true,
    });
    const [one, two, business, tie] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const operations = [
      { id: one, entity: 'Vehicle', values: vehicle('VinFast') },
      { id: two, entity: 'Vehicle', values: vehicle('Thaco') },
      { id: business, entity: 'Business', values: { taxCode: '0100109106', name: 'Giả lập', legalForm: 'Công ty TNHH', fictional: true } },
      { id: tie, entity: 'Ownership', values: { vehicle: one, business } },
    ].map((given) => ({ operation: 'register' as const, from: '2025-01-01', ...given }));
    await withTx(steward.pool, {}, (tx) =>
      writeChangeSet(tx, model, { operations, actor: 'test', actorRole: 'steward', agency: null, reason: 'test', legalBasis: null }),
    );
    expect(told(await steward.give('Vehicle', 'chassisNumber,colour\nRLLV1AEA0PH900001,đỏ\n'))).toEqual(['2 chassisNumber AMBIGUOUS']);
    const file = (id: string) => `chassisNumber,id,colour\nRLLV1AEA0PH900001,${id},đỏ\n`;
    expect((await steward.give('Vehicle', file(two), apply)).counts).toMatchObject({ changed: 1 });
    expect(await steward.rows(`select id from vehicle where colour = 'đỏ'`)).toEqual([{ id: two }]);
    expect((await steward.give('Ownership', `id,acquiredBy\n${tie},thừa kế\n`, apply)).counts).toMatchObject({ changed: 1 });
    expect(told(await steward.give('Vehicle', `id,colour\n${tie},đỏ\nxe của tôi,đỏ\n,đỏ\n${one},đỏ\n`))).toEqual([
      '2 id RECORD_NOT_FOUND',
      '3 id RECORD_ID',
      '4 - KEY_EMPTY',
    ]);
  });
});

it('every entity’s records may be named by id and by each former key, in both spellings, beside all their fields', () => {
  for (const entity of model.declarations.entities.values()) {
    const stored = [...entity.fields.values()].filter(({ kind }) => kind === 'column' || kind === 'link');
    const keys = stored.filter((field) => field.kind === 'column' && field.key !== undefined);
    for (const by of ['name', 'label'] as const) {
      const former = keys.map((key) => (by === 'name' ? `former.${key.name}` : `${key.label} cũ`));
      const cells = ['id', ...former, ...stored.map((field) => field[by])];
      const kinds = mapHeader(model, entity, { line: 1, cells }).columns.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'record').length, entity.name).toBe(1 + keys.length);
      expect(kinds.length, entity.name).toBe(cells.length);
    }
  }
});
