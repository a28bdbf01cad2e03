import { describe, expect, it } from 'vitest';
import { reference } from '../../../src/registers/reference/index.js';
import { codes } from '../problems.js';

describe('an administrative unit', () => {
  it('has a code of its length', () => {
    expect(codes(reference, 'Province', { code: '44', kind: 'province', plateCodes: ['73', '74'] })).toEqual([]);
    expect(codes(reference, 'Province', { code: '1', kind: 'province' })).toEqual(['PROVINCE_CODE_FORM']);
    expect(codes(reference, 'Commune', { code: '00004', kind: 'Phường', formerDistrictCode: '001' })).toEqual([]);
    expect(codes(reference, 'Commune', { code: '4', kind: 'quận' })).toEqual(['COMMUNE_CODE_FORM', 'COMMUNE_KIND']);
  });

  it('has an area above 0 and plate codes of two digits', () => {
    expect(codes(reference, 'Province', { code: '01', areaKm2: 0, plateCodes: ['2'] })).toEqual([
      'PROVINCE_AREA',
      'PROVINCE_PLATE_CODES_FORM',
    ]);
  });

  it('is followed by another whose code repeats old code and day', () => {
    const sound = { code: '45>44@2025-07-01', predecessorCode: '45', effectiveOn: '2025-07-01' };
    expect(codes(reference, 'ProvinceSuccession', sound)).toEqual([]);
    expect(codes(reference, 'ProvinceSuccession', { ...sound, predecessorCode: '44' })).toEqual(['PROVINCE_SUCCESSION_CODE_CONTRADICTS']);
    expect(codes(reference, 'CommuneSuccession', { ...sound, code: '00001-00097' })).toEqual(['COMMUNE_SUCCESSION_CODE_FORM']);
  });
});

describe('a licence class', () => {
  it('exists in its scheme only', () => {
    expect(
      codes(reference, 'LicenceClass', {
        code: '2025:D2',
        scheme: '2025',
        label: 'D2',
        minAge: 24,
        validityYears: 5,
        alsoCovers: ['B', 'C1', 'C', 'D1'],
      }),
    ).toEqual([]);
    expect(codes(reference, 'LicenceClass', { code: '2025:E', scheme: '2025', label: 'E' })).toEqual(['LICENCE_CLASS_LABEL']);
    expect(codes(reference, 'LicenceClass', { code: '2008:E', scheme: '2025', label: 'D' })).toEqual(['LICENCE_CLASS_CODE_CONTRADICTS']);
  });

  it('is exchanged from the old scheme to the new one', () => {
    expect(codes(reference, 'LicenceClassConversion', { code: 'B2>C1', oldLabel: 'B2', newLabel: 'C1' })).toEqual([]);
    expect(codes(reference, 'LicenceClassConversion', { code: 'A4>', oldLabel: 'A4' })).toEqual([]);
    expect(codes(reference, 'LicenceClassConversion', { code: 'B2>B|C1', oldLabel: 'B2', newLabel: 'B|C1' })).toEqual([
      'LICENCE_CONVERSION_LABEL',
    ]);
  });
});

describe('a plate code, a procedure and an authority', () => {
  it('are found by something', () => {
    expect(codes(reference, 'PlateCode', { code: '80', holder: 'Cục Cảnh sát giao thông' })).toEqual([]);
    expect(codes(reference, 'PlateCode', { code: '80' })).toEqual(['PLATE_CODE_WITHOUT_HOLDER']);
    expect(codes(reference, 'Procedure', { sourceRef: '2389-14' })).toEqual([]);
    expect(codes(reference, 'Procedure', {})).toEqual(['PROCEDURE_WITHOUT_CODE']);
    expect(codes(reference, 'Procedure', { code: '2.002288', sourceUrl: 'javascript:alert(1)' })).toEqual(['PROCEDURE_URL_FORM']);
    expect(codes(reference, 'Procedure', { code: 'P06' })).toEqual(['PROCEDURE_CODE_IS_OF_HUB']);
    expect(codes(reference, 'SourceAuthority', { scope: 'driver licence' })).toEqual(['SOURCE_AUTHORITY_SCOPE_FORM']);
  });
});
