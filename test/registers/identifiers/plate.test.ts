import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { generatePlate } from '../../../src/registers/identifiers/generate.js';
import { PROVINCES_63 } from '../../../src/registers/identifiers/personal-id.js';
import { plateCandidates, plateParts, printPlate } from '../../../src/registers/identifiers/plate.js';
import { PLATE_CODES } from '../../../src/registers/identifiers/plate-codes.js';
import { PLATE_LETTERS } from '../../../src/registers/identifiers/plate-grammar.js';
import { normalised, rule, vectors } from './vectors.js';

describe('the published plate vectors', () => {
  const reasons: Record<string, string> = {
    'unknown local code': '!PLATE_UNKNOWN_CODE',
    'serial 0': '!PLATE_NUMBER_ZERO',
    'no pattern': '!PLATE_FORM',
  };

  test('are all here', () => expect(vectors('plate-vectors.csv')).toHaveLength(33));

  test.each(vectors('plate-vectors.csv'))(
    '$input means $candidates plate(s)',
    ({ input = '', candidates, normal_forms = '', patterns = '', reject_reason = '' }) => {
      const found = plateCandidates(input);
      expect(found.map((c) => c.normalForm).join(';')).toBe(normal_forms);
      expect(found.map((c) => c.pattern).join(';')).toBe(patterns);
      const expected = candidates === '1' ? normal_forms : candidates === '0' ? reasons[reject_reason] : '!PLATE_AMBIGUOUS';
      expect(normalised('Plate', input)).toBe(expected);
    },
  );
});

describe('a plate', () => {
  it.each([
    ['29A1-12345', '29A1-12345'],
    ['80001CV-02', '80001CV-02'],
    ['29A-123', '29A-123'],
    ['29R-123.45', '29R-12345'],
    ['51HC-000.01', '51HC-00001'],
    ['30K 123 45', '30K-12345'],
    ['29–AB 123.45', '29AB-12345'],
    ['30K\u00a0123.45', '30K-12345'],
    ['  30k_12345 ', '30K-12345'],
    ['29mđ-012.34', '29MĐ-01234'],
    ['29MĐ-012.34'.normalize('NFD'), '29MĐ-01234'],
    ['TM-12345', 'TM-12345'],
    ['QH-12-34', 'QH-1234'],
    ['80 555 QT 12', '80555QT-12'],
    ['29123NN456', '29123NN-456'],
    ['29KT-123.45', '29KT-12345'],
  ])('written %j is stored as %s', (typed, normal) => expect(normalised('Plate', typed)).toBe(normal));

  it.each([
    ['29-H11234', '!PLATE_AMBIGUOUS'],
    ['29H1234', '!PLATE_AMBIGUOUS'],
    ['29R12345', '!PLATE_AMBIGUOUS'],
    ['3-0K-12345', '!PLATE_FORM'],
    ['30K-1-2345', '!PLATE_FORM'],
    ['29MD-01234', '29MD-01234'],
    ['29M\u00d0-01234', '!PLATE_LOOKALIKE'],
    ['29M\u00f0-01234', '!PLATE_LOOKALIKE'],
    ['30K-１２３４５', '!PLATE_CHARACTERS'],
    ['30K-123\u200b45', '!PLATE_CHARACTERS'],
    ['30\u212a-12345', '30K-12345'],
    ['30\u017f-12345', '!PLATE_FORM'],
    ['30К-12345', '!PLATE_FORM'],
    ['29A0-12345', '!PLATE_FORM'],
    ['13MĐ-01234', '!PLATE_UNKNOWN_CODE'],
    ['29H1000', '29H-1000'],
    ['80000NG-00', '!PLATE_NUMBER_ZERO'],
    ['TM-0000', '!PLATE_NUMBER_ZERO'],
    ['-', '!PLATE_FORM'],
    ['...', '!PLATE_FORM'],
  ])('written %j becomes %s', (typed, expected) => expect(normalised('Plate', typed)).toBe(expected));

  it('that is ambiguous is refused with both readings as they are printed', () => {
    const result = rule('Plate').normalise('29H11234');
    expect(result).toMatchObject({
      rejected: 'PLATE_AMBIGUOUS',
      vi: expect.stringContaining('29H-112.34 (ô tô) hoặc 29-H1 1234 (xe máy)'),
      en: expect.stringContaining('29H-112.34 (car) or 29-H1 1234 (motorcycle)'),
    });
  });

  it('of a temporary kind is kept with a warning, since its form is not verified', () => {
    expect(normalised('Plate', 'T-51-123.45')).toBe('T-51-12345 [WARN_PLATE_TEMPORARY]');
    expect(plateParts('T-51-12345')?.pattern).toBe('temporary');
  });

  it('keeps Đ and D apart: an old series is not a motorcycle', () => {
    expect(plateParts('29MĐ-01234')?.pattern).toBe('old_series');
    expect(plateParts('29MD-01234')?.pattern).toBe('motorcycle_2_letters');
  });

  it.each([
    ['30K-12345', '30K-123.45'],
    ['29AB-12345', '29-AB 123.45'],
    ['59X1-12345', '59-X1 123.45'],
    ['29CD-00123', '29CD-001.23'],
    ['29LD-12345', '29LD-123.45'],
    ['29A-1234', '29A-1234'],
    ['29H1-1234', '29-H1 1234'],
    ['80001NG-01', '80-001-NG-01'],
    ['TM-1234', 'TM-12-34'],
    ['TM-12345', 'TM-12345'],
    ['not a plate', 'not a plate'],
  ])('%s is printed %s', (normal, printed) => expect(printPlate(normal)).toBe(printed));

  it('tells its parts, its kind and the colours its letters allow', () => {
    expect(plateParts('30K-12345')).toEqual({
      normalForm: '30K-12345',
      pattern: 'car',
      localCode: '30',
      series: 'K',
      number: '12345',
      vehicleKind: 'car',
      colours: ['white', 'yellow', 'blue'],
    });
    expect(plateParts('30Z-12345')?.colours).toEqual(['white', 'yellow']);
    expect(plateParts('29AB-12345')).toMatchObject({ vehicleKind: 'motorcycle', colours: ['white', 'yellow'] });
    expect(plateParts('29H1-1234')).toMatchObject({ vehicleKind: 'motorcycle', number: '1234' });
    expect(plateParts('29H11234')).toBeNull();
    expect(plateParts('13A-12345')).toBeNull();
  });

  it('generated for a demonstration is accepted, read back as asked, and printed so that it reads the same', () => {
    const one = fc.record({
      localCode: fc.constantFrom(...PLATE_CODES.keys()),
      kind: fc.constantFrom('car' as const, 'motorcycle' as const, 'trailer' as const),
      colour: fc.constantFrom('white' as const, 'yellow' as const, 'blue' as const),
    });
    fc.assert(
      fc.property(one, fc.infiniteStream(fc.double({ min: 0, max: 0.999999999, noNaN: true })), (wanted, numbers) => {
        const plate = generatePlate(() => numbers.next().value ?? 0, wanted);
        expect(normalised('Plate', plate)).toBe(plate);
        expect(normalised('Plate', printPlate(plate))).toBe(plate);
        const parts = plateParts(plate);
        expect(parts?.localCode).toBe(wanted.localCode);
        if (wanted.kind !== 'trailer')
          expect(parts).toMatchObject({ vehicleKind: wanted.kind, colours: expect.arrayContaining([wanted.colour]) });
      }),
      { numRuns: 2000 },
    );
  });

  it('typed without separators always keeps the plate meant among its candidates', () => {
    const plates = fc.stringMatching(/^(29|30|51|99)([A-HK-N][1-9]?|AB|LD|MĐ|RM)-[1-9]\d{2,4}$/);
    fc.assert(
      fc.property(plates, (typed) => {
        const meant = plateCandidates(typed);
        const flat = plateCandidates(typed.replace('-', ''));
        expect(flat).toEqual(expect.arrayContaining(meant));
        for (const { normalForm } of flat) expect(rule('Plate').normalise(normalForm)).toMatchObject({ value: normalForm });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the table of local codes', () => {
  it('holds 81 codes and none of the eight never used', () => {
    expect(PLATE_CODES.size).toBe(81);
    for (const never of ['13', '42', '44', '45', '46', '87', '91', '96']) expect(PLATE_CODES.has(never)).toBe(false);
  });
  it('covers all 63 former and all 34 present provinces', () => {
    const rows = [...PLATE_CODES.values()];
    expect(new Set(rows.flatMap((row) => row.province63 ?? []))).toEqual(new Set(PROVINCES_63));
    expect(new Set(rows.flatMap((row) => row.province34 ?? [])).size).toBe(34);
  });
  it('gives blue eleven letters, white and yellow twenty', () =>
    expect([PLATE_LETTERS.blue.length, PLATE_LETTERS.white.length, PLATE_LETTERS.yellow.length]).toEqual([11, 20, 20]));
});

describe('a form that stands on the road and in no source', () => {
  it.each([
    ['29-MĐ1 123.45', '29MĐ1-12345', 'any'],
    ['51LD-1234', '51LD-1234', 'any'],
    ['30TĐ-1234', '30TĐ-1234', 'any'],
    ['29-AB 1234', '29AB-1234', 'any'],
    ['14MK1-23456', '14MK1-23456', 'any'],
    ['80-QT-025-01', '80025QT-01', 'car'],
    ['80-NG-441-02', '80441NG-02', 'car'],
    ['80-NN 168-06', '80168NN-06', 'car'],
    ['80-NN-168-006', '80168NN-006', 'motorcycle'],
    ['80NG-44102', '80441NG-02', 'car'],
  ])('%j is %s with a warning, and tells no kind that it was not seen on', (typed, normal, kind) => {
    expect(normalised('Plate', typed)).toBe(`${normal} [WARN_PLATE_FORM_UNVERIFIED]`);
    expect(plateParts(normal)?.vehicleKind).toBe(kind);
  });

  it('of a mission, an organisation or a foreigner is no motorcycle of two letters', () => {
    for (const symbol of ['NG', 'QT', 'CV', 'NN']) {
      expect(plateCandidates(`80${symbol}12345`).map(({ pattern }) => pattern)).toEqual(['foreign_car']);
      expect(normalised('Plate', `80${symbol}-1234`)).toBe('!PLATE_FORM');
    }
  });
});

it('one plate has one spelling, in whatever order, with whatever dashes, dots and spaces it is written', () => {
  const number = (digits: number) => fc.integer({ min: 1, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, '0'));
  const pieces = fc.oneof(
    ...[
      ['K', 5],
      ['AB', 5],
      ['AB', 4],
      ['A1', 5],
      ['A1', 4],
      ['A', 4],
      ['LD', 5],
      ['LD', 4],
      ['TĐ', 4],
      ['MĐ1', 5],
      ['MK1', 5],
      ['RM', 5],
      ['KT', 4],
    ].map(([series, digits]) => number(Number(digits)).map((n) => ({ orders: [[String(series), n]], normal: `${series}-${n}` }))),
    ...[2, 3].map((digits) =>
      fc.tuple(number(3), fc.constantFrom('NG', 'QT', 'CV', 'NN'), number(digits)).map(([country, symbol, n]) => ({
        orders: [
          [country, symbol, n],
          [symbol, country, n],
        ],
        normal: `${country}${symbol}-${n}`,
      })),
    ),
  );
  const dash = fc.constantFrom('-', ' ', '_', '–', '−', ' - ', '‑');
  fc.assert(
    fc.property(
      fc.constantFrom('29', '51', '80'),
      pieces,
      fc.array(dash, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (local, plate, dashes, dotted) => {
        const spelt = plate.orders.map((order) =>
          [local, ...order]
            .map((piece, i, all) =>
              dotted && i === all.length - 1 && piece.length === 5 ? `${piece.slice(0, 3)}.${piece.slice(3)}` : piece,
            )
            .reduce((text, piece, i) => `${text}${dashes[i] ?? ''}${piece}`),
        );
        const normal = `${local}${plate.normal}`;
        for (const text of [...spelt, ...spelt.map((one) => one.toLowerCase()), normal, printPlate(normal)]) {
          expect([text, normalised('Plate', text).replace(/ \[.*/, '')]).toEqual([text, normal]);
        }
      },
    ),
    { numRuns: 400 },
  );
});
