import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { rejectsFile } from '../../src/hub/import/apply/rejects.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createSteward, fileOf, model, type Steward, told } from './support.js';

let steward: Steward;
let folder: string;
const file = (name: string) => join(folder, name);

const apply = { apply: true };
const VEHICLE_HEADER = 'Số khung;Nhãn hiệu;Loại xe;Nhóm xe;Năm sản xuất;Dữ liệu giả lập;Màu sơn;Tỉnh đăng ký;Hiệu lực từ';
const vehicle = (n: number, more: { colour?: string; year?: string; province?: string; from?: string } = {}) =>
  `RLLV1AEA0PH${String(n).padStart(6, '0')};VinFast;xe ô tô con;car;${more.year ?? '2021'};có;${more.colour ?? 'trắng'};${more.province ?? '01'};${more.from ?? '2025-08-01'}`;

beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-import-'));
  await steward.give(
    'Province',
    '# nguồn: kiểm thử\ncode,name,kind,validFrom,validTo\n01,Thành phố Hà Nội,city,,\n44,Tỉnh Quảng Bình,province,,2025-07-01\n45,Tỉnh Quảng Trị,province,,2025-07-01\n',
    apply,
  );
  await steward.give('Province', 'code,name,kind,validFrom\n44,Tỉnh Quảng Trị,province,2025-07-01\n', apply);
});
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

const amount = async (table: string): Promise<number> =>
  Number((await steward.rows<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

describe('a steward’s file', () => {
  it('with a BOM, semicolons, CRLF and Vietnamese headers is checked and nothing is written without apply', async () => {
    const content = `\ufeff${[VEHICLE_HEADER, vehicle(1), vehicle(2)].join('\r\n')}\r\n`;
    const before = [await amount('change'), await amount('import_batch'), await amount('vehicle')];
    const checked = await steward.give('Vehicle', content);
    expect(checked).toMatchObject({ state: 'CHECKED', counts: { rows: 2, new: 2, changed: 0, same: 0, rejected: 0 }, problemCount: 0 });
    expect([await amount('change'), await amount('import_batch'), await amount('vehicle')]).toEqual(before);

    const applied = await steward.give('Vehicle', content, apply);
    expect(applied).toMatchObject({ state: 'APPLIED', counts: { rows: 2, new: 2, rejected: 0 } });
    expect(
      await steward.rows('select chassis_number, make, production_year, fictional, valid_from, valid_to from vehicle order by 1'),
    ).toEqual([
      {
        chassis_number: 'RLLV1AEA0PH000001',
        make: 'VinFast',
        production_year: 2021,
        fictional: true,
        valid_from: '2025-08-01',
        valid_to: 'infinity',
      },
      {
        chassis_number: 'RLLV1AEA0PH000002',
        make: 'VinFast',
        production_year: 2021,
        fictional: true,
        valid_from: '2025-08-01',
        valid_to: 'infinity',
      },
    ]);
    const [set] = await steward.rows(
      `select s.actor, s.reason, s.batch_id, c.chunk, c.rows_written from change_set s join import_chunk c on c.change_set_id = s.id where s.batch_id = $1`,
      [applied.batchId],
    );
    expect(set).toMatchObject({ actor: 'test', reason: 'test', batch_id: applied.batchId, chunk: 0, rows_written: 2 });
  });

  it('given again says so and writes nothing', async () => {
    const content = `\ufeff${[VEHICLE_HEADER, vehicle(1), vehicle(2)].join('\r\n')}\r\n`;
    const before = await amount('change');
    expect(await steward.give('Vehicle', content, apply)).toMatchObject({ state: 'ALREADY_APPLIED', counts: { rows: 2, new: 2 } });
    expect(await amount('change')).toBe(before);
  });

  it('is compared with the register: new, changed with the fields, same', async () => {
    const content = [VEHICLE_HEADER, vehicle(1), vehicle(2, { colour: 'đỏ', from: '2025-09-01' }), vehicle(3)].join('\n');
    const checked = await steward.give('Vehicle', content);
    expect(checked).toMatchObject({ counts: { rows: 3, new: 1, changed: 1, same: 1, rejected: 0 }, changedFields: { colour: 1 } });
    await steward.give('Vehicle', content, apply);
    const states = await steward.rows(
      `select colour, valid_from, valid_to, version from vehicle where chassis_number = 'RLLV1AEA0PH000002' and recorded_to = 'infinity' order by valid_from`,
    );
    expect(states).toEqual([
      { colour: 'trắng', valid_from: '2025-08-01', valid_to: '2025-09-01', version: 2 },
      { colour: 'đỏ', valid_from: '2025-09-01', valid_to: 'infinity', version: 2 },
    ]);
    const again = await steward.give('Vehicle', `${content}\n`);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 3 });
  });

  it('with only some columns changes records, and is refused as soon as a row is new', async () => {
    expect((await steward.give('Vehicle', 'Số khung,Màu sơn\nRLLV1AEA0PH000003,xanh\n')).counts).toMatchObject({ changed: 1 });
    const refused = await steward.give('Vehicle', 'Số khung,Màu sơn\nRLLV1AEA0PH000003,xanh\nRLLV1AEA0PH000099,xanh\n', apply);
    expect(refused.state).toBe('REFUSED');
    expect(told(refused)).toEqual([
      '1 make HEADER_MISSING',
      '1 kind HEADER_MISSING',
      '1 category HEADER_MISSING',
      '1 productionYear HEADER_MISSING',
      '1 fictional HEADER_MISSING',
    ]);
    expect(refused.problems[0]?.en).toContain('line 3');
  });

  it('ends a record with "Hiệu lực đến", once', async () => {
    await steward.give('Vehicle', [VEHICLE_HEADER, vehicle(50)].join('\n'), apply);
    const ends = `${VEHICLE_HEADER};Hiệu lực đến\n${vehicle(50)};2026-01-01\n`;
    expect(await steward.give('Vehicle', ends, apply)).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 1 },
      changedFields: { validTo: 1 },
    });
    const [row] = await steward.rows(
      `select valid_from, valid_to from vehicle where chassis_number = 'RLLV1AEA0PH000050' and recorded_to = 'infinity'`,
    );
    expect(row).toEqual({ valid_from: '2025-08-01', valid_to: '2026-01-01' });
    expect((await steward.give('Vehicle', `# again\n${ends}`)).counts).toMatchObject({ same: 1 });
    expect(told(await steward.give('Vehicle', `${VEHICLE_HEADER};validTo\n${vehicle(50)};2026-03-01\n`))).toEqual([
      '2 validTo END_DIFFERS',
    ]);
  });

  it('keeps formulas as text and never runs them', async () => {
    await steward.give('Agency', 'code,name\nG77,"=HYPERLINK(""http://x"")"\nG78,@SUM(1)\n', apply);
    expect(await steward.rows(`select name from agency where code in ('G77', 'G78') order by code`)).toEqual([
      { name: '=HYPERLINK("http://x")' },
      { name: '@SUM(1)' },
    ]);
  });
});

describe('links', () => {
  it('lead to whoever holds the key on the row’s day, or on the day named with it', async () => {
    await steward.give(
      'Vehicle',
      [
        VEHICLE_HEADER,
        vehicle(60, { province: '44', from: '2025-01-01' }),
        vehicle(61, { province: '44', from: '2025-07-01' }),
        vehicle(62, { province: '44@2025-06-30', from: '2025-07-01' }),
      ].join('\n'),
      apply,
    );
    const rows = await steward.rows(
      `select v.chassis_number as chassis, p.name from vehicle v join province p on p.id = v.province_id and p.recorded_to = 'infinity' where v.chassis_number like 'RLLV1AEA0PH00006%' and v.recorded_to = 'infinity' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['Tỉnh Quảng Bình', 'Tỉnh Quảng Trị', 'Tỉnh Quảng Bình']);
  });

  it('that lead nowhere, or to a record not in force that day, are named with what to do', async () => {
    const report = await steward.give(
      'Vehicle',
      [VEHICLE_HEADER, vehicle(70, { province: '99' }), vehicle(71, { province: '45' })].join('\n'),
    );
    expect(told(report)).toEqual(['2 Tỉnh đăng ký LINK_NOT_FOUND', '3 Tỉnh đăng ký LINK_NOT_IN_FORCE']);
    expect(report.problems[1]?.vi).toContain('đến trước 2025-07-01');
  });

  it('may be written by another key of the target, through the records tied to it', async () => {
    await steward.give('Person', 'personalId,fullName,fictional\n001099000001,Người Thử,true\n', apply);
    await steward.give('Driver', 'person,fictional\n001099000001,true\n', apply);
    await steward.give(
      'PlateAssignment',
      'plate,vehicle,background,holderPerson,validFrom\n30K-12345,RLLV1AEA0PH000001,trắng,001099000001,2025-08-01\n',
      apply,
    );
    const header =
      'Số giấy chứng nhận kiểm định,vehicle.plate,Mã cơ sở đăng kiểm,Ngày kiểm định,Kiểm định có hiệu lực đến,Kết quả kiểm định,validFrom';
    expect(await steward.give('Inspection', `${header}\nKD-1,30K-123.45,2901V,1/9/2025,31/08/2026,Đạt,2025-09-01\n`, apply)).toMatchObject({
      state: 'APPLIED',
    });
    expect(
      await steward.give(
        'HealthCertificate',
        'certificateNumber,driver,examinedOn,expiresOn,fitForClasses\nSK-1,001099000001,2025-09-01,2026-08-31,B;C1\n',
        apply,
      ),
    ).toMatchObject({ state: 'APPLIED' });
    const [row] = await steward.rows(
      `select h.fit_for_classes, p.full_name from health_certificate h join driver d on d.id = h.driver_id join person p on p.id = d.person_id`,
    );
    expect(row).toEqual({ fit_for_classes: ['B', 'C1'], full_name: 'Người Thử' });
  });

  it('may lead to rows of the same file that come before or in the same part', async () => {
    const report = await steward.give('Agency', 'code,name,parent\nG90.11,Cục con,G90\nG90,Bộ mẹ,\nG90.12,Cục lỡ,G91\n', {
      ...apply,
      skipRejected: true,
    });
    expect(told(report)).toEqual(['4 parent LINK_NOT_FOUND']);
    const [row] = await steward.rows(`select m.code from agency c join agency m on m.id = c.parent_id where c.code = 'G90.11'`);
    expect(row).toEqual({ code: 'G90' });
    const cascade = await steward.give('Agency', 'code,name,parent\nG92,,\nG92.11,Con,G92\nG92.11.12,Cháu,G92.11\n');
    const apart = await steward.give('Agency', 'code,name,parent\nG94,Mẹ,\nG94.11,Con,G94\nG93,,\nG93.11,Con,G93\n', { chunkRows: 1 });
    expect(told(apart)).toEqual(['4 name REQUIRED', '5 parent LINK_NOT_FOUND']);
    expect(apart.counts.new).toBe(2);
    expect(told(cascade)).toEqual(['2 name REQUIRED', '3 parent LINK_TO_REJECTED', '4 parent LINK_TO_REJECTED']);
  });

  it('identify records that have no key of their own', async () => {
    const content = 'vehicle,person,acquiredOn,validFrom\nRLLV1AEA0PH000001,001099000001,2025-08-01,2025-08-01\n';
    expect((await steward.give('Ownership', content, apply)).counts).toMatchObject({ new: 1 });
    expect((await steward.give('Ownership', `# 2\n${content}`)).counts).toMatchObject({ same: 1 });
    const twice = `${content}30K-12345,001099000001,,2025-08-02\n`;
    expect(told(await steward.give('Ownership', twice))).toEqual(['3 vehicle DUPLICATE_IN_FILE']);
  });
});

describe('bad rows', () => {
  it('are all found, each by line and column, with a sentence in both languages', async () => {
    const rows = [
      vehicle(101, { year: 'hai nghìn' }),
      vehicle(102).split(';').slice(0, 5).join(';'),
      `${vehicle(103)};thừa`,
      vehicle(104).replace('RLLV1AEA0PH000104', ''),
      vehicle(105).replace('VinFast', ''),
      vehicle(106, { from: '31/02/2025' }),
      vehicle(107).replace(';có;', ';chắc;'),
      vehicle(108).replace('RLLV1AEA0PH000108', 'RLLV1AEA0PHIOQ108'),
      vehicle(109),
      vehicle(109),
      vehicle(110, { year: '1850', province: '77' }),
    ];
    const report = await steward.give('Vehicle', [VEHICLE_HEADER, ...rows].join('\r\n'));
    expect(told(report)).toEqual([
      '2 Năm sản xuất INTEGER_FORM',
      '3 Dữ liệu giả lập ROW_TOO_SHORT',
      '4 #10 ROW_TOO_LONG',
      '5 Số khung KEY_EMPTY',
      '6 Nhãn hiệu REQUIRED',
      '7 Hiệu lực từ DATE_NOT_REAL',
      '8 Dữ liệu giả lập BOOLEAN_FORM',
      '9 Số khung VIN_LETTER',
      '11 Số khung DUPLICATE_IN_FILE',
      '12 Tỉnh đăng ký LINK_NOT_FOUND',
    ]);
    for (const { vi, en } of report.problems) expect([vi, en].every((sentence) => sentence.length > 10)).toBe(true);
    expect(report.counts).toMatchObject({ rows: 11, new: 1, rejected: 10 });
  });

  it('break no rule of the register: each is named by its column', async () => {
    const report = await steward.give('Vehicle', [VEHICLE_HEADER, vehicle(120, { year: '1700' })].join('\n'));
    expect(report.problemCount).toBe(1);
    expect(report.problems[0]).toMatchObject({ row: 2, field: 'Năm sản xuất' });
  });

  it('stop the whole file, unless the steward writes the sound ones only', async () => {
    const content = [VEHICLE_HEADER, vehicle(130), vehicle(131, { year: 'x' }), vehicle(132)].join('\n');
    const before = await amount('change');
    expect(await steward.give('Vehicle', content, apply)).toMatchObject({ state: 'REJECTED', counts: { new: 2, rejected: 1 } });
    expect([
      await amount('change'),
      await amount(`import_batch where file_sha256 = '${(await steward.give('Vehicle', content)).sha256}'`),
    ]).toEqual([before, 0]);
    expect(await steward.give('Vehicle', content, { ...apply, skipRejected: true })).toMatchObject({
      state: 'APPLIED',
      counts: { rows: 3, new: 2, rejected: 1 },
    });
    expect(await amount('change')).toBe(before + 2);
  });

  it('come back in a file that can be mended and imported', async () => {
    const content = [
      VEHICLE_HEADER,
      vehicle(140),
      vehicle(141, { year: 'x', colour: '=1+1' }),
      vehicle(142).split(';').slice(0, 7).join(';'),
    ].join('\n');
    const rejects = file('loi.csv');
    const report = await steward.give('Vehicle', content, { rejects: rejectsFile(rejects) });
    expect(report.counts.rejected).toBe(2);
    expect((await stat(rejects)).mode & 0o777).toBe(0o600);
    const text = await readFile(rejects, 'utf8');
    expect(text.startsWith(`\ufeff${VEHICLE_HEADER};row;problem codes;vấn đề;problem\r\n`)).toBe(true);
    expect(text).toContain("'=1+1");

    const mended = text.replace(';x;', ';2021;').replace('xe ô tô con;car;2021;có;trắng;;', 'xe ô tô con;car;2021;có;trắng;01;2025-08-01');
    await writeFile(file('sua.csv'), mended);
    const source = await fileSource(file('sua.csv'));
    if (source === undefined) throw new Error('no file');
    expect(await steward.give('Vehicle', source, apply)).toMatchObject({ state: 'APPLIED', counts: { rows: 2, new: 2, rejected: 0 } });
    expect(await steward.rows(`select colour from vehicle where chassis_number = 'RLLV1AEA0PH000141'`)).toEqual([{ colour: '=1+1' }]);
  });

  it('leave no rejects file behind when the file is refused as a whole', async () => {
    const path = file('nothing.csv');
    expect((await steward.give('Vehicle', 'không biết\n1\n', { rejects: rejectsFile(path) })).state).toBe('REFUSED');
    await expect(stat(path)).rejects.toThrow();
    await expect(stat(`${path}.part`)).rejects.toThrow();
  });
});

describe('what the register holds', () => {
  it('decides on a key that is taken, ambiguous, or another’s in overlapping time', async () => {
    await steward.give('Airport', 'icao,iata,name,validFrom\nVVZA,ZZA,Sân bay A,2025-01-01\nVVZB,ZZB,Sân bay B,2025-01-01\n', apply);
    expect(
      told(await steward.give('Airport', 'icao,iata,name,validFrom\nVVZC,ZZA,Sân bay C,2025-02-01\nVVZD,ZZA,Sân bay D,2025-02-01\n')),
    ).toEqual(['2 iata KEY_TAKEN', '3 iata DUPLICATE_IN_FILE']);
    expect(told(await steward.give('Airport', 'icao,iata,name,validFrom\nVVZB,ZZA,Sân bay B,2025-02-01\n'))).toEqual(['2 iata KEY_TAKEN']);
    expect(told(await steward.give('Airport', 'icao,name,validFrom\nVVZA,Sân bay A xưa,2024-01-01\n'))).toEqual([
      '2 icao KEY_IN_OTHER_PERIOD',
    ]);
    await steward.give('Vehicle', [VEHICLE_HEADER, vehicle(200)].join('\n'), apply);
    const twin = {
      operation: 'register' as const,
      entity: 'Vehicle',
      from: '2025-08-01',
      values: {
        chassisNumber: 'RLLV1AEA0PH000200',
        make: 'X',
        kind: 'xe ô tô con',
        category: 'car',
        productionYear: 2021,
        fictional: true,
      },
    };
    await withTx(steward.pool, {}, (tx) =>
      writeChangeSet(tx, model, {
        operations: [twin],
        actor: 'test',
        actorRole: 'steward',
        agency: null,
        reason: 'twin',
        legalBasis: null,
      }),
    );
    expect(told(await steward.give('Vehicle', [VEHICLE_HEADER, vehicle(200)].join('\n').concat('\n')))).toEqual(['2 Số khung AMBIGUOUS']);
  });

  it('decides on a second record in use where only one may be, before anything is written', async () => {
    await steward.give('Vehicle', [VEHICLE_HEADER, vehicle(210), vehicle(211)].join('\n'), apply);
    const header = 'tid,vehicle,attachedOn,removedOn,state,validFrom\n';
    const [a, b] = ['RLLV1AEA0PH000210', 'RLLV1AEA0PH000211'];
    await steward.give('EtcTag', `${header}E2800001,${a},2025-08-01,,ACTIVE,2025-08-01\n`, apply);
    const second = `${header}E2800002,${a},2025-09-01,,ACTIVE,2025-09-01\nE2800003,${b},2025-09-01,,ACTIVE,2025-09-01\nE2800004,${b},2025-10-01,,ACTIVE,2025-10-01\n`;
    expect(told(await steward.give('EtcTag', second))).toEqual(['2 vehicle KEY_TAKEN', '3 vehicle KEY_TAKEN', '4 vehicle KEY_TAKEN']);
    const replaced = `${header}E2800001,${a},2025-08-01,2025-08-31,REMOVED,2025-09-01\nE2800002,${a},2025-09-01,,ACTIVE,2025-09-01\nE2800003,${b},2025-09-01,,ACTIVE,2025-09-01\n`;
    expect(await steward.give('EtcTag', replaced, apply)).toMatchObject({ state: 'APPLIED', counts: { new: 2, changed: 1 } });
  });

  it('warns when a key that ended is given to a new record', async () => {
    await steward.give('Airport', 'icao,name,validFrom,validTo\nVVZK,Sân bay cũ,2020-01-01,2024-01-01\n', apply);
    const report = await steward.give('Airport', 'icao,name,validFrom\nVVZK,Sân bay mới,2025-01-01\n');
    expect(report).toMatchObject({
      counts: { new: 1 },
      problemCount: 0,
      byCode: [{ code: 'WARN_KEY_USED_BEFORE', field: 'icao', count: 1 }],
    });
  });

  it('is not given the same bytes from one day in the batch of another day', async () => {
    const content = 'icao,name\nVVZL,Sân bay L\n';
    expect(await steward.give('Airport', content, { ...apply, validFrom: '2025-01-01' })).toMatchObject({
      state: 'APPLIED',
      counts: { new: 1 },
    });
    expect(await steward.give('Airport', content, { ...apply, validFrom: '2025-02-01' })).toMatchObject({
      state: 'APPLIED',
      counts: { same: 1 },
    });
    // A batch that wrote nothing is nothing that stands.
    expect(await steward.give('Airport', content, { ...apply, validFrom: '2025-02-01' })).toMatchObject({
      state: 'APPLIED',
      counts: { same: 1 },
    });
    expect(await steward.give('Airport', content, { ...apply, validFrom: '2025-01-01' })).toMatchObject({ state: 'ALREADY_APPLIED' });
  });

  it('refuses a state before one that is known already', async () => {
    await steward.give('Airport', 'icao,name,validFrom\nVVZE,Cũ,2025-01-01\n', apply);
    await steward.give('Airport', 'icao,name,validFrom\nVVZE,Mới,2025-06-01\n', apply);
    expect(told(await steward.give('Airport', 'icao,name,validFrom\nVVZE,Giữa,2025-03-01\n'))).toEqual(['2 validFrom LATER_STATE_EXISTS']);
  });

  it('may change between checking and writing: the part stops, says where, and goes on when run again', async () => {
    const header = 'icao,iata,name,validFrom';
    const content = `${header}\nVVZF,ZZF,F,2025-01-01\nVVZG,ZZG,G,2025-01-01\nVVZH,ZZH,H,2025-01-01\n`;
    const source = fileOf(content, 'meddled.csv', 4_001);
    const rejects = {
      begin: () => undefined,
      write: async () => undefined,
      discard: async () => undefined,
      // After checking, before writing.
      finish: async () => void (await steward.give('Airport', `${header}\nVVZX,ZZG,X,2025-01-01\n`, apply)),
    };
    const stopped = await steward.give('Airport', source, { ...apply, chunkRows: 1, rejects });
    expect(stopped).toMatchObject({ state: 'STOPPED' });
    expect(told(stopped)).toEqual(['3 iata KEY_TAKEN']);
    expect(await steward.rows(`select state, fault, rows_new::int as n from import_batch where id = $1`, [stopped.batchId])).toEqual([
      { state: 'FAILED', fault: 'KEY_TAKEN', n: 1 },
    ]);
    const resumed = await steward.give('Airport', source, { ...apply, skipRejected: true, chunkRows: 1 });
    expect(resumed).toMatchObject({
      state: 'APPLIED',
      batchId: stopped.batchId,
      resumedAfterRows: 1,
      counts: { rows: 3, new: 2, rejected: 1 },
    });
  });
});

describe('parts', () => {
  it('become one change set each, at most 10,000 rows', async () => {
    const content = `code,name\n${Array.from({ length: 25 }, (_, i) => `G60.${i + 10},Cục ${i}`).join('\n')}\n`;
    const { batchId } = await steward.give('Agency', content, { ...apply, chunkRows: 10 });
    const chunks = await steward.rows(
      `select chunk, first_row::int as first, last_row::int as last, rows_written as n from import_chunk where batch_id = $1 order by chunk`,
      [batchId],
    );
    expect(chunks).toEqual([
      { chunk: 0, first: 2, last: 11, n: 10 },
      { chunk: 1, first: 12, last: 21, n: 10 },
      { chunk: 2, first: 22, last: 26, n: 5 },
    ]);
    expect(await amount(`change_set where batch_id = '${batchId}'`)).toBe(3);
  });

  it('are one with atomic, which a file of more than 10,000 rows cannot be', async () => {
    const rows = (n: number) => `sourceRef,name\n${Array.from({ length: n }, (_, i) => `G61.${i},Cục ${i}`).join('\n')}\n`;
    const { batchId } = await steward.give('Procedure', rows(25), { ...apply, atomic: true, chunkRows: 10 });
    expect(await amount(`change_set where batch_id = '${batchId}'`)).toBe(1);
    const refused = await steward.give('Procedure', rows(10_001), { ...apply, atomic: true });
    expect(refused).toMatchObject({ state: 'REFUSED', problems: [{ code: 'FILE_TOO_MANY_ROWS' }] });
  });

  it('are written by one importer of a file at a time', async () => {
    const content = `sourceRef,name\n${Array.from({ length: 3_000 }, (_, i) => `G62.${i},Cục ${i}`).join('\n')}\n`;
    const slow = fileOf(content, 'two.csv', 4_001);
    const wait = {
      ...slow,
      async *open() {
        for await (const bytes of slow.open()) {
          await new Promise((resolve) => {
            setTimeout(resolve, 40);
          });
          yield bytes;
        }
      },
    };
    const [first, second] = await Promise.all([
      steward.give('Procedure', wait, { ...apply, chunkRows: 100 }),
      steward.give('Procedure', slow, apply),
    ]);
    const states = [first.state, second.state].toSorted((a, b) => a.localeCompare(b));
    expect(['APPLIED,REFUSED', 'ALREADY_APPLIED,APPLIED']).toContain(states.join());
    expect(await amount(`procedure where source_ref like 'G62.%'`)).toBe(3_000);
    if (second.state === 'REFUSED') expect(second.problems[0]?.code).toBe('FILE_BUSY');
  });
});
