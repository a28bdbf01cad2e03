import { PROVINCES_63 } from '../../src/registers/identifiers/personal-id.js';
import type { Places } from './places.js';
import { day, draw, idSql, oneOf, type Population, quoted } from './population.js';
import type { Scale } from './scale.js';

export const PERSON = '31';
const DRIVER = '32';

/** People who drive, each with a standing as driver and a licence, and the points some of them lost. No such person exists. */
export function people(scale: Scale, { anchor }: Places): Population[] {
  const births = [...PROVINCES_63];
  const begun = `${day(anchor)} - 400 - ${draw('i', 41, 3_000)}::integer`;
  return [
    {
      entity: 'Person',
      table: 'person',
      code: PERSON,
      count: scale.people,
      given: { female: 'i % 2', born: `1960 + (i / 2) % 45` },
      from: begun,
      subject: idSql(PERSON, 'i'),
      columns: {
        // The serial repeats after a million; the place of birth then differs.
        personal_id: `'0' || ${oneOf(births, `((i / 1000000 + (i % 1000000) % 61) % ${births.length})`)} || (s.born / 100 - 19) * 2 + s.female || lpad((s.born % 100)::text, 2, '0') || lpad((i % 1000000)::text, 6, '0')`,
        full_name: `${oneOf(SURNAMES, draw('i', 42, SURNAMES.length))} || case s.female when 1 then ' Thị ' else ' Văn ' end || ${oneOf(NAMES, draw('i', 43, NAMES.length))}`,
        date_of_birth: `make_date(s.born::integer, 1 + (i % 12)::integer, 1 + (i % 28)::integer)`,
        sex: `case s.female when 1 then 'nữ' else 'nam' end`,
        nationality: quoted('Việt Nam'),
        address: `'Số ' || (1 + i % 399) || ' đường Mẫu (giả lập)'`,
        fictional: 'true',
      },
    },
    {
      entity: 'Driver',
      table: 'driver',
      code: DRIVER,
      count: scale.people,
      from: begun,
      subject: idSql(PERSON, 'i'),
      columns: { person_id: idSql(PERSON, 'i'), fictional: 'true' },
    },
    {
      entity: 'DriverLicence',
      table: 'driver_licence',
      code: '33',
      count: scale.people,
      given: { issued: begun },
      from: 's.issued',
      subject: idSql(PERSON, 'i'),
      columns: {
        number: `'79' || lpad(i::text, 10, '0')`,
        driver_id: idSql(DRIVER, 'i'),
        scheme: quoted('2025'),
        classes: `case i % 3 when 0 then array['B'] when 1 then array['B', 'C1'] else array['C'] end`,
        card_stock_number: `'DEMO' || lpad(i::text, 8, '0')`,
        issued_on: 's.issued',
        expires_on: 's.issued + 3652',
        state: quoted('ACTIVE'),
      },
    },
    {
      entity: 'PointEvent',
      table: 'point_event',
      code: '34',
      count: scale.pointEvents,
      given: { driver: draw('i', 44, scale.people), effective: `${day(anchor)} - 1 - ${draw('i', 45, 390)}::integer` },
      from: 's.effective',
      subject: idSql(PERSON, 's.driver'),
      columns: {
        decision_number: `'DEMO-QD-' || lpad(i::text, 8, '0')`,
        driver_id: idSql(DRIVER, 's.driver'),
        effective_on: 's.effective',
        delta: `-2 - ${draw('i', 46, 3)}::integer`,
        behaviour: quoted('vượt quá tốc độ'),
      },
    },
  ];
}

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'];
const NAMES = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Hùng', 'Khánh', 'Lan', 'Minh', 'Nam', 'Oanh', 'Phúc', 'Quân', 'Sơn', 'Thảo'];
