import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { generatePersonalId, generateTaxCode, generateVin } from '../../../src/registers/identifiers/generate.js';
import { PROVINCES_63, personalIdParts } from '../../../src/registers/identifiers/personal-id.js';
import { taxCodeCheckDigit } from '../../../src/registers/identifiers/tax-code.js';
import { vinCheckDigit } from '../../../src/registers/identifiers/vin.js';
import { normalised, vectors } from './vectors.js';

const randoms = fc.infiniteStream(fc.double({ min: 0, max: 0.999999999, noNaN: true })).map((numbers) => () => numbers.next().value ?? 0);

describe('a tax code', () => {
  test.each(vectors('tax-code-vectors.csv'))('$mst10: $note', ({ mst10 = '', computed_check, valid }) => {
    expect(String(taxCodeCheckDigit(mst10.slice(0, 9)))).toBe(computed_check);
    expect(normalised('TaxCode', mst10)).toBe(valid === '1' ? mst10 : '!TAX_CODE_CHECK_DIGIT');
  });

  it.each([
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['0100 109 106', '0100109106'],
    ['0100109106-000', '!TAX_CODE_BRANCH'],
    ['100109106', '!TAX_CODE_FORM'],
    ['0100109106-1', '!TAX_CODE_FORM'],
    ['001185012345', '!TAX_CODE_IS_PERSONAL_ID'],
    ['０１００１０９１０６', '!TAX_CODE_CHARACTERS'],
    ['1.00109E+09', '!TAX_CODE_FORM'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('TaxCode', typed)).toBe(expected));

  it('generated is accepted, and one wrong digit anywhere in it is always noticed', () => {
    fc.assert(
      fc.property(
        randoms,
        fc.constantFrom('01', '03', '48', '99'),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (random, prefix, at, add) => {
          const code = generateTaxCode(random, prefix);
          expect(normalised('TaxCode', code)).toBe(code);
          const wrong = code.slice(0, at) + ((Number(code[at]) + add) % 10) + code.slice(at + 1);
          expect(normalised('TaxCode', wrong)).toBe('!TAX_CODE_CHECK_DIGIT');
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('whose formula gives ten is never issued, with any tenth digit', () => {
    const never = Array.from({ length: 100 }, (_, i) => `0100000${String(i).padStart(2, '0')}`).filter(
      (nine) => taxCodeCheckDigit(nine) === null,
    );
    expect(never.length).toBeGreaterThan(0);
    for (const nine of never)
      for (let digit = 0; digit < 10; digit++) expect(normalised('TaxCode', `${nine}${digit}`)).toBe('!TAX_CODE_CHECK_DIGIT');
  });

  it('is generated even by a random source that is stuck', () => {
    for (let i = 0; i < 100; i++)
      expect(
        normalised(
          'TaxCode',
          generateTaxCode(() => i / 100, '01'),
        ),
      ).toMatch(/^\d{10}$/);
  });
});

describe('a VIN', () => {
  test.each(vectors('vin-vectors.csv'))('$vin: $note', ({ vin = '', computed_check_char = '', position9_conforms, note }) => {
    if (computed_check_char !== '') expect(vinCheckDigit(vin)).toBe(computed_check_char);
    const result = normalised('Vin', vin);
    if (note === 'illegal letter I') expect(result).toBe('!VIN_LETTER');
    else if (note === 'too short') expect(result).toBe(`${vin} [WARN_VIN_LEGACY_CHASSIS]`);
    else if (position9_conforms === '1') expect(result).toBe(vin);
    else expect(result).toContain(`${vin} [WARN_VIN_CHECK]`);
  });

  it.each([
    ['*1m8gdm9axkp042788*', '1M8GDM9AXKP042788'],
    ['1M8GDM9A-XKP-042788', '1M8GDM9AXKP042788'],
    ['C50-1234567', 'C501234567 [WARN_VIN_LEGACY_CHASSIS]'],
    ['ABCD', '!VIN_FORM'],
    ['A'.repeat(21), '!VIN_FORM'],
    ['KHÔNG CÓ', '!VIN_FORM'],
    ['1M8GDM9AXKP04278Q', '!VIN_LETTER'],
    ['1M8GDM9АXKP042788', '!VIN_FORM'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('Vin', typed)).toBe(expected));

  it('of a wrong length or with a forbidden letter has no check digit', () => {
    expect(vinCheckDigit('1M8GDM9AXKP04278I')).toBeNull();
    expect(vinCheckDigit('1M8GDM9AXKP0427')).toBeNull();
  });

  it('generated is accepted without any warning, for every model year', () => {
    fc.assert(
      fc.property(randoms, fc.constantFrom('RLL', 'RL4', 'RLH', 'RP8'), fc.integer({ min: 1960, max: 2060 }), (random, wmi, year) => {
        const vin = generateVin(random, wmi, year);
        expect(normalised('Vin', vin)).toBe(vin);
        expect(vin.startsWith(wmi)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(generateVin(() => 0.5, 'RLL', 2023)[9]).toBe('P');
    expect(() => generateVin(() => 0.5, 'rlo', 2023)).toThrow(RangeError);
  });
});

describe('a personal id', () => {
  it.each([
    ['001185012345', '001185012345'],
    ['001 185 012 345', '001185012345'],
    ['100085012345', '100085012345'],
    ['003185012345', '003185012345 [WARN_PERSONAL_ID_BIRTH_CODE]'],
    ['000000000000', '000000000000 [WARN_PERSONAL_ID_BIRTH_CODE]'],
    ['123456789', '!PERSONAL_ID_OLD_CARD'],
    ['1185012345', '!PERSONAL_ID_FORM'],
    ['00118501234A', '!PERSONAL_ID_FORM'],
    ['００１１８５０１２３４５', '!PERSONAL_ID_CHARACTERS'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('PersonalId', typed)).toBe(expected));

  it('decodes its birthplace with the 63 provinces for ever, also for codes whose meaning changed in 2025', () => {
    expect(personalIdParts('015301000001')).toEqual({ birthCode: '015', provinceCode: '15', sex: 'FEMALE', birthYear: 2001 });
    expect(personalIdParts('010085000001')).toEqual({ birthCode: '010', provinceCode: '10', sex: 'MALE', birthYear: 1985 });
    expect(personalIdParts('112485000001')).toEqual({ birthCode: '112', provinceCode: null, sex: 'MALE', birthYear: 2185 });
    expect(personalIdParts('12345')).toBeNull();
    expect(PROVINCES_63.size).toBe(63);
  });

  it('generated is accepted without warning and says what was asked', () => {
    const who = fc.record({
      provinceCode: fc.constantFrom(...PROVINCES_63),
      sex: fc.constantFrom('MALE' as const, 'FEMALE' as const),
      birthYear: fc.integer({ min: 1900, max: 2399 }),
    });
    fc.assert(
      fc.property(randoms, who, (random, wanted) => {
        const id = generatePersonalId(random, wanted);
        expect(normalised('PersonalId', id)).toBe(id);
        expect(personalIdParts(id)).toMatchObject(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a driver licence number', () => {
  it.each([
    ['010185012345', '010185012345'],
    ['010 185 012 345', '010185012345'],
    ['AV 123456', 'AV123456 [WARN_LICENCE_NUMBER_LEGACY]'],
    ['10185012345', '10185012345 [WARN_LICENCE_NUMBER_LEGACY]'],
    ['abc', '!LICENCE_NUMBER_FORM'],
    ['ABCDEF', '!LICENCE_NUMBER_FORM'],
    ['1'.repeat(21), '!LICENCE_NUMBER_FORM'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('LicenceNumber', typed)).toBe(expected));
});
