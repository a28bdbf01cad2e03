import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import type { RegistersAt } from '../../hub/declare/registers-at.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { addDays } from '../../hub/time/calendar.js';
import { between, codeEndsWith, formed, notBefore, notNegative, rule } from '../rule-kinds.js';

/**
 * Nghị định 158/2024/NĐ-CP, Điều 22: a registration not started within 60 days lapses; under 70 % of a month's trips it may be withdrawn.
 */
const START_WITHIN_DAYS = 60;

export const startBy: ComputedExpression = (row) => `${row('registeredOn')} + ${START_WITHIN_DAYS}`;

/** In whole numbers: a float would make 70 % of 10 trips 8. */
export const tripsToKeep: ComputedExpression = (row) => `(${row('tripsPerMonth')}::bigint * 7 + 9) / 10`;

export const belowThreshold: ComputedExpression = (row) => `${row('tripsMade')}::bigint * 10 < ${row('tripsRegistered')}::bigint * 7`;

/**
 * SQL of the number of slots of a departure that are taken. A registration whose state was never told is taken for a running one: a slot wrongly
 * called free would be given away twice.
 */
export const slotsTaken = (departure: string, at: RegistersAt): string => {
  const s = at.row('RouteSlot', 's');
  const g = at.row('RouteRegistration', 'g');
  return `(
    select count(*) from ${s.from} join ${g.from} on g.id = ${s('registration')}
    where ${s('departure')} = ${departure} and ${asOf('s', at)} and ${asOf('g', at)} and coalesce(${g('state')}, 'RUNNING') not in ('LAPSED', 'WITHDRAWN', 'ENDED')
  )`;
};

export const freeSlots: ComputedExpression = (row, at) => {
  const d = at.row('Departure', 'd');
  return `(
  select sum(case when position(extract(isodow from ${at.validAt})::integer::text in ${d('dayPattern')}) > 0 then greatest(0, ${d('capacity')} - ${slotsTaken('d.id', at)}) else 0 end)::integer
  from ${d.from}
  where ${d('route')} = ${row('id')} and ${asOf('d', at)}
)`;
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const WEEKDAYS = /^(?!$)1?2?3?4?5?6?7?$/;

export const routeRules: readonly CheckRule[] = [
  between({
    entity: 'RouteLeg',
    code: 'ROUTE_LEG_ORDINAL',
    field: 'ordinal',
    min: 1,
    max: 200,
    vi: 'Thứ tự chặng đếm từ 1 kể từ bến đi.',
    en: 'Legs are counted from 1, from the first terminal.',
  }),
  codeEndsWith('RouteLeg', 'ROUTE_LEG_CODE', ({ ordinal }) => `/${String(ordinal)}`, 'mã tuyến/thứ tự', 'route/ordinal'),
  formed({
    entity: 'Departure',
    code: 'DEPARTURE_TIME',
    field: 'departureTime',
    form: TIME,
    vi: 'Giờ xuất bến viết dạng HH:MM, từ 00:00 đến 23:59, ví dụ 06:30.',
    en: 'Write the time of departure as HH:MM, from 00:00 to 23:59, for example 06:30.',
  }),
  codeEndsWith(
    'Departure',
    'DEPARTURE_CODE',
    ({ departureTime }) => `/${String(departureTime)}`,
    'mã tuyến/mã bến/giờ',
    'route/terminal/time',
  ),
  formed({
    entity: 'Departure',
    code: 'DEPARTURE_DAY_PATTERN',
    field: 'dayPattern',
    form: WEEKDAYS,
    vi: 'Ngày chạy ghi các thứ trong tuần theo thứ tự, thứ Hai là 1, Chủ nhật là 7: hằng ngày là 1234567, cuối tuần là 67.',
    en: 'Give the weekdays in order, Monday 1 to Sunday 7: daily is 1234567, weekends 67.',
  }),
  between({
    entity: 'Departure',
    code: 'DEPARTURE_CAPACITY',
    field: 'capacity',
    min: 1,
    max: 200,
    vi: 'Số nốt là số xe được xuất bến cùng giờ, từ 1.',
    en: 'The capacity is the number of coaches that may leave at this time, from 1.',
  }),
  between({
    entity: 'RouteRegistration',
    code: 'ROUTE_TRIPS',
    field: 'tripsPerMonth',
    min: 1,
    max: 10_000,
    vi: 'Số chuyến mỗi tháng từ 1 trở lên. Hãy xem thông báo đăng ký khai thác tuyến.',
    en: 'The trips a month are at least 1. See the notice of registration.',
  }),
  ...notNegative('RouteRegistration', ['vehicleCount']),
  notBefore({
    entity: 'RouteRegistration',
    code: 'ROUTE_REGISTERED_BEFORE_SUBMITTED',
    field: 'registeredOn',
    than: 'submittedOn',
    vi: 'Ngày thông báo thành công sớm hơn ngày nộp đăng ký. Hãy so lại hai ngày với hồ sơ.',
    en: 'The notice is earlier than the application. Compare both days with the dossier.',
  }),
  notBefore({
    entity: 'RouteRegistration',
    code: 'ROUTE_STARTED_BEFORE_REGISTERED',
    field: 'startedOn',
    than: 'registeredOn',
    vi: 'Ngày bắt đầu khai thác sớm hơn ngày thông báo đăng ký thành công. Hãy xem lại hai ngày.',
    en: 'The first trip is earlier than the notice of registration. Check both days.',
  }),
  rule({
    // The register may hold what the authority let pass, so this is told and not refused.
    entity: 'RouteRegistration',
    code: 'WARN_ROUTE_STARTED_LATE',
    field: 'startedOn',
    broken: ({ registeredOn, startedOn }) =>
      typeof registeredOn === 'string' && typeof startedOn === 'string' && startedOn > addDays(registeredOn, START_WITHIN_DAYS),
    vi: 'Ngày bắt đầu khai thác quá 60 ngày sau thông báo, khi đăng ký đã hết hiệu lực (Điều 22 Nghị định 158/2024/NĐ-CP). Hãy xem lại ngày.',
    en: 'The first trip is more than 60 days after the notice, when the registration had lapsed (article 22, decree 158/2024). Check the days.',
  }),
  rule({
    entity: 'RouteRegistration',
    code: 'WARN_ROUTE_STATE_OF_START',
    field: 'state',
    broken: ({ state, startedOn = null }) =>
      (state === 'REGISTERED' || state === 'LAPSED') === (startedOn !== null) &&
      (state === 'REGISTERED' || state === 'LAPSED' || state === 'RUNNING'),
    vi: 'Đăng ký đang khai thác cần có ngày bắt đầu; đăng ký chưa khai thác hoặc hết hiệu lực thì không. Hãy xem lại trạng thái hoặc ngày.',
    en: 'A running registration has a first day; one not yet started or lapsed has none. Check the state or the day.',
  }),
  formed({
    entity: 'RouteMonth',
    code: 'ROUTE_MONTH',
    field: 'month',
    form: /^\d{4}-(0[1-9]|1[0-2])$/,
    vi: 'Tháng viết dạng năm-tháng, ví dụ 2026-03.',
    en: 'Write the month as year-month, for example 2026-03.',
  }),
  codeEndsWith('RouteMonth', 'ROUTE_MONTH_CODE', ({ month }) => `/${String(month)}`, 'số thông báo/tháng', 'notice/month'),
  ...notNegative('RouteMonth', ['tripsRegistered', 'tripsMade']),
];
