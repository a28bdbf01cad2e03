import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../src/hub/import/read/source.js';
import { program } from '../support/program.js';
import { createSteward, model, type Steward, told } from './support.js';
import { taxCodes } from './tax-codes.js';

let steward: Steward;
const apply = { apply: true };
beforeAll(async () => {
  steward = await createSteward();
});
afterAll(() => steward?.close());

const HEADER = 'taxCode,name,legalForm,fictional,validFrom,validTo';
const state = (taxCode: string, name: string, from: string, to: string) => `${taxCode},${name},Công ty TNHH,true,${from},${to}`;
const file = (...rows: string[]) => `${HEADER}\n${rows.join('\n')}\n`;
/** Three states of one business, each beginning where the one before ends. */
const history = (taxCode: string) => [
  state(taxCode, 'Tên đầu', '2019-01-01', '2021-01-01'),
  state(taxCode, 'Tên giữa', '2021-01-01', '2023-01-01'),
  state(taxCode, 'Tên cuối', '2023-01-01', ''),
];
/** Everything known now under a tax code: which record, what name, from when, until when. */
async function known(taxCode: string): Promise<string[]> {
  const rows = await steward.rows<{ id: string; name: string; valid_from: string; valid_to: string }>(
    `select id, name, valid_from, valid_to from business where tax_code = $1 and recorded_to = 'infinity' order by valid_from`,
    [taxCode],
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  return rows.map(({ id, name, valid_from, valid_to }) => `${ids.indexOf(id) + 1} ${name} ${valid_from} ${valid_to}`);
}
const ONE_RECORD = ['1 Tên đầu 2019-01-01 2021-01-01', '1 Tên giữa 2021-01-01 2023-01-01', '1 Tên cuối 2023-01-01 infinity'];
const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2 ? [[...items]] : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
const fresh = taxCodes(991_000_000);

describe('rows of one key with adjoining periods', () => {
  it('are states of one record, in whatever order they stand, and the same file means the same again', async () => {
    for (const rows of permutations(history(fresh())).map((order) => order.join('\n'))) {
      const code = fresh();
      const content = file(rows.replaceAll(/^\d{10}/gm, code));
      expect(await steward.give('Business', content)).toMatchObject({ state: 'CHECKED', counts: { rows: 3, new: 1, changed: 2 } });
      expect(await steward.give('Business', content, apply)).toMatchObject({ state: 'APPLIED', counts: { rows: 3, new: 1, changed: 2 } });
      expect(await known(code)).toEqual(ONE_RECORD);
      expect((await steward.give('Business', `# again\n${content}`, apply)).counts).toMatchObject({ same: 3 });
      expect(await known(code)).toEqual(ONE_RECORD);
    }
  });

  it('are one record when they stand in different parts of the file, among others', async () => {
    const [far, near] = [fresh(), fresh()];
    const [first = '', second = '', third = ''] = history(far);
    const others = Array.from({ length: 7 }, (_, n) => state(fresh(), `Đơn vị ${n}`, '2020-01-01', ''));
    const content = file(third, ...others.slice(0, 3), first, ...history(near), ...others.slice(3), second);
    const report = await steward.give('Business', content, { ...apply, chunkRows: 2 });
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 13, new: 9, changed: 4 } });
    expect([await known(far), await known(near)]).toEqual([ONE_RECORD, ONE_RECORD]);
    const sets = await steward.rows(
      `select count(distinct c.change_set_id)::int as n from change c join business b on b.id = c.record_id where b.tax_code = $1`,
      [far],
    );
    expect(sets).toEqual([{ n: 1 }]);
  });

  it('end the record where the last of them ends', async () => {
    const code = fresh();
    await steward.give('Business', file(...history(code).slice(0, 2)), apply);
    expect(await known(code)).toEqual(ONE_RECORD.slice(0, 2));
  });

  it('are what a document of any of those years hangs on', async () => {
    const code = fresh();
    await steward.give('Business', file(...history(code)), apply);
    await steward.give('Province', 'code,name,kind\n01,Thành phố Hà Nội,city\n', apply);
    const fields = [...(model.declarations.entities.get('TransportLicence')?.fields.values() ?? [])].filter(
      ({ required, kind }) => required && kind !== 'links',
    );
    const value = (name: string, type: string | undefined) => {
      if (name === 'business') return code;
      if (type === 'Date') return '2021-05-01';
      if (type === 'Boolean') return 'true';
      if (type === 'Int') return '1';
      const values = model.declarations.enums.get(type ?? '');
      return values === undefined ? 'GP-1' : ([...values.keys()][0] ?? '');
    };
    const cells = fields.map((field) => [field.name, value(field.name, 'type' in field ? field.type : undefined)] as const);
    const licence = `${cells.map(([name]) => name).join(',')},validFrom\n${cells.map(([, cell]) => cell).join(',')},2021-05-01\n`;
    expect(await steward.give('TransportLicence', licence, apply)).toMatchObject({ state: 'APPLIED', counts: { new: 1 } });
    const [row] = await steward.rows(
      `select b.name from transport_licence l join business b on b.id = l.business_id and b.recorded_to = 'infinity' and b.valid_to = 'infinity' where b.tax_code = $1`,
      [code],
    );
    expect(row).toEqual({ name: 'Tên cuối' });
  });

  it('go on where a record of the register ends, and come before where it begins', async () => {
    const code = fresh();
    const [first = '', second = '', third = ''] = history(code);
    await steward.give('Business', file(second), apply);
    expect(await steward.give('Business', file(third, first), apply)).toMatchObject({ counts: { new: 0, changed: 2 } });
    expect(await known(code)).toEqual(ONE_RECORD);
    const operations = await steward.rows(
      `select operation from change where record_id = (select id from business where tax_code = $1 limit 1) order by version`,
      [code],
    );
    expect(operations.map(({ operation }) => operation)).toEqual(['register', 'correct', 'correct']);
  });

  it('change what the register knows, each from its day, where the register knows the record already', async () => {
    const code = fresh();
    await steward.give('Business', file(state(code, 'Tên đầu', '2019-01-01', '')), apply);
    expect(await steward.give('Business', file(...history(code)), apply)).toMatchObject({ counts: { new: 0, same: 1, changed: 2 } });
    expect(await known(code)).toEqual(ONE_RECORD);
  });

  it('a state of the past that is known already ends nothing', async () => {
    const code = fresh();
    await steward.give('Business', file(...history(code)), apply);
    expect((await steward.give('Business', file(state(code, 'Tên đầu', '2019-01-01', '2021-01-01')), apply)).counts).toMatchObject({
      same: 1,
    });
    expect(told(await steward.give('Business', file(state(code, 'Tên đầu', '2019-01-01', '2022-01-01'))))).toEqual([
      '2 validFrom LATER_STATE_EXISTS',
    ]);
    expect(await known(code)).toEqual(ONE_RECORD);
  });

  it('are told that a later state stands, when a row says what was before it', async () => {
    const code = fresh();
    await steward.give('Business', file(...history(code)), apply);
    const report = await steward.give('Business', file(state(code, 'Tên giữa', '2021-01-01', '')));
    expect(report).toMatchObject({ counts: { same: 1 }, problemCount: 0, byCode: [{ code: 'WARN_LATER_STATE', count: 1 }] });
  });

  it('that are written by the former key are one record too', async () => {
    await steward.give('Road', 'number,name,roadClass,provenance,validFrom\nĐT.901,đường,đường tỉnh,t,2019-01-01\n', apply);
    const rows = ['ĐT.902,ĐT.901,đường,đường tỉnh,t,2021-01-01,', 'ĐT.901,,đường,đường tỉnh,t,2019-01-01,2021-01-01'];
    const content = `number,former.number,name,roadClass,provenance,validFrom,validTo\n${rows.join('\n')}\n`;
    expect(await steward.give('Road', content, { ...apply, chunkRows: 1 })).toMatchObject({
      state: 'APPLIED',
      counts: { same: 1, changed: 1 },
    });
    expect(
      await steward.rows(
        `select count(distinct id)::int as n, count(*)::int as states from road where number in ('ĐT.901', 'ĐT.902') and recorded_to = 'infinity'`,
      ),
    ).toEqual([{ n: 1, states: 2 }]);
  });
});

describe('a gap between rows of one key', () => {
  it('is refused with the line, the days and what to do; other records are not touched', async () => {
    const [code, other] = [fresh(), fresh()];
    const [first = '', , third = ''] = history(code);
    const report = await steward.give('Business', file(third, state(other, 'Khác', '2020-01-01', ''), first), {
      ...apply,
      chunkRows: 1,
      skipRejected: true,
    });
    expect(told(report).toSorted()).toEqual(['2 validFrom HISTORY_GAP', '4 - RECORD_ROW_REJECTED']);
    const gap = report.problems.find(({ code: problem }) => problem === 'HISTORY_GAP');
    expect(gap?.vi).toContain('từ 2021-01-01 đến trước 2023-01-01');
    expect(gap?.en).toContain('line 4');
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 3, new: 1, rejected: 2 } });
    expect([await known(code), await known(other)]).toEqual([[], ['1 Khác 2020-01-01 infinity']]);
  });

  it('is none where the register knows what lies between', async () => {
    const code = fresh();
    const [first = '', , third = ''] = history(code);
    await steward.give('Business', file(...history(code)), apply);
    expect((await steward.give('Business', file(first, third))).counts).toMatchObject({ same: 2 });
  });

  it('is none where the register knows one record before it and another after', async () => {
    const code = fresh();
    const [first = '', , third = ''] = history(code);
    for (const row of [first, third]) await steward.give('Business', file(row), apply);
    expect(await steward.give('Business', file(first, third))).toMatchObject({ counts: { rows: 2, same: 2 }, problemCount: 0 });
    expect(await steward.rows('select distinct id from business where tax_code = $1', [code])).toHaveLength(2);
  });

  it('is none where a row names its record', async () => {
    const [code, other] = [fresh(), fresh()];
    await steward.give('Business', file(state(other, 'Khác', '2020-01-01', '')), apply);
    const [row] = await steward.rows<{ id: string }>('select id from business where tax_code = $1', [other]);
    const [first = ''] = history(code);
    const content = `id,${HEADER}\n,${first}\n${row?.id},${state(code, 'Khác', '2023-01-01', '')}\n`;
    expect(await steward.give('Business', content, { ...apply, chunkRows: 1 })).toMatchObject({
      state: 'APPLIED',
      counts: { new: 1, changed: 1 },
    });
    expect(await known(code)).toEqual(['1 Tên đầu 2019-01-01 2021-01-01', '2 Khác 2023-01-01 infinity']);
  });
});

describe('a row of the record that is wrong', () => {
  it('keeps the others of the record out, and nothing else', async () => {
    const [code, other] = [fresh(), fresh()];
    const [first = '', second = '', third = ''] = history(code);
    const content = file(first, second.replace('true', 'chắc'), state(other, 'Khác', '2020-01-01', ''), third);
    const report = await steward.give('Business', content, { ...apply, skipRejected: true });
    expect(told(report)).toEqual(['2 - RECORD_ROW_REJECTED', '3 fictional BOOLEAN_FORM', '5 - RECORD_ROW_REJECTED']);
    expect([await known(code), await known(other)]).toEqual([[], ['1 Khác 2020-01-01 infinity']]);
  });

  it('keeps them out too when only what the register knows makes it wrong', async () => {
    const code = fresh();
    await steward.give('Business', file(...history(code)), apply);
    const rows = [state(code, 'Tên đầu', '2019-01-01', '2024-01-01'), state(code, 'Tên mới', '2024-01-01', '')];
    const report = await steward.give('Business', file(...rows), { ...apply, skipRejected: true });
    expect(told(report)).toEqual(['2 validFrom LATER_STATE_EXISTS', '3 - RECORD_ROW_REJECTED']);
    expect(await known(code)).toEqual(ONE_RECORD);
  });
});

describe('keys that are declared to be reused', () => {
  it('make separate records, also when one file ends the first and begins the second, in different parts', async () => {
    await steward.give('Province', 'code,name,kind\n44,Tỉnh Quảng Bình,province\n45,Tỉnh Quảng Trị,province\n', apply);
    const rows = [
      '44,Tỉnh Quảng Trị,province,2025-07-01,',
      '45,Tỉnh Quảng Trị,province,,2025-07-01',
      '44,Tỉnh Quảng Bình,province,,2025-07-01',
    ];
    const report = await steward.give('Province', `code,name,kind,validFrom,validTo\n${rows.join('\n')}\n`, { ...apply, chunkRows: 1 });
    expect(told(report)).toEqual([]);
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 3, new: 1, changed: 2 }, warningCount: 0 });
    expect(
      await steward.rows(
        `select count(distinct id)::int as records, count(*)::int as states from province where code = '44' and recorded_to = 'infinity'`,
      ),
    ).toEqual([{ records: 2, states: 2 }]);
  });

  it('are those of provinces, communes and plates, and no others', () => {
    const reused = [...model.declarations.entities.values()].flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) =>
        field.kind === 'column' && field.key?.reused ? [`${entity.name}.${field.name}`] : [],
      ),
    );
    expect(reused.toSorted()).toEqual(['Commune.code', 'PlateAssignment.plate', 'Province.code']);
  });
});

describe('a history of many records', () => {
  it('is the same after a kill: rows of one record lie in one part', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-history-'));
    try {
      const path = join(folder, 'lich-su.csv');
      const codes = Array.from({ length: 300 }, taxCodes(992_000_000));
      const histories = codes.map((code) => history(code));
      await writeFile(path, file(...[2, 0, 1].flatMap((n) => histories.map((rows) => rows[n] ?? ''))));
      await killedTwice(path);
      const rows = await steward.rows<{ records: number; states: number }>(
        `select count(distinct id)::int as records, count(*)::int as states from business where tax_code like '992%' and recorded_to = 'infinity'`,
      );
      expect(rows).toEqual([{ records: 300, states: 900 }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 90_000);
});

async function killedTwice(path: string): Promise<void> {
  for (let kills = 0; kills < 2; kills++) {
    const file = program('test/import/importing-process.ts');
    const child = spawn(process.execPath, [file, steward.url, path, 'Business', '50'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let parts = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if ((JSON.parse(line) as { phase?: string }).phase === 'apply' && ++parts === 3) child.kill('SIGKILL');
    }
    await ended;
  }
  const [batch] = await steward.rows<{ state: string }>(`select state from import_batch where file_name = 'lich-su.csv'`);
  expect(batch).toEqual({ state: 'APPLYING' });
  const source = await fileSource(path);
  if (source === undefined) throw new Error('no file');
  const report = await steward.give('Business', source, { apply: true, chunkRows: 50 });
  expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 900, new: 300, changed: 600, rejected: 0 } });
}
