import type { CheckRule, Values } from '../../hub/declare/model.js';
import { positiveInt } from '../../hub/declare/number-scalars.js';
import { screaming } from '../../hub/declare/screaming.js';
import { numberedInNetwork } from '../bus-network.js';
import { codeEndsWith, formed, notBefore, rule, termNotReversed, texts, within } from '../rule-kinds.js';

/** Hours go on after midnight, as the timetables of a night do; seconds only where they matter. */
const TIME = /^([0-3]\d|4[0-7]):[0-5]\d(:[0-5]\d)?$/;
const TIMES = {
  vi: 'Giờ viết dạng HH:MM hoặc HH:MM:SS, sau nửa đêm đếm tiếp, ví dụ 05:30, 24:10.',
  en: 'Write times as HH:MM or HH:MM:SS, counting on after midnight, for example 05:30, 24:10.',
};

/** Bus routes and their timetables, as the GTFS reference has them; the law lists no attributes, so only what contradicts itself is refused. */
export const busRules: readonly CheckRule[] = [
  ...numberedInNetwork('BusRoute', 'number'),
  ...numberedInNetwork('BusCalendar', 'service'),
  termNotReversed('BusContract', 'signedOn', 'expiresOn'),
  formed({
    entity: 'BusCalendar',
    code: 'BUS_CALENDAR_DAY_PATTERN',
    field: 'dayPattern',
    form: /^(?!$)1?2?3?4?5?6?7?$/,
    vi: 'Ngày chạy ghi các thứ trong tuần theo thứ tự, thứ Hai là 1, Chủ nhật là 7: hằng ngày là 1234567, cuối tuần là 67.',
    en: 'Give the weekdays in order, Monday 1 to Sunday 7: daily is 1234567, weekends 67.',
  }),
  notBefore({
    entity: 'BusCalendar',
    code: 'BUS_CALENDAR_REVERSED',
    field: 'endsOn',
    than: 'startsOn',
    vi: 'Ngày cuối chạy sớm hơn ngày đầu. Hãy đổi chỗ hai ngày.',
    en: 'The last day of service is earlier than the first. Swap the two days.',
  }),
  codeEndsWith('BusCalendarDay', 'BUS_CALENDAR_DAY_CODE', ({ day }) => `/${String(day)}`, 'mạng/lịch/ngày', 'network/service/day'),
  rule({
    entity: 'BusRoutePattern',
    code: 'BUS_ROUTE_PATTERN_CODE',
    field: 'code',
    broken: ({ code, direction }) => !(direction === 'OUTBOUND' ? /\/O\d+$/ : /\/I\d+$/).test(String(code)),
    vi: 'Mã lượt chạy có dạng tuyến/O1 cho lượt đi, tuyến/I1 cho lượt về, và phải khớp với chiều.',
    en: 'The code of a pattern is route/O1 outbound and route/I1 inbound, and agrees with the direction.',
  }),
  within({
    entity: 'BusPatternStop',
    code: 'BUS_PATTERN_STOP_ORDINAL',
    field: 'ordinal',
    bounds: positiveInt,
    vi: 'Thứ tự điểm dừng đếm từ 1.',
    en: 'Stops are counted from 1.',
  }),
  codeEndsWith('BusPatternStop', 'BUS_PATTERN_STOP_CODE', ({ ordinal }) => `/${String(ordinal)}`, 'lượt chạy/thứ tự', 'pattern/ordinal'),
  rule({
    entity: 'BusPatternStop',
    code: 'BUS_PATTERN_STOP_TIMES',
    field: 'departsAfterS',
    broken: ({ arrivesAfterS, departsAfterS }) =>
      typeof arrivesAfterS === 'number' && typeof departsAfterS === 'number' && departsAfterS < arrivesAfterS,
    vi: 'Xe rời điểm dừng trước khi đến. Hãy xem lại hai thời gian.',
    en: 'The vehicle leaves the stop before it arrives. Check both times.',
  }),
  ...['departures', 'firstDeparture', 'lastDeparture'].map((field) =>
    formed({ entity: 'BusServicePeriod', code: `BUS_SERVICE_PERIOD_TIME_${screaming(field)}`, field, form: TIME, ...TIMES }),
  ),
  rule({
    entity: 'BusServicePeriod',
    code: 'BUS_SERVICE_PERIOD_DEPARTURES_ORDER',
    field: 'departures',
    broken: ({ departures = null }) => texts(departures).some((time, i, all) => i > 0 && time < (all[i - 1] ?? '')),
    vi: 'Giờ xuất phát phải theo thứ tự, sớm trước muộn sau.',
    en: 'Give the departures in order, the earliest first.',
  }),
  rule({
    entity: 'BusServicePeriod',
    code: 'BUS_SERVICE_PERIOD_KIND',
    field: 'departures',
    broken: (values) => {
      const headway = ['firstDeparture', 'lastDeparture', 'headwayS'].filter((field) => (values[field] ?? null) !== null).length;
      return isListed(values) ? headway > 0 : headway < 3;
    },
    vi: 'Cần hoặc danh sách giờ xuất phát, hoặc giờ chạy đầu, giờ chạy cuối và giãn cách; không cả hai.',
    en: 'Give either the departures, or the first, the last and the headway, and not both.',
  }),
  rule({
    entity: 'BusServicePeriod',
    code: 'BUS_SERVICE_PERIOD_REVERSED',
    field: 'lastDeparture',
    broken: ({ firstDeparture, lastDeparture }) =>
      typeof firstDeparture === 'string' && typeof lastDeparture === 'string' && lastDeparture < firstDeparture,
    vi: 'Giờ chạy cuối sớm hơn giờ chạy đầu; sau nửa đêm viết tiếp 24:10, 25:00.',
    en: 'The last departure is earlier than the first; after midnight go on with 24:10, 25:00.',
  }),
  rule({
    entity: 'BusServicePeriod',
    code: 'BUS_SERVICE_PERIOD_CODE',
    field: 'code',
    broken: (values) => !isListed(values) && !String(values.code).endsWith(`/${String(values.firstDeparture)}`),
    vi: 'Mã của dịch vụ theo giãn cách có dạng lượt chạy/lịch/giờ chạy đầu.',
    en: 'The code of a service by headway is pattern/service/firstDeparture.',
  }),
];

function isListed({ departures = null }: Values): boolean {
  return texts(departures).length > 0;
}
