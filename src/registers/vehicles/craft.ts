import type { CheckRule } from '../../hub/declare/model.js';
import { between, formed, given, notNegative, oneOf, rule } from '../rule-kinds.js';

const OWNED_BY_PEOPLE = { Vessel: 'VESSEL', InlandVessel: 'INLAND_VESSEL' };
const CODES = { ...OWNED_BY_PEOPLE, Aircraft: 'AIRCRAFT', RollingStock: 'ROLLING_STOCK' };

/** Ships, inland vessels, aircraft and rolling stock. Forms of their numbers are known, not re-read in a source: they only warn. */
export const craft: readonly CheckRule[] = [
  formed({
    entity: 'Vessel',
    code: 'WARN_VESSEL_MMSI',
    field: 'mmsi',
    form: /^574\d{6}$/,
    vi: 'MMSI của tàu mang cờ Việt Nam thường gồm 574 và 6 chữ số. Hãy so lại với giấy phép đài tàu.',
    en: 'The MMSI of a ship under the Vietnamese flag usually is 574 and six digits. Compare with the ship station licence.',
  }),
  formed({
    entity: 'InlandVessel',
    code: 'WARN_INLAND_VESSEL_NUMBER',
    field: 'registrationNumber',
    form: /^[A-ZĐ]{2,3}-\d{4,5}$/,
    vi: 'Số đăng ký phương tiện thủy nội địa thường có dạng HN-1234. Hãy so lại với giấy chứng nhận đăng ký.',
    en: 'The number of an inland vessel usually looks like HN-1234. Compare with the certificate of registration.',
  }),
  formed({
    entity: 'Aircraft',
    code: 'WARN_AIRCRAFT_MARK',
    field: 'registrationMark',
    form: /^VN-[A-Z]\d{3}$/,
    vi: 'Số hiệu đăng ký tàu bay thường có dạng VN-A321. Hãy so lại với giấy chứng nhận đăng ký.',
    en: 'The mark of an aircraft usually looks like VN-A321. Compare with the certificate of registration.',
  }),
  oneOf({
    entity: 'RollingStock',
    code: 'ROLLING_STOCK_KIND',
    field: 'stockKind',
    allowed: ['đầu máy', 'toa xe khách', 'toa xe hàng', 'phương tiện chuyên dùng'],
    vi: 'Loại phương tiện đường sắt là đầu máy, toa xe khách, toa xe hàng hoặc phương tiện chuyên dùng.',
    en: 'The kind is đầu máy (locomotive), toa xe khách (coach), toa xe hàng (wagon) or phương tiện chuyên dùng (special vehicle).',
  }),
  ...Object.entries(CODES).map(([entity, code]) =>
    rule({
      entity,
      code: `${code}_BUILT_YEAR`,
      field: 'builtYear',
      broken: ({ builtYear }, today) => typeof builtYear === 'number' && (builtYear < 1850 || builtYear > Number(today.slice(0, 4)) + 1),
      vi: 'Năm đóng, năm sản xuất gồm bốn chữ số, từ 1850 đến năm sau. Hãy so lại với giấy chứng nhận.',
      en: 'The year of building has four digits, from 1850 to next year. Compare with the certificate.',
    }),
  ),
  ...Object.entries(OWNED_BY_PEOPLE).map(([entity, code]) =>
    rule({
      entity,
      code: `${code}_TWO_OWNERS`,
      field: 'ownerPerson',
      broken: (values) => given(values, ['ownerPerson', 'ownerBusiness']) > 1,
      vi: 'Chủ tàu là cá nhân hoặc tổ chức, không thể cả hai. Hãy bỏ một trường.',
      en: 'The owner is a person or a business, not both. Leave one of them out.',
    }),
  ),
  ...notNegative('Vessel', ['grossTonnage', 'deadweightTonnes', 'lengthM']),
  ...notNegative('InlandVessel', ['capacityTonnes', 'passengers', 'enginePowerKw']),
  ...notNegative('Aircraft', ['maxTakeoffMassKg', 'seats']),
  ...notNegative('RollingStock', ['seats', 'loadTonnes']),
  between({
    entity: 'RollingStock',
    code: 'ROLLING_STOCK_GAUGE',
    field: 'gaugeMm',
    min: 300,
    max: 2_000,
    vi: 'Khổ đường tính bằng mm, ví dụ 1000 hoặc 1435. Hãy xem lại đơn vị.',
    en: 'The gauge is in mm, for example 1000 or 1435. Check the unit.',
  }),
];
