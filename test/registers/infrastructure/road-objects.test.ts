import { describe, expect, it } from 'vitest';
import { infrastructure } from '../../../src/registers/infrastructure/index.js';
import { reference } from '../../../src/registers/reference/index.js';
import { type Case, codes } from '../problems.js';

const cases = (entity: string, sound: Record<string, string | number>, table: readonly Case[]) =>
  it.each<Case>([['as it is', {}, []], ...table])('%s', (_promise, change, expected) =>
    expect(codes(infrastructure, entity, { ...sound, ...change })).toEqual(expected),
  );

describe('a road section', () => {
  cases(
    'RoadSection',
    { ordinal: 1, fromChainage: 'Km0+000', toChainage: 'Km36+500', lanes: 4, surface: 'BTN', technicalClass: 'cấp III', function: 'chính' },
    [
      ['runs forwards', { toChainage: 'Km0-050' }, ['ROAD_SECTION_TO_CHAINAGE_BEFORE_FROM_CHAINAGE']],
      ['may begin before the start', { fromChainage: 'Km0-050' }, []],
      ['knows that a long kilometre comes before the next', { fromChainage: 'Km9+1200', toChainage: 'Km10+000' }, []],
      ['and not after it', { fromChainage: 'Km10+000', toChainage: 'Km9+1200' }, ['ROAD_SECTION_TO_CHAINAGE_BEFORE_FROM_CHAINAGE']],
      ['says nothing about a chainage it cannot read', { fromChainage: 'lý trình cũ' }, []],
      ['counts from 1', { ordinal: 0 }, ['ROAD_SECTION_ORDINAL']],
      ['has a function of the law', { function: 'phụ' }, ['ROAD_SECTION_FUNCTION']],
      ['keeps an unusual surface with a warning', { surface: 'đá hộc' }, ['WARN_ROAD_SECTION_SURFACE']],
      ['keeps an unusual class with a warning', { technicalClass: 'cấp 3' }, ['WARN_ROAD_SECTION_TECHNICAL_CLASS']],
      ['keeps an unusual speed with a warning', { speedLimitKmh: 800 }, ['WARN_ROAD_SECTION_SPEED_LIMIT']],
      [
        'is warned of a geometry with swapped degrees',
        { geometry: '{"type":"LineString","coordinates":[[21.2,89],[21.3,88]]}' },
        ['ROAD_SECTION_GEOMETRY_FAR'],
      ],
      ['takes one inside Việt Nam', { geometry: '{"type":"LineString","coordinates":[[105.8,21],[105.9,20.8]]}' }, []],
    ],
  );
});

describe('a re-stationing', () => {
  cases('Restationing', { oldFrom: 'Km10+000', oldTo: 'Km50+200', newFrom: 'Km8+700', newTo: 'Km48+900', shiftMetres: -1_300 }, [
    ['maps a piece that runs forwards', { oldTo: 'Km9+000' }, ['RESTATIONING_OLD_TO_BEFORE_OLD_FROM']],
    ['is warned of a shift that does not add up', { shiftMetres: 1_300 }, ['WARN_RESTATIONING_SHIFT']],
  ]);
});

describe('a posted limit', () => {
  cases('LoadPosting', { sign: 'P.115', limitT: 18, bridge: 'b', road: 'r' }, [
    ['is somewhere', { bridge: null, road: null }, ['LOAD_POSTING_NOWHERE']],
    ['is on one object', { tunnel: 't' }, ['LOAD_POSTING_OBJECTS']],
    ['may be on a stretch of road only', { bridge: null }, []],
    ['says its tonnes', { limitT: null }, ['WARN_LOAD_POSTING_VALUE']],
    ['says its metres', { sign: 'P.117' }, ['WARN_LOAD_POSTING_VALUE']],
    ['keeps a sign nobody knows with a warning', { sign: 'P.999' }, ['WARN_LOAD_POSTING_SIGN']],
    ['has no negative limit', { limitT: -1 }, ['LOAD_POSTING_LIMIT_T_NEGATIVE']],
  ]);
});

describe('what stands on a road', () => {
  it('is judged by what the law says, warned by what is only known, and never judged by what is uncertain', () => {
    const of = (entity: string, values: Record<string, string | number>) => codes(infrastructure, entity, values);
    expect(of('TollStation', { method: 'nửa kín' })).toEqual(['TOLL_STATION_METHOD']);
    expect(of('TollStation', { method: 'kín', lanes: 4, electronicLanes: 6 })).toEqual(['TOLL_STATION_LANES']);
    expect(of('Culvert', { kind: 'ống' })).toEqual(['CULVERT_KIND']);
    expect(of('Tunnel', { lengthM: 100 })).toEqual(['WARN_TUNNEL_HAZMAT']);
    expect(of('Tunnel', { lengthM: 99 })).toEqual([]);
    expect(of('RestStop', { side: 'bên trái' })).toEqual(['REST_STOP_SIDE']);
    expect(of('RestStop', { restStopClass: '9' })).toEqual(['WARN_REST_STOP_REST_STOP_CLASS']);
    expect(of('WeighStation', { kind: 'bí mật' })).toEqual(['WARN_WEIGH_STATION_KIND']);
    expect(of('LevelCrossing', { kind: 'không rõ', crossingClass: 'chưa từng có' })).toEqual(['WARN_LEVEL_CROSSING_KIND']);
    expect(of('Bridge', { conditionGrade: 'chẳng ai biết', designLoad: 'tải cũ' })).toEqual([]);
    expect(of('RailwayLine', { gauge: '1067' })).toEqual(['WARN_RAILWAY_LINE_GAUGE']);
    expect(of('InlandWaterway', { fromKm: 20, toKm: 10 })).toEqual(['INLAND_WATERWAY_REVERSED']);
  });
});

describe('a BIM model', () => {
  cases('BimModel', { bridge: 'b', address: 'https://bim.example.vn/cau-42.ifc', sha256: 'a'.repeat(64), modelVersion: '1' }, [
    ['belongs to one asset', { tunnel: 't' }, ['BIM_MODEL_ASSET']],
    ['and not to none', { bridge: null }, ['BIM_MODEL_ASSET']],
    ['carries a whole hash', { sha256: 'A'.repeat(64) }, ['BIM_MODEL_HASH']],
    ['has an address', { address: 'ổ D, thư mục BIM' }, ['BIM_MODEL_ADDRESS']],
  ]);
});

describe('a legal document', () => {
  const of = (entity: string, values: Record<string, string>) => codes(reference, entity, values);
  it('is known by its number, whose Đ is no D', () => {
    for (const number of ['158/2024/NĐ-CP', '804/QĐ-TTg', '36/2024/QH15', '79/2024/TT-BCA', '237/NQ-UBTVQH16'])
      expect(of('LegalDocument', { number, confidence: 'V' })).toEqual([]);
    expect(of('LegalDocument', { number: '158/2024/ND-CP', confidence: 'V' })).toEqual(['LEGAL_DOCUMENT_NUMBER_NEEDS_D_STROKE']);
    expect(of('LegalDocument', { number: 'Nghị định 158', confidence: 'K' })).toEqual(['WARN_LEGAL_DOCUMENT_NUMBER']);
  });

  it('does not end before it begins, and says how far it is verified', () => {
    expect(of('LegalDocument', { number: '1/QĐ-BXD', confidence: 'X', inForceFrom: '2025-01-01', inForceTo: '2024-12-31' })).toEqual([
      'LEGAL_DOCUMENT_IN_FORCE_TO_BEFORE_IN_FORCE_FROM',
      'LEGAL_DOCUMENT_CONFIDENCE',
    ]);
    expect(of('LegalAmendment', { effect: 'bãi bỏ', confidence: 'U' })).toEqual(['LEGAL_AMENDMENT_EFFECT']);
    expect(of('CodeListEntry', { code: 'road-surface:BTN', value: 'BTXM' })).toEqual(['CODE_LIST_ENTRY_CODE']);
    expect(of('LegalProvision', { code: '36/2024/QH15#57.1', provision: '57.2' })).toEqual(['LEGAL_PROVISION_CODE']);
  });
});
