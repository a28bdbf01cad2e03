import type { Places } from './places.js';
import { day, draw, idSql, oneOf, type Population, quoted } from './population.js';
import type { Scale } from './scale.js';

export const BUSINESS = '21';
const TERMINAL = '23';
export const ROUTE = '24';

/** Transport businesses with their licences, coach terminals and the fixed routes between them. */
export function businesses(scale: Scale, { anchor, plateCodes, provinceIds }: Places): Population[] {
  const province = (place: string) => `${oneOf(provinceIds, place)}::uuid`;
  const nine = (n: string) => `(10000000 + 2 * (${n}))`;
  return [
    {
      entity: 'Business',
      table: 'business',
      code: BUSINESS,
      count: scale.businesses,
      // One number in eleven has no check digit, and then its neighbour has one (the last weight is 3).
      given: { nine: `${nine('i')} + case when ${taxSum(nine('i'))} % 11 = 0 then 1 else 0 end` },
      from: day('2012-01-01'),
      columns: {
        tax_code: `lpad(s.nine::text, 9, '0') || (10 - ${taxSum('s.nine')} % 11)`,
        name: `${oneOf(['Công ty TNHH Vận tải', 'Công ty Cổ phần Vận tải', 'Hợp tác xã Vận tải'], draw('i', 11, 3))} || ' ' || ${oneOf(SYLLABLES, draw('i', 12, SYLLABLES.length))} || ' ' || ${oneOf(SYLLABLES, draw('i', 13, SYLLABLES.length))} || ' ' || i || ' (giả lập)'`,
        legal_form: oneOf(['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã'], draw('i', 11, 3)),
        address: `'Số ' || (1 + i % 399) || ' đường Mẫu'`,
        province_id: province(draw('i', 14, provinceIds.length)),
        lines: `array['4932', '4933']`,
        established_on: `${day('2005-01-01')} + ${draw('i', 15, 2_500)}::integer`,
        fictional: 'true',
      },
    },
    {
      entity: 'TransportLicence',
      table: 'transport_licence',
      code: '22',
      count: scale.businesses,
      from: `${day(anchor)} - 400 - ${draw('i', 16, 1_500)}::integer`,
      columns: {
        number: `'DEMO-GP-' || lpad(i::text, 6, '0')`,
        issue_count: '1',
        business_id: idSql(BUSINESS, 'i'),
        issued_on: `${day(anchor)} - 400 - ${draw('i', 16, 1_500)}::integer`,
        business_types: `array['hợp đồng', 'hàng hoá']`,
        state: quoted('ACTIVE'),
      },
    },
    {
      entity: 'CoachTerminal',
      table: 'coach_terminal',
      code: TERMINAL,
      count: scale.terminals,
      from: day('2012-01-01'),
      columns: {
        code: `${oneOf(plateCodes, `i % ${plateCodes.length}`)} || (11 + i / ${plateCodes.length})`,
        name: `'Bến xe Mẫu ' || i || ' (giả lập)'`,
        province_id: province(`i % ${plateCodes.length}`),
        provenance: quoted('generated for the benchmark'),
      },
    },
    {
      entity: 'FixedRoute',
      table: 'fixed_route',
      code: ROUTE,
      count: scale.routes,
      // The pair of terminals is different for every route: the second one moves on each time the first ones are used up.
      given: { a: `i % ${scale.terminals}`, b: `(i % ${scale.terminals} + 1 + 13 * (i / ${scale.terminals})) % ${scale.terminals}` },
      from: day('2016-01-01'),
      columns: {
        code: `${oneOf(plateCodes, `s.a % ${plateCodes.length}`)} || ${oneOf(plateCodes, `s.b % ${plateCodes.length}`)} || '.' || (11 + s.a / ${plateCodes.length}) || (11 + s.b / ${plateCodes.length}) || '.A'`,
        name: `'Tuyến Mẫu ' || s.a || ' – ' || s.b || ' (giả lập)'`,
        from_terminal_id: idSql(TERMINAL, 's.a'),
        to_terminal_id: idSql(TERMINAL, 's.b'),
        length_km: `(40 + ${draw('i', 17, 1_500)})::double precision`,
        max_trips_per_month: `60 + ${draw('i', 18, 200)}`,
        fictional: 'true',
      },
    },
  ];
}

/** The mod-11 sum of a tax code's first nine digits (src/registers/identifiers/tax-code.ts), over a number. */
function taxSum(nine: string): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  return `(${weights.map((weight, place) => `${weight} * (${nine} / ${10 ** (8 - place)} % 10)`).join(' + ')})`;
}

const SYLLABLES = [
  'An',
  'Bình',
  'Cường',
  'Đại',
  'Hải',
  'Hưng',
  'Khánh',
  'Long',
  'Minh',
  'Phát',
  'Sơn',
  'Tân',
  'Thành',
  'Thịnh',
  'Trường',
  'Việt',
];
