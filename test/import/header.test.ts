import { describe, expect, it } from 'vitest';
import { identityOf } from '../../src/hub/import/check/identity.js';
import { headerTooShort, mapHeader } from '../../src/hub/import/check/map-header.js';
import { FileRefusal } from '../../src/hub/import/read/refusals.js';
import { entityNamed, model } from './support.js';

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
    expect(said).toEqual(['Số khugn HEADER_UNKNOWN', 'Nhãn hiệu HEADER_DUPLICATE', '#4 HEADER_EMPTY', 'Biển số đang gắn HEADER_NOT_STORED']);
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
