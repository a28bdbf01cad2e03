import { describe, expect, it } from 'vitest';
import { rowChecker } from '../../src/hub/import/check/check-row.js';
import { identityOf } from '../../src/hub/import/check/identity.js';
import { headerSense, headerTooShort, mapHeader } from '../../src/hub/import/check/map-header.js';
import { templateOf, templateText } from '../../src/hub/import/check/template.js';
import { templateWorkbook } from '../../src/hub/import/check/template-workbook.js';
import { isHead, readRows } from '../../src/hub/import/read/read-rows.js';
import { FileRefusal } from '../../src/hub/import/read/refusals.js';
import { entityNamed, fileOf, model } from './support.js';
import { unzipped, zipOf } from './workbooks.js';

const map = (entity: string, cells: string[]) => mapHeader(model, entityNamed(entity), { line: 1, cells });

function problems(entity: string, cells: string[]): { said: string[]; en: string } {
  try {
    identityOf(entityNamed(entity), map(entity, cells));
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    return { said: error.problems.map(({ field, code }) => `${field} ${code}`), en: error.problems.map(({ en }) => en).join(' ') };
  }
  return { said: [], en: '' };
}

describe('a header', () => {
  it('is understood by field name, caption, and caption without marks or case', () => {
    const { columns } = map('Vehicle', [
      'chassisNumber',
      'Nhãn hiệu',
      'loai xe',
      'NHÓM  XE',
      'nam san xuat',
      'Dữ liệu giả lập',
      'Tỉnh đăng ký',
      'Hiệu lực từ',
      'validTo',
    ]);
    expect(columns.map((column) => (column.kind === 'period' ? column.end : 'field' in column && column.field.name))).toEqual([
      'chassisNumber',
      'make',
      'kind',
      'category',
      'productionYear',
      'fictional',
      'province',
      'validFrom',
      'validTo',
    ]);
  });

  it('may name the key a link is written by', () => {
    const { columns } = map('Badge', ['vehicle.plate', 'Phương tiện.chassisNumber'].slice(0, 1));
    expect(columns[0]).toMatchObject({ kind: 'link', keys: [{ field: { name: 'plate' } }] });
  });

  it('is refused with everything wrong in it, and the nearest name for what is unknown', () => {
    const { said, en } = problems('Vehicle', ['Số khugn', 'make', 'Nhãn hiệu', '', 'Biển số đang gắn', 'kind']);
    expect(said).toEqual([
      'Số khugn HEADER_UNKNOWN',
      'Nhãn hiệu HEADER_DUPLICATE',
      '#4 HEADER_EMPTY',
      'Biển số đang gắn HEADER_NOT_STORED',
    ]);
    expect(en).toContain('Did you mean "Số khung"?');
  });

  it('must say which record a row is about', () => {
    expect(problems('Vehicle', ['make', 'kind']).said).toEqual(['chassisNumber HEADER_MISSING']);
    expect(problems('Ownership', ['acquiredOn']).said).toEqual(['vehicle HEADER_MISSING']);
    expect(problems('Procedure', ['sourceRef', 'name']).said).toEqual([]);
  });

  it('may leave required columns out until a row is a new record', () => {
    const short = map('Vehicle', ['chassisNumber', 'colour']);
    expect(short.lacking.map(({ name }) => name)).toEqual(['make', 'kind', 'category', 'productionYear', 'fictional']);
    expect(headerTooShort(short, 7).problems.map(({ code, field, row }) => `${row} ${field} ${code}`)).toContain('1 make HEADER_MISSING');
  });

  it('passes over the columns a rejects file adds, and empty columns at the end', () => {
    const { columns, width } = map('Agency', ['code', 'name', 'row', 'problem codes', 'vấn đề', 'problem', '', ' ']);
    expect(columns.map(({ header }) => header)).toEqual(['code', 'name']);
    expect(width).toBe(6);
  });

  it('can be written wholly in Vietnamese for every entity, without two fields meaning the same', () => {
    for (const entity of model.declarations.entities.values()) {
      const stored = [...entity.fields.values()].filter(({ kind }) => kind === 'column' || kind === 'link');
      const { columns } = map(
        entity.name,
        stored.map(({ label }) => label),
      );
      expect(
        columns.map((column) => (column.kind === 'period' ? column.end : 'field' in column && column.field.name)),
        entity.name,
      ).toEqual(stored.map(({ name }) => name));
    }
  });
});

describe('a template', () => {
  const entities = [...model.declarations.entities.values()].filter(({ isLedger }) => isLedger !== true);

  it.each(entities.map((entity) => [entity.name, entity] as const))(
    'of %s is understood as text and as a workbook, holds no row, and its example is sound',
    async (_, entity) => {
      const template = templateOf(model, entity);
      for (const content of [templateText(template), await templateWorkbook(template)]) {
        const found: string[][] = [];
        let header: string[] = [];
        for await (const row of readRows(fileOf(content, 'mau', 4_001), headerSense(model, entity))) {
          if (isHead(row)) header = row.header.cells;
          else found.push(row.cells);
        }
        expect(found).toEqual([]);
        expect(header.filter((caption) => caption !== 'STT')).toEqual(template.columns.map(({ caption }) => caption));
        const map = mapHeader(model, entity, { line: 1, cells: header });
        const check = rowChecker({
          model,
          entity,
          map,
          today: '2026-11-29',
          validFrom: null,
          empty: 'keep',
          dayOrders: new Map(),
          units: new Map(),
        });
        const example = template.columns.map((column) => column.example);
        const { problems } = check({ line: 2, cells: header[0] === 'STT' ? ['1', ...example] : example });
        expect(problems.filter(({ severity }) => severity === 'error').map(({ field, code }) => [field, code])).toEqual([]);
      }
    },
  );

  it('that is a workbook takes rows under its captions, and offers in a list what may stand in a cell', async () => {
    const entity = entityNamed('Bridge');
    const book = await templateWorkbook(templateOf(model, entity));
    const parts = await unzipped(book);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<dataValidation type="list"[^>]* sqref="D4:D10000"><formula1>'Giá trị'!\$A\$2:\$A\$5<\/formula1>/);
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(/r="A4"[^>]*><is><t xml:space="preserve">cầu phao</);
    const row = '<row r="4"><c r="B4" t="inlineStr"><is><t>CAU-0042</t></is></c></row>';
    parts.set('xl/worksheets/sheet1.xml', sheet.replace('</sheetData>', `${row}</sheetData>`));
    const rows: string[][] = [];
    for await (const one of readRows(fileOf(await zipOf(Object.fromEntries(parts)), 'mau.xlsx', 4_001), headerSense(model, entity)))
      if (!isHead(one)) rows.push(one.cells);
    expect(rows.map((cells) => cells.filter((cell) => cell !== ''))).toEqual([['CAU-0042']]);
  });
});
