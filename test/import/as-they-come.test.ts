import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { originsOf } from '../../src/hub/batch/origin.js';
import { isClearing, readCell, writeCell } from '../../src/hub/csv/cell-text.js';
import { checkStoredRules } from '../../src/hub/submit/stored-rules.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createSteward, model, type Steward, told } from './support.js';

/** Files as agencies send them: what is meant is understood, what is not is named, and nothing is taken for what it is not. */
let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
});
afterAll(() => steward?.close());

describe('an empty cell', () => {
  const header = 'chassisNumber;make;model;kind;category;productionYear;colour;fictional;validFrom';
  const vehicle = (rest: string) => `${header}\n${rest}\n`;
  const state = async () =>
    (
      await steward.rows(
        `select make, model, colour from vehicle where chassis_number = 'RLLV1AEA9PH100001' and recorded_to = 'infinity' and valid_to = 'infinity'`,
      )
    )[0];

  it('says nothing, and <trống> clears; the report tells what was emptied', async () => {
    await steward.give('Vehicle', vehicle('RLLV1AEA9PH100001;VinFast;VF 8;xe ô tô con;car;2024;trắng;true;2024-01-01'), { apply: true });
    const silent = await steward.give('Vehicle', vehicle('RLLV1AEA9PH100001;VinFast;;;;;;;2024-06-01'), { apply: true });
    expect(silent).toMatchObject({ state: 'APPLIED', counts: { same: 1 }, emptiedFields: {} });
    expect(await state()).toEqual({ make: 'VinFast', model: 'VF 8', colour: 'trắng' });

    for (const [mark, at] of [
      ['<trống>', '2024-07-01'],
      [' <TRỐNG> ', '2024-07-02'],
      ['<empty>', '2024-07-03'],
    ] as const) {
      const checked = await steward.give('Vehicle', vehicle(`RLLV1AEA9PH100001;;${mark};;;;;;${at}`));
      expect(checked).toMatchObject({ counts: { changed: 1 }, changedFields: { model: 1 }, emptiedFields: { model: 1 }, problemCount: 0 });
    }
    const cleared = await steward.give('Vehicle', vehicle('RLLV1AEA9PH100001;Toyota;<trống>;;;;;;2024-07-01'), { apply: true });
    expect(cleared).toMatchObject({ changedFields: { make: 1, model: 1 }, emptiedFields: { model: 1 } });
    expect(await state()).toEqual({ make: 'Toyota', model: null, colour: 'trắng' });
  });

  it('clears where the file is told to be the whole truth, as another batch than the one in which it says nothing', async () => {
    const file = vehicle('RLLV1AEA9PH100001;Toyota;;xe ô tô con;car;2024;;true;2024-08-01');
    expect(await steward.give('Vehicle', file, { apply: true })).toMatchObject({ state: 'APPLIED', counts: { same: 1 } });
    const whole = await steward.give('Vehicle', file, { apply: true, empty: 'clear' });
    expect(whole).toMatchObject({ state: 'APPLIED', counts: { changed: 1 }, emptiedFields: { colour: 1 } });
    expect(await state()).toMatchObject({ colour: null });
  });

  it('is a problem where a new record, or an emptied value, has to have one', async () => {
    const fresh = await steward.give('Vehicle', vehicle('RLLV1AEA9PH100002;Kia;VF 8;;car;2024;;true;2024-01-01'));
    expect(told(fresh)).toEqual(['2 kind REQUIRED']);
    const emptied = await steward.give('Vehicle', vehicle('RLLV1AEA9PH100001;;;<trống>;;;;;2024-09-01'));
    expect(told(emptied)).toEqual(['2 kind REQUIRED']);
  });

  it('is told from a text that only reads so, both ways', async () => {
    const given = await steward.give('Agency', "code;name\nG91;'<trống>\n", { apply: true });
    expect(given.state).toBe('APPLIED');
    expect(await steward.rows('select name from agency')).toEqual([{ name: '<trống>' }]);
    expect(readCell(writeCell('<trống>'))).toBe('<trống>');
    expect([isClearing(writeCell('<trống>')), isClearing('<trống>')]).toEqual([false, true]);
  });
});

describe('a column of days', () => {
  const plates = (...days: string[]) => ['code;name;validFrom', ...days.map((day, i) => `G92.${10 + i};Cơ quan ${i};${day}`)].join('\n');
  const days = async (...given: string[]) => {
    const report = await steward.give('Agency', plates(...given), { apply: true, skipRejected: true });
    const rows = await steward.rows<{ from: string; id: string }>(
      `select code, valid_from as "from" from agency where code like 'G92.%' and recorded_to = 'infinity' order by code`,
    );
    await steward.undo(report.batchId ?? '');
    const warned = report.byCode.filter(({ severity }) => severity === 'warning').map(({ code, field, count }) => [code, field, count]);
    return { from: rows.map(({ from }) => from), told: told(report), warned };
  };

  it('is month first where one of its cells can be read in no other way, and says so', async () => {
    expect(await days('03/04/2025', '12/25/2025', '11/30/2025', '01/02/2025')).toEqual({
      from: ['2025-03-04', '2025-12-25', '2025-11-30', '2025-01-02'],
      told: [],
      warned: [['WARN_MONTH_FIRST', 'validFrom', 4]],
    });
  });

  it('is day first where nothing says otherwise', async () => {
    expect(await days('03/04/2025', '25.12.2025', '2025-11-30')).toEqual({
      from: ['2025-04-03', '2025-12-25', '2025-11-30'],
      told: [],
      warned: [],
    });
  });

  it('refuses what may be either where cells contradict each other, wherever in the file', async () => {
    expect(await days('03/04/2025', '25/12/2025', '12/25/2025', '05/05/2025')).toEqual({
      from: ['2025-12-25', '2025-12-25', '2025-05-05'],
      told: ['2 validFrom DATE_ORDER_MIXED'],
      warned: [['WARN_MONTH_FIRST', 'validFrom', 1]],
    });
  });

  it('is judged over all parts of the file, and by itself', async () => {
    const header = 'code;name;validFrom;validTo';
    const report = await steward.give('Agency', `${header}\nG93.11;A;03/04/2024;01/02/2025\nG93.12;B;01/02/2024;12/25/2025\n`, {
      apply: true,
      chunkRows: 1,
    });
    expect(report.problemCount).toBe(0);
    const rows = await steward.rows(
      `select valid_from::text as "from", valid_to::text as "to" from agency where code like 'G93.%' order by code`,
    );
    expect(rows).toEqual([
      { from: '2024-04-03', to: '2025-01-02' },
      { from: '2024-02-01', to: '2025-12-25' },
    ]);
  });
});

describe('a year alone in a column of days', () => {
  const header = 'personalId;fullName;Ngày sinh;Năm sinh;fictional';
  const people = () =>
    steward.rows<{ born: string; year: number }>(
      `select date_of_birth::text as born, birth_year as year from person where recorded_to = 'infinity' order by personal_id`,
    );

  it('is the year of birth, beside whole days; the two agree', async () => {
    const file = [header, '001053000011;Người Một;1953;;có', '001085000012;Người Hai;09/03/1985;;có', '001054000013;Người Ba;;1954;có'];
    expect(told(await steward.give('Person', file.join('\n'), { apply: true }))).toEqual([]);
    expect(await people()).toEqual([
      { born: null, year: 1953 },
      { born: null, year: 1954 },
      { born: '1985-03-09', year: null },
    ]);
    // The day becomes known; with another year it is refused.
    expect(told(await steward.give('Person', `${header}\n001053000011;Người Một;01/02/1952;;có`))).toEqual([
      '2 Năm sinh PERSON_BIRTH_YEAR_DIFFERS',
    ]);
    expect(told(await steward.give('Person', `${header}\n001053000011;Người Một;01/02/1953;;có`))).toEqual([]);
    expect(told(await steward.give('Person', `${header}\n001053000014;Người Bốn;1953;1954;có`))).toEqual(['2 Ngày sinh YEAR_DIFFERS']);
  });

  it('tells of a second person of the same name and year', async () => {
    const again = await steward.give('Person', `${header}\n001053000099;Người Một;1953;;có`);
    expect(again.byCode.map(({ code }) => code)).toEqual(['WARN_PERSON_ALIKE']);
  });
});

describe('a column of lengths', () => {
  const airport = (lengths: readonly (string | number)[]) =>
    ['code;airport;designator;lengthM', ...lengths.map((length, n) => `VVXA/${n};VVXA;0${n}/1${n};${length}`)].join('\n');
  const warned = async (...lengths: (string | number)[]) => {
    const { byCode } = await steward.give('Runway', airport(lengths));
    return byCode.map(({ code, field, count }) => [code, field, count]);
  };

  it('looks like feet where every figure does, or half of them are longer than any runway is', async () => {
    await steward.give('Airport', 'icao;name\nVVXA;Sân bay Thử', { apply: true });
    expect(await warned(3937, 3281, 4101, 2953)).toEqual([['WARN_UNIT_COLUMN', 'lengthM', 4]]);
    expect(await warned('5000', '3900', '3700', '12000')).toEqual(expect.arrayContaining([['WARN_UNIT_COLUMN', 'lengthM', 4]]));
    const { byCode } = await steward.give('Runway', airport([3937, 3281, 4101]));
    expect(byCode[0]?.vi).toContain('1200');
    // Metres, round or measured; one that may be either; and too few to tell.
    for (const lengths of [
      [3800, 3048, 2400],
      [3047, 2985, 3213, 2671],
      [3937, 3281, 3000],
      [3937, 3281],
      [3937, 3937, 3937],
    ])
      expect(await warned(...lengths)).toEqual([]);
  });

  it('is judged as the reference data have it, too', async () => {
    const lengths = readFileSync('seeds/reference/runways.csv', 'utf8')
      .split('\n')
      .slice(2)
      .flatMap((line) => /,(\d+(?:\.\d+)?),"/.exec(line)?.[1] ?? []);
    expect(lengths.length).toBeGreaterThan(15);
    expect(await warned(...lengths)).toEqual([]);
    const inFeet = lengths.map((length) => Math.round(Number(length) / 0.3048));
    expect((await warned(...inFeet)).map(([code]) => code)).toContain('WARN_UNIT_COLUMN');
  });
});

describe('a file that is told what to do', () => {
  const file = (header: string, ...rows: string[]) => [header, ...rows].join('\n');
  const states = (code: string) =>
    steward.rows(
      `select name, valid_from as "from", valid_to as "to" from agency where code = '${code}' and recorded_to = 'infinity' order by valid_from`,
    );
  const begin = async (code: string) => {
    await steward.give('Agency', file('code;name;validFrom', `${code};Cũ;2024-01-01`), { apply: true });
    await steward.give('Agency', file('code;name;validFrom', `${code};Mới;2025-07-01`), { apply: true });
  };

  it('corrects what comes late: the row holds until the next state, whose word stands', async () => {
    await begin('G94.10');
    const late = file('code;name;validFrom', 'G94.10;Giữa;2025-03-01');
    const refused = await steward.give('Agency', late);
    expect(told(refused)).toEqual(['2 validFrom LATER_STATE_EXISTS']);
    expect(refused.problems[0]?.vi).toContain('--operation correct');
    expect(await steward.give('Agency', late, { apply: true, operation: 'correct' })).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 1 },
    });
    expect(await states('G94.10')).toEqual([
      { name: 'Cũ', from: '2024-01-01', to: '2025-03-01' },
      { name: 'Giữa', from: '2025-03-01', to: '2025-07-01' },
      { name: 'Mới', from: '2025-07-01', to: 'infinity' },
    ]);
    expect(await steward.give('Agency', `# lại\n${late}`, { operation: 'correct' })).toMatchObject({
      counts: { same: 1 },
      problemCount: 0,
    });
  });

  it('corrects a period across states, what began before the record, and the state of a day as a whole', async () => {
    await begin('G94.11');
    const header = 'code;name;validFrom;validTo';
    const rows = ['G94.11;Sớm;2023-06-01;2024-01-01', 'G94.11;Chung;2025-01-01;2025-12-01'];
    expect(await steward.give('Agency', file(header, ...rows), { apply: true, operation: 'correct' })).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 2 },
    });
    await steward.give('Agency', file('code;name', 'G94.11;Nay'), { apply: true, operation: 'correct' });
    expect(await states('G94.11')).toEqual([
      { name: 'Sớm', from: '2023-06-01', to: '2024-01-01' },
      { name: 'Cũ', from: '2024-01-01', to: '2025-01-01' },
      { name: 'Chung', from: '2025-01-01', to: '2025-12-01' },
      { name: 'Nay', from: '2025-12-01', to: 'infinity' },
    ]);
    expect(await steward.give('Agency', file(header, '# lại', ...rows), { operation: 'correct' })).toMatchObject({
      counts: { changed: 0, same: 2 },
    });
  });

  it('joins a state with the one beside it that says the same, and reads the same file again as the same', async () => {
    await begin('G94.13');
    const replaced = file('code;name;validFrom', 'G94.13;Cũ;2025-07-01');
    expect(await steward.give('Agency', replaced, { apply: true })).toMatchObject({ counts: { changed: 1 } });
    expect(await states('G94.13')).toEqual([{ name: 'Cũ', from: '2024-01-01', to: 'infinity' }]);
    expect(await steward.give('Agency', `# lại\n${replaced}`)).toMatchObject({ counts: { changed: 0, same: 1 } });

    // Of the days before its beginning a row says where they end, so they stay a state of their own.
    const early = file('code;name;validFrom;validTo', 'G94.13;Cũ;2023-01-01;2024-01-01');
    expect(await steward.give('Agency', early, { apply: true })).toMatchObject({ counts: { changed: 1 } });
    expect(await states('G94.13')).toEqual([
      { name: 'Cũ', from: '2023-01-01', to: '2024-01-01' },
      { name: 'Cũ', from: '2024-01-01', to: 'infinity' },
    ]);
    expect(await steward.give('Agency', `# lại\n${early}`)).toMatchObject({ state: 'CHECKED', counts: { changed: 0, same: 1 } });
  });

  it('ends records, moves an end that was wrong, and takes one away', async () => {
    await begin('G94.12');
    const close = file('code;name;validTo', 'G94.12;không ai đọc ô này;2026-01-01', 'G94.99;;2026-01-01');
    const closed = await steward.give('Agency', close, { apply: true, operation: 'close', skipRejected: true });
    expect(told(closed)).toEqual(['3 code RECORD_NOT_REGISTERED']);
    expect((await states('G94.12')).at(-1)).toEqual({ name: 'Mới', from: '2025-07-01', to: '2026-01-01' });
    expect(await steward.give('Agency', `# lại\n${close}`, { operation: 'close' })).toMatchObject({ counts: { same: 1, rejected: 1 } });
    const other = await steward.give('Agency', file('code;validTo', 'G94.12;2026-02-01'), { operation: 'close' });
    expect(told(other)).toEqual(['2 validTo END_DIFFERS']);
    expect(other.problems[0]?.en).toContain('moveEnd');

    for (const [end, to] of [
      ['2025-10-01', '2025-10-01'],
      ['<trống>', 'infinity'],
    ] as const) {
      const moved = file('code;moveEnd;validFrom', `G94.12;${end};2025-07-01`);
      expect(await steward.give('Agency', moved, { apply: true, operation: 'correct' })).toMatchObject({
        state: 'APPLIED',
        changedFields: { validTo: 1 },
      });
      expect((await states('G94.12')).at(-1)).toEqual({ name: 'Mới', from: '2025-07-01', to });
    }
    expect(await steward.give('Agency', file('code', 'G94.12'), { apply: true, operation: 'remove' })).toMatchObject({
      counts: { changed: 1 },
    });
    expect(await states('G94.12')).toEqual([]);
  });

  it('registers nothing, and is another batch than the same bytes without it', async () => {
    await begin('G94.13');
    const bytes = file('code;name;validFrom', 'G94.13;Sau;2026-01-01', 'G94.14;Lạ;2026-01-01');
    expect(told(await steward.give('Agency', bytes, { operation: 'update' }))).toEqual(['3 code RECORD_NOT_REGISTERED']);
    expect(await steward.give('Agency', bytes, { apply: true, operation: 'update', skipRejected: true })).toMatchObject({
      counts: { changed: 1, rejected: 1 },
    });
    expect(await steward.give('Agency', bytes, { apply: true })).toMatchObject({ state: 'APPLIED', counts: { same: 1, new: 1 } });
  });

  it('joins neighbouring states that say the same', async () => {
    const header = 'code;name;validFrom;validTo';
    await steward.give('Agency', file(header, 'G94.15;Một;2024-01-01;2025-01-01', 'G94.15;Một;2025-01-01;'), { apply: true });
    expect(await states('G94.15')).toEqual([{ name: 'Một', from: '2024-01-01', to: 'infinity' }]);
    await steward.give('Agency', file(header, 'G94.16;Hai;2024-01-01;2025-01-01'), { apply: true });
    const next = file(header, 'G94.16;Hai;2025-01-01;2026-01-01');
    await steward.give('Agency', next, { apply: true });
    expect(await states('G94.16')).toEqual([{ name: 'Hai', from: '2024-01-01', to: '2026-01-01' }]);
    expect(await steward.give('Agency', `# lại\n${next}`)).toMatchObject({ counts: { same: 1 }, problemCount: 0 });
  });
});

describe('what ends under others', () => {
  const provinces = 'code,name,kind,validFrom\n95,Tỉnh Thử,province,2020-01-01\n';
  const communes = Array.from({ length: 5 }, (_, i) => `9990${i},Xã ${i},xã,95,2020-01-01`).join('\n');

  it('is told beforehand, counted and with the first keys, where nothing stands in the way', async () => {
    await steward.give('Province', provinces, { apply: true });
    await steward.give('Commune', `code,name,kind,province,validFrom\n${communes}\n`, { apply: true });
    const close = await steward.give('Province', 'code,validTo\n95,2025-07-01\n', { operation: 'close' });
    expect(close).toMatchObject({ state: 'CHECKED', problemCount: 0, warningCount: 1 });
    expect(close.byCode[0]).toMatchObject({ code: 'WARN_EFFECTS', firstRow: 2 });
    expect(close.byCode[0]?.vi).toContain('5 Đơn vị cấp xã (99900 Xã 0, 99901 Xã 1, 99902 Xã 2, …)');
    const some = await steward.give('Commune', `# đóng\ncode,validTo\n99903,2025-07-01\n99904,2025-07-01\n`, {
      apply: true,
      operation: 'close',
    });
    expect(some.counts.changed).toBe(2);
    const fewer = await steward.give('Province', '# lại\ncode,validTo\n95,2025-07-01\n', { operation: 'close' });
    expect(fewer.byCode[0]?.en).toContain('3 Commune (99900 Xã 0, 99901 Xã 1, 99902 Xã 2)');
  });

  it('is refused by number and keys where it may not be', async () => {
    const road = await steward.give('Road', 'number,name,roadClass,provenance,validFrom\nQL.995,Đường Thử,quốc lộ,thử,2020-01-01\n', {
      apply: true,
    });
    expect(told(road)).toEqual([]);
    const sections = 'code,ordinal,road,name,fromChainage,toChainage,validFrom\nQL.995-1,1,QL.995,Đoạn 1,Km0+000,Km1+000,2020-01-01\n';
    const given = await steward.give('RoadSection', sections, { apply: true });
    expect(told(given)).toEqual([]);
    const close = await steward.give('Road', 'number,validTo\nQL.995,2025-07-01\n', { operation: 'close' });
    expect(told(close)).toEqual(['2 validTo HAS_DEPENDENTS']);
    expect(close.problems[0]?.en).toMatch(/1 RoadSection \(.*\)/);
  });
});

it('a link by an id means that record whatever its days; an id of nothing is a problem of its row', async () => {
  const province = 'code,name,kind,validFrom,validTo\n94,Tỉnh Cũ,province,2020-01-01,2025-07-01\n';
  expect(told(await steward.give('Province', province, { apply: true }))).toEqual([]);
  const [{ id = '' } = {}] = await steward.rows<{ id: string }>("select id from province where code = '94'");
  const commune = (link: string, from: string) => `code,name,province,validFrom\n99801,Xã Thử,${link},${from}\n`;
  expect(told(await steward.give('Commune', commune(id, '2024-01-01'), { apply: true }))).toEqual([]);
  // The province has ended since, and the link outlives it; said again later it says the same.
  expect(await steward.give('Commune', commune(id, '2026-01-01'))).toMatchObject({ counts: { same: 1 }, problems: [] });
  expect(told(await steward.give('Commune', commune('019b0000-0000-7000-8000-00000000dead', '2024-01-01')))).toEqual([
    '2 province LINK_NOT_FOUND',
  ]);
});

it('a value leads back to the line of the bytes it came from, over parts, states in any order and rows that are refused', async () => {
  const rows = ['G96.11;Hai;2025-01-01;', 'sai;Lỗi;2024-01-01;', 'G96.11;Một;2024-01-01;2025-01-01', 'G96.12;Ba;2024-01-01;'];
  const content = ['code;name;validFrom;validTo', ...rows].join('\n');
  const report = await steward.give('Agency', content, { apply: true, skipRejected: true, chunkRows: 1, validFrom: '2020-01-01' });
  const changes = await steward.rows<{ position: string }>(
    'select c.position::text as position from change c join change_set s on s.id = c.change_set_id where s.batch_id = $1 order by c.position',
    [report.batchId],
  );
  const positions = changes.map(({ position }) => position);
  const origins = await withTx(steward.pool, { readOnly: true, label: 'test' }, (tx) => originsOf(tx, positions));
  expect(positions.map((position) => origins.get(position)?.line)).toEqual([4, 2, 5]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect([...origins.values()][0]).toMatchObject({ id: report.batchId, file: 'test.csv', sha256, agency: null, person: 'test' });
});

it('a reason that holds the number of a person is told, at the door', async () => {
  const write = (reason: string) =>
    withTx(steward.pool, { label: 'test' }, (tx) =>
      writeChangeSet(tx, model, {
        operations: [{ operation: 'register', entity: 'Agency', from: null, values: { code: `G97.${reason.length}`, name: 'Cơ quan' } }],
        ...{ actor: 'test', actorRole: 'steward', agency: null, reason, legalBasis: null },
      }),
    );
  expect((await write('Theo đơn (001090000011), ngày 29/11/2026')).warnings.map(({ code }) => code)).toEqual(['WARN_PERSONAL_WORD']);
  expect((await write('Quyết định 1234567/QĐ-BXD ngày 2026-11-29; H26.01-261122-0001')).warnings).toEqual([]);
});

it('a text that holds the number of a person is told: at the door, by row of a file, and where it stands', async () => {
  const written = (more: Record<string, string | null>) =>
    withTx(steward.pool, { label: 'test' }, (tx) =>
      writeChangeSet(tx, model, {
        operations: [{ operation: 'register', entity: 'Bridge', from: null, values: { code: `CAU-${more.name}`, ...more } }],
        ...{ actor: 'test', actorRole: 'steward', agency: null, reason: 'kiểm thử', legalBasis: null },
      }),
    );
  const { warnings, changes } = await written({ name: 'Một', obstacle: 'Nhà ông An (CCCD 001090000011)' });
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['WARN_NUMBER_IN_TEXT', 'obstacle']]);
  expect(JSON.stringify(warnings)).not.toContain('001090000011');
  expect((await written({ name: 'Hai', obstacle: 'Km 1090000+011, sông 2 nhánh' })).warnings).toEqual([]);

  const file = await steward.give('Bridge', 'code;name;obstacle\nCAU-3;Ba;sông\nCAU-4;Bốn;"hỏi 001090000011"\n');
  expect(file).toMatchObject({
    problemCount: 0,
    byCode: [{ code: 'WARN_NUMBER_IN_TEXT', severity: 'warning', field: 'obstacle', count: 1, firstRow: 3 }],
  });

  const bridge = model.declarations.entities.get('Bridge');
  if (!bridge) throw new Error('no bridges');
  const found = (await checkStoredRules(steward.pool, model, bridge)).filter(({ code }) => code === 'WARN_NUMBER_IN_TEXT');
  expect(found).toEqual([expect.objectContaining({ id: changes[0]?.recordId, field: 'obstacle' })]);
});
