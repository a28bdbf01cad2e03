import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LegacyEncoding } from '../../src/hub/declare/legacy-encoding.js';
import type { ImportRequest } from '../../src/hub/import/apply/import-file.js';
import type { ImportReport } from '../../src/hub/import/apply/report.js';
import { headerSense } from '../../src/hub/import/check/map-header.js';
import { inEncoding } from '../../src/hub/import/read/in-encoding.js';
import { isHead, readRows } from '../../src/hub/import/read/read-rows.js';
import { writeWorkbook } from '../../src/hub/workbook/write-workbook.js';
import { inPackage } from '../../src/root.js';
import { messyFiles } from './messy-files.js';
import { createSteward, entityNamed, fileOf, model, type Steward, told } from './support.js';
import { type SheetCell, workbookOf, zipOf } from './workbooks.js';

let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
});
afterAll(() => steward?.close());

const knows = headerSense(model, entityNamed('Agency'));
async function read(content: string | Buffer) {
  const rows: { line: number; cells: string[] }[] = [];
  let header: string[] = [];
  for await (const row of readRows(fileOf(content, 'x', 4_001), knows)) {
    if (isHead(row)) header = row.header.cells;
    else rows.push(row);
  }
  return { header, rows };
}
async function refused(content: string | Buffer): Promise<string> {
  return read(content).then(
    () => 'taken',
    (error: Error) => error.message,
  );
}
const xml = (text: string): SheetCell => ({ xml: text });

describe('a workbook', () => {
  it('is read as Excel means its cells, under the line that Excel shows', async () => {
    const rows = [
      ['Danh sách', ''],
      ['Mã cơ quan', 'Tên cơ quan', 'Hiệu lực từ', 'x'],
      [xml('<c><v>1.0850000230000001E+11</v></c>'), 'A & <B>', xml('<c s="1"><v>45839</v></c>'), xml('<c t="b"><v>1</v></c>')],
      [
        xml('<c s="2"><v>1085000023</v></c>'),
        xml('<c t="str"><f>A1&amp;"x"</f><v>kết quả</v></c>'),
        xml('<c s="3"><v>45839.5</v></c>'),
        xml('<c t="e"><v>#REF!</v></c>'),
      ],
      [
        '',
        xml('<c t="inlineStr"><is><r><t>hai </t></r><r><t>phần</t></r></is></c>'),
        xml('<c s="1"><v>59</v></c>'),
        xml('<c><v>0.1</v></c>'),
      ],
    ];
    const book = await workbookOf({ rows, formats: ['000000000000', 'dd/mm/yyyy hh:mm'], firstLine: 3 });
    const found = await read(book);
    expect(found.header).toEqual(['Mã cơ quan', 'Tên cơ quan', 'Hiệu lực từ', 'x']);
    expect(found.rows).toEqual([
      { line: 5, cells: ['108500002300', 'A & <B>', '2025-07-01', 'true'] },
      { line: 6, cells: ['001085000023', 'kết quả', '2025-07-01 12:00:00', '#REF!'] },
      { line: 7, cells: ['', 'hai phần', '1900-02-28', '0.1'] },
    ]);
    const mac = await workbookOf({
      rows: [
        ['Mã cơ quan', 'Hiệu lực từ'],
        ['G1', xml('<c s="1"><v>44377</v></c>')],
      ],
      is1904: true,
    });
    expect((await read(mac)).rows[0]?.cells[1]).toBe('2025-07-01');
  });

  it('with macros or links says that nobody ran or followed them, each once, and takes the values saved', async () => {
    const rows = [
      ['Mã cơ quan', 'Tên cơ quan'],
      ['G88.01', 'A'],
    ];
    const warned = async (more: Record<string, string>) => {
      const report = await steward.give('Agency', await workbookOf({ rows, more }));
      expect([told(report), report.counts.new]).toEqual([[], 1]);
      return report.byCode.map(({ code, severity, count }) => [code, severity, count]);
    };
    const both = {
      'xl/vbaProject.bin': 'x',
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      'xl/externalLinks/externalLink2.xml': '<externalLink/>',
    };
    expect(await warned({})).toEqual([]);
    expect(await warned(both)).toEqual([
      ['WARN_WORKBOOK_MACROS', 'warning', 1],
      ['WARN_WORKBOOK_LINKS', 'warning', 1],
    ]);
    expect(await warned({ 'xl/connections.xml': '<connections/>' })).toEqual([['WARN_WORKBOOK_LINKS', 'warning', 1]]);
    expect(await warned({ 'xl/macrosheets/sheet1.xml': '<x/>' })).toEqual([['WARN_WORKBOOK_MACROS', 'warning', 1]]);
  });

  it('that the hub writes holds the very letters, of which none is run', async () => {
    const texts = ['=1+1', '+84', '@SUM(A1)', 'a,b', 'two\nlines', 'a\r\nb', ' spaces ', '_x0041_', '<&>"\'', '0101243150', '1\u20442'];
    const rows = (await read(await writeWorkbook([{ name: 'A & B', rows: [['Mã cơ quan'], ...texts.map((text) => [text])] }]))).rows;
    expect(rows.map(({ cells }) => cells[0])).toEqual(texts);
    const lost = await read(await writeWorkbook([{ name: 'x', rows: [['Mã cơ quan'], ['a\0b'], ['\ud800']] }]));
    expect(lost.rows.map(({ cells }) => cells[0])).toEqual(['a\ufffdb', '\ufffd']);
  });

  it('from a program that writes letters by their codes has these letters', async () => {
    const rows = [['Mã cơ quan'], ['a_x000D_\nb'], [xml('<c t="str"><v>c_x0009_d</v></c>')]];
    expect((await read(await workbookOf({ rows }))).rows.map(({ cells }) => cells[0])).toEqual(['a\r\nb', 'c\td']);
  });

  it('runs no macro and fetches nothing', async () => {
    const rows = [['Mã cơ quan'], ['G1']];
    const more = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
    expect((await read(await workbookOf({ rows, more }))).rows).toHaveLength(1);
    const rels = '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:1/sheet.xml"/></Relationships>';
    expect(await refused(await workbookOf({ rows, more: { 'xl/_rels/workbook.xml.rels': rels } }))).toBe('FILE_DAMAGED_ARCHIVE');
  });

  it.each([
    [
      'swells by entities',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ],
    [
      'reads a file of the machine',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>',
    ],
    ['is no XML', `${'<worksheet><sheetData><row>'.repeat(3)}</x>`],
    ['is no UTF-8', Buffer.from([0x3c, 0xff, 0xfe])],
  ])('that %s is refused', async (_, sheet) => {
    expect(await refused(await workbookOf({ rows: [], more: { 'xl/worksheets/sheet1.xml': sheet } }))).toBe('FILE_WORKBOOK_XML');
  });

  it('with a cell in column XFD of every row is refused, not filled up', async () => {
    expect(
      await refused(
        await workbookOf({
          rows: [],
          more: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>' },
        }),
      ),
    ).toBe('FILE_TOO_WIDE');
  });

  it('of 100,000 rows is read row by row', async () => {
    const row = (i: number) => `<row r="${i}"><c t="inlineStr"><is><t>G${i}</t></is></c><c><v>${i}</v></c></row>`;
    const sheet = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>code</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>${Array.from({ length: 100_000 }, (_, i) => row(i + 2)).join('')}</sheetData></worksheet>`;
    const book = await workbookOf({ rows: [], more: { 'xl/worksheets/sheet1.xml': sheet } });
    let count = 0;
    for await (const one of readRows(fileOf(book, 'x', 65_536), knows)) if (!isHead(one)) count++;
    expect(count).toBe(100_000);
  });
});

describe('a packed file', () => {
  const csv = 'code,name\nG1,Một\n';
  it('is what is in it: gzip, a zip of one file, one in the other', async () => {
    const plain = await read(csv);
    for (const packed of [
      gzipSync(csv),
      await zipOf({ 'a/b.csv': csv, '__MACOSX/a/._b.csv': 'x', '.DS_Store': 'x' }),
      await zipOf({ 'b.csv.gz': gzipSync(csv) }),
    ])
      expect(await read(packed)).toEqual(plain);
  });

  it('that holds several, lies about its size, goes on for ever or is cut off is refused', async () => {
    expect(await refused(await zipOf({ 'a.csv': csv, 'b.csv': csv }))).toBe('FILE_ARCHIVE');
    expect(await refused(gzipSync(gzipSync(gzipSync(csv))))).toBe('FILE_ARCHIVE');
    const zip = await zipOf({ 'a.csv': `code,name\n${'G1,x\n'.repeat(1_000)}` });
    const lying = Buffer.from(zip);
    for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = -1) lying.writeUInt32LE(20, at + 24);
    expect(await refused(lying)).toBe('FILE_DAMAGED_ARCHIVE');
    expect(await refused(gzipSync(csv.repeat(100)).subarray(0, -12))).toBe('FILE_DAMAGED_ARCHIVE');
  });
});

describe('JSON', () => {
  it('Lines are rows, and what a line leaves out says nothing', async () => {
    const content = '{"code":"G81","name":"Một","parent":null}\n\n{"code":"G82","englishName":"Two"}\n';
    expect(await read(content)).toEqual({
      header: ['code', 'name', 'parent', 'englishName'],
      rows: [
        { line: 1, cells: ['G81', 'Một', '<trống>', ''] },
        { line: 3, cells: ['G82', '', '', 'Two'] },
      ],
    });
  });

  it('that export writes goes back in and says the same', async () => {
    const given = [
      await steward.give('Agency', 'code,name,validFrom\nG81,Một,2024-01-01\n', { apply: true }),
      await steward.give('Agency', 'code,name,parent,validFrom\nG81.10,Con,G81,2024-06-01\nG81,Một mới,,2025-01-01\n', { apply: true }),
    ];
    const states = await steward.rows<Record<string, string | null>>(
      `select id, code, name, parent_id as parent, valid_from as "validFrom", nullif(valid_to, 'infinity') as "validTo" from agency where recorded_to = 'infinity' order by id, valid_from`,
    );
    const ids = [...new Set(states.map(({ id }) => id))];
    const sliceOf = (state: Record<string, string | null>) =>
      Object.fromEntries(
        Object.entries({ ...state, version: '1' }).filter(([name, value]) => name !== 'id' && (value !== null || name.startsWith('valid'))),
      );
    const lines = ids.map((id) => `${JSON.stringify({ id, slices: states.filter((state) => state.id === id).map(sliceOf) })}\n`);
    const report = await steward.give('Agency', lines.join(''));
    expect(told(report)).toEqual([]);
    expect(report.counts).toMatchObject({ rows: 3, same: 3 });
    for (const { batchId } of given.toReversed()) await steward.undo(batchId ?? '');
  });

  it('of places is a row for each feature, its shape under "geometry"', async () => {
    const feature = (name: string, at: number[] | null) => ({
      type: 'Feature',
      properties: { name, tags: ['a;b', 'c'] },
      geometry: at && { type: 'Point', coordinates: at },
    });
    const collection = { type: 'FeatureCollection', features: [feature('A', [105.8, 21]), feature('B', null)] };
    for (const content of [JSON.stringify(collection), JSON.stringify(collection, null, 2)]) {
      const { header, rows } = await read(content);
      expect(header).toEqual(['name', 'tags', 'geometry']);
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['A', 'a\\;b;c', '{"type":"Point","coordinates":[105.8,21]}'],
        ['B', 'a\\;b;c', ''],
      ]);
    }
    expect(await refused('{"type":"FeatureCollection","features":{}}')).toBe('FILE_JSON');
    expect(await refused('{"a":1}\n[1]\n')).toBe('FILE_JSON');
  });
});

describe('a table among other things', () => {
  const parsed = (report: Awaited<ReturnType<Steward['give']>>) => ({
    counts: report.counts,
    told: told(report),
    warned: report.byCode.map(({ code, firstRow }) => [code, firstRow]),
  });

  it('is found under titles, over a total, between empty rows, whatever its separator', async () => {
    const content =
      'sep=|\nBỘ MỘT, HÀ NỘI;;\nDanh sách cơ quan;;\n\nSTT;Mã cơ quan;Tên cơ quan\n;;\n1;G71;A, B\n2;G72;C\n;;\nTổng cộng:;2;\n'.replace(
        'sep=|\n',
        'sep=;\n',
      );
    expect(parsed(await steward.give('Agency', content))).toMatchObject({
      counts: { rows: 2, new: 2 },
      told: [],
      warned: [['WARN_TOTAL_ROW', 10]],
    });
  });

  it('may name its columns in two rows', async () => {
    const content = 'TT;Cơ quan;;Hiệu lực\n;Mã cơ quan;Tên cơ quan;Hiệu lực từ\n1;G71;A;2025-01-01\n';
    expect(parsed(await steward.give('Agency', content))).toMatchObject({ counts: { rows: 1, new: 1 }, told: [] });
  });

  it('may have columns of others, if told so, and names of its own', async () => {
    const content = 'Mã ĐV;Tên ĐV;Ghi chú;;Người lập\nG71;A;x;;y\n';
    expect(told(await steward.give('Agency', content))).toContain('1 Ghi chú HEADER_UNKNOWN');
    const mapping = new Map([
      ['ma dv', 'code'],
      ['ten dv', 'name'],
    ]);
    const report = await steward.give('Agency', content, { mapping, ignoreOtherColumns: true });
    expect(parsed(report)).toMatchObject({ counts: { rows: 1, new: 1 }, told: [], warned: [['WARN_COLUMNS_IGNORED', 1]] });
    expect(report.byCode[0]?.vi).toContain('"Ghi chú", "Người lập"');
  });

  it('is not taken for a total by the name of a record', async () => {
    const content = 'name;code;provenance\nTổng cục Một;G71;\nTổng;G72;\nTổng cộng;;2\n';
    expect(parsed(await steward.give('Agency', content))).toMatchObject({ counts: { rows: 2 }, warned: [['WARN_TOTAL_ROW', 4]] });
  });
});

describe('thirty messy files', () => {
  it.each(messyFiles(30))('say what they say: $name', async ({ content, truth }) => {
    const report = await steward.give('Agency', fileOf(await content(), 'messy', 4_001), {
      ignoreOtherColumns: true,
      apply: true,
      reason: 'messy',
    });
    expect(told(report)).toEqual([]);
    const codes = truth.map(({ code }) => code);
    const rows = await steward.rows(
      `select code, name, provenance as "english", valid_from as "from" from agency where code = any($1) and recorded_to = 'infinity' order by code`,
      [codes],
    );
    expect(rows).toEqual(truth.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
    await steward.undo(report.batchId ?? '');
  });
});

const FOLDER = inPackage('test/import/files');
const EXPECTED = '.expected.json';

/** What must come of a file, written by hand beside it. */
type Expected = {
  entity: string;
  options?: Partial<ImportRequest>;
  state: ImportReport['state'];
  problems: string[];
  warnings: string[];
  /** What the register says afterwards, of the fields named. */
  register: Record<string, string | number | null>[];
};

describe('a file as agencies send them', () => {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith(EXPECTED))
    .map((name) => name.slice(0, -EXPECTED.length));

  it('stands in the folder with what must come of it, and in its README with what it stands for', () => {
    // Folders hold feeds: files of an archive (gtfs.test.ts).
    const files = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isFile());
    const others = files.map(({ name }) => name).filter((name) => !name.endsWith(EXPECTED) && name !== 'README.md');
    expect(others).toEqual(names);
    expect(names.length).toBeGreaterThan(30);
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    expect([...readme.matchAll(/^\| `([^`]+)` \| .{15,} \|$/gm)].map(([, name]) => name).sort()).toEqual(names);
  });

  it.each(names)('means what is written beside it: %s', async (name) => {
    const { entity, options = {}, ...expected } = JSON.parse(readFileSync(join(FOLDER, `${name}${EXPECTED}`), 'utf8')) as Expected;
    const content = fileOf(readFileSync(join(FOLDER, name)), name, 997);
    const { encoding, ...more } = options as typeof options & { encoding?: LegacyEncoding };
    const source = encoding === undefined ? content : inEncoding(content, encoding);
    const report = await steward.give(entity, source, { ...more, apply: true });
    const warnings = report.byCode.filter(({ severity }) => severity === 'warning');
    expect({
      state: report.state,
      problems: told(report),
      warnings: warnings.map(({ firstRow, field, code }) => `${firstRow ?? '-'} ${field ?? '-'} ${code}`),
      register: await registerOf(entity, expected.register),
    }).toEqual(expected);
    if (report.batchId !== undefined) await steward.undo(report.batchId);
  });
});

/** All that the register says now, of the fields that are asked for. */
async function registerOf(entity: string, expected: Expected['register']): Promise<Expected['register']> {
  const { table } = entityNamed(entity);
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const [first = {}] = expected;
  const columns = Object.keys(first).map((name) => `${snake(name)} as "${name}"`);
  const [key] = Object.keys(first);
  return steward.rows(
    `select ${columns.length === 0 ? 'id' : columns.join(', ')} from ${table} where recorded_to = 'infinity' order by ${key === undefined ? 'id' : snake(key)}, valid_from`,
  );
}
