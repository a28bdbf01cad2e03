import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCell, writeCell } from '../../src/hub/csv/cell-text.js';
import { choiceOf } from '../../src/hub/declare/choices.js';
import { foldText } from '../../src/hub/declare/fold.js';
import type { ColumnField } from '../../src/hub/declare/types.js';
import { cellParser } from '../../src/hub/import/check/parse-cell.js';
import { takeValues } from '../../src/hub/write/check-values.js';
import { identifierScalars } from '../../src/registers/identifiers/index.js';
import { createSteward, model, type Steward, told } from './support.js';

/** Every field for which a register lists what it may hold. */
const CHOSEN = [...model.declarations.entities.values()].flatMap((entity) =>
  [...entity.fields.values()]
    .filter((field): field is ColumnField & { choices: readonly string[] } => field.kind === 'column' && field.choices !== undefined)
    .map((field) => ({ entity, field, name: `${entity.name}.${field.name}` })),
);

/** As people and spreadsheets write it: capitals, no diacritics, wide letters, another dash. What two choices share is left out. */
function otherwise(choices: readonly string[], choice: string): string[] {
  const capitals = choice.toUpperCase();
  const wide = choice.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
  const isAlone = choices.filter((one) => foldText(one) === foldText(choice)).length === 1;
  return [capitals, wide, choice.replaceAll('-', '–'), ...(isAlone ? [foldText(choice), foldText(choice).toUpperCase()] : [])];
}

describe('a choice', () => {
  it('is taken as it is listed, however it is typed: in a cell and at the door, of every field that has choices', () => {
    expect(CHOSEN.length).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    for (const { entity, field, name } of CHOSEN)
      for (const choice of field.choices)
        for (const text of otherwise(field.choices, choice)) {
          const cell = cellParser(model, field)(text);
          const kept = takeValues(model.declarations, entity, { [field.name]: field.list ? [text] : text }).values[field.name];
          const expected = JSON.stringify(field.list ? [choice] : choice);
          if (!('value' in cell) || JSON.stringify(cell.value) !== expected || JSON.stringify(kept) !== expected)
            wrong.push({ name, text, cell, kept });
        }
    expect(wrong).toEqual([]);
  });

  it('is never guessed: two that differ by a mark only stay apart, and another text stays as it is', () => {
    const points = ['a', 'd', 'đ'];
    expect(['D', 'Đ', 'A', 'ạ', 'đ̣'].map((text) => choiceOf(points, text))).toEqual(['d', 'đ', 'a', 'a', 'đ̣']);
    expect(choiceOf(['má', 'mà'], 'ma')).toBe('ma');
    expect(choiceOf(['má', 'mà'], 'MÀ')).toBe('mà');
  });
});

describe('an identifier', () => {
  it('is the same with every kind of dash, an apostrophe before it, or as a formula that keeps its zeros', () => {
    const wrong: unknown[] = [];
    for (const { name, example, normalise } of identifierScalars) {
      const parse = cellParser(model, { type: name, isEnum: false, list: false });
      const expected = JSON.stringify(parse(example));
      const cells = [`'${example}`, `="${example}"`];
      if (name !== 'URL') cells.push(...[...'\u2010\u2011\u2012\u2013\u2014\u2212\uff0d'].map((dash) => example.replaceAll('-', dash)));
      for (const cell of cells) if (JSON.stringify(parse(readCell(cell) ?? '')) !== expected) wrong.push({ name, cell });
      if (name !== 'URL' && JSON.stringify(normalise(example.replaceAll('-', '–'))) !== JSON.stringify(normalise(example)))
        wrong.push({ name, door: 'any' });
    }
    expect(wrong).toEqual([]);
    expect(model.scalars.get('TaxCode')?.normalise('0100109106–001')).toEqual({ value: '0100109106-001' });
    // An address is another one with another dash.
    expect(model.scalars.get('URL')?.normalise('https://a.vn/b–c')).toHaveProperty('rejected');
  });

  it('comes back from a cell as it was written, whatever it looks like', () => {
    const texts = ["'0123", "''0123", '="0123"', '\'="0123"', '0123', "'s-Hertogenbosch", "'", '=1+1', "'-5", '-5'];
    expect(texts.map((text) => readCell(writeCell(text)))).toEqual(texts.map((text) => (text === "'" ? "'" : text)));
    expect(["'0123", '="0123"', '="a""b"', '=""', "'s-Hertogenbosch"].map(readCell)).toEqual([
      '0123',
      '0123',
      'a"b',
      undefined,
      "'s-Hertogenbosch",
    ]);
  });
});

describe('what a steward is told', () => {
  let steward: Steward;
  beforeAll(async () => {
    steward = await createSteward();
  }, 60_000);
  afterAll(() => steward.close());

  it('a file with marks is read, quoted by a program or by hand', async () => {
    const apply = { apply: true, validFrom: '2025-01-01' };
    const person = 'Số định danh cá nhân;Họ và tên;Giới tính;Dữ liệu giả lập';
    const hand = await steward.give('Person', `${person}\n="001085000023";Người Thử;NỮ;x\n'001085000024;Người Thử;Nam;✓\n`, apply);
    expect(told(hand).filter((one) => !one.includes('WARN'))).toEqual([]);
    const excel = await steward.give('Person', `${person}\n"=""001085000025""";"Người; Thử";nu;có\n`, apply);
    expect(told(excel).filter((one) => !one.includes('WARN'))).toEqual([]);
    expect(await steward.rows(`select personal_id as id, sex from person where personal_id like '0010850000%' order by 1`)).toEqual([
      { id: '001085000023', sex: 'nữ' },
      { id: '001085000024', sex: 'nam' },
      { id: '001085000025', sex: 'nữ' },
    ]);
  });

  it('names the value, the rule and what may have been meant; never a value that is not open', async () => {
    await steward.give('Province', 'code,name,kind\n01,Thành phố Hà Nội,city\n02,Tỉnh Khác,province\n', { apply: true });
    const links = await steward.give(
      'Business',
      'taxCode,name,province,fictional\n9900000030,Công ty A,1,true\n9900000048,Công ty B,Hà Nội,true\n',
    );
    const [zero, name] = links.problems.filter(({ code }) => code === 'LINK_NOT_FOUND').map(({ vi }) => vi);
    expect(zero).toMatch(/^"1": .*Có phải 01 Thành phố Hà Nội\?/);
    expect(name).toMatch(/^"Hà Nội": .*Có phải 01 Thành phố Hà Nội\?/);
    const bridge = await steward.give('Bridge', 'code,name,widthM,builtYear\nC.1,Cầu A,-3,năm nào\nC.2,Cầu B,-3,1990\n');
    const told = bridge.problems.map(({ vi }) => vi).join('\n');
    expect(told).toContain('"năm nào": Phải là số nguyên');
    const people = await steward.give('Person', 'personalId,fullName,sex,fictional\n00108500002,Người Thử,nữa,true\n');
    expect(people.problems.map(({ vi }) => vi).join('\n')).not.toMatch(/00108500002|nữa/);
  });

  it.each([
    ['Business', 'taxCode,name,legalForm,fictional', '001085000023,Hộ A,Hộ kinh doanh,true', 'TAX_CODE_IS_PERSONAL_ID'],
    ['Business', 'taxCode,name,legalForm,fictional', '001.085.000.023,Hộ A,Hộ kinh doanh,true', 'TAX_CODE_IS_PERSONAL_ID'],
    ['TransportLicence', 'number,business', 'GP-1,001 085 000 023', 'TAX_CODE_IS_PERSONAL_ID'],
    ['Commune', 'code,name,kind,province', '00001,Xã A,commune,001085000023', 'LINK_NOT_FOUND'],
    ['Bridge', 'code,name,builtYear', 'C.3,Cầu,001085000023', undefined],
  ])('a number that reads like a person’s is not told back, whatever column of %s it was put in', async (entity, header, row, code) => {
    const { problems } = await steward.give(entity, `${header}\n${row}\n`);
    expect(problems.length).toBeGreaterThan(0);
    if (code !== undefined) expect(problems.map((problem) => problem.code)).toContain(code);
    expect(JSON.stringify(problems).replace(/[ .]/g, '')).not.toContain('001085000023');
  });

  it('speaks of fields in the words of their captions', () => {
    const rule = model.rules.find(({ code }) => code === 'BRIDGE_WIDTH_M_NEGATIVE');
    const [problem] = rule?.check({ widthM: -1 }, '2026-01-01') ?? [];
    expect([problem?.vi, problem?.en]).toEqual([
      expect.stringMatching(/^"Khổ cầu.*" không thể là số âm/),
      expect.stringContaining('The field widthM cannot be negative'),
    ]);
    const sex = model.rules.find(({ code }) => code === 'PERSON_SEX')?.check({ sex: 'nũ ' }, '2026-01-01');
    expect(sex?.[0]?.vi).toMatch(/^Có phải "nữ"\?/);
  });
});
