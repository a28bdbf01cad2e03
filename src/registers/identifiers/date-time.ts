import { dateOfDayNumber, dayNumber, isRealDate, writeDay } from '../../hub/time/calendar.js';
import { identifierRule } from './rule.js';
import { type Rejection, reject } from './text.js';

/** Instants stay text from the database to the client: microseconds survive, and two spellings of one instant become one. */
export const dateTimeRule = identifierRule({
  name: 'DateTime',
  description:
    'An instant (RFC 3339) with its offset from UTC; up to six fraction digits are kept, and the answer is always UTC with six fraction digits and `Z`. Example: `2025-07-01T08:30:00.123456+07:00` is served as `2025-07-01T01:30:00.123456Z`.',
  example: '2025-07-01T01:30:00.000000Z',
  ruleVi: 'Thời điểm phải có dạng YYYY-MM-DDThh:mm:ss, tối đa sáu chữ số thập phân, kèm múi giờ (Z hoặc +07:00).',
  ruleEn: 'An instant has the form YYYY-MM-DDThh:mm:ss, at most six fraction digits, and an offset (Z or +07:00).',
  codePrefix: 'DATE_TIME',
  lengthMax: 64,
  check(text) {
    const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(Z|[+-]\d\d:\d\d)?$/.exec(text);
    if (!parts) return REFUSALS.form;
    const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number];
    const fraction = parts[7] ?? '';
    const offset = parts[8];
    if (offset === undefined) return REFUSALS.offset;
    if (!isRealDate(year, month, day) || hour > 23 || minute > 59 || second > 60) return REFUSALS.notReal;
    if (second === 60) return REFUSALS.leapSecond;
    if (!/^0*$/.test(fraction.slice(6))) return REFUSALS.precision;
    const ahead = minutesAhead(offset);
    if (ahead === null) return REFUSALS.offset;

    const minutes = dayNumber(year, month, day) * 1440 + hour * 60 + minute - ahead;
    const utc = dateOfDayNumber(Math.floor(minutes / 1440));
    if (utc.year < 1 || utc.year > 9999) return REFUSALS.range;
    const minuteOfDay = ((minutes % 1440) + 1440) % 1440;
    const clock = [Math.floor(minuteOfDay / 60), minuteOfDay % 60, second].map(two).join(':');
    const date = writeDay(utc.year, utc.month, utc.day);
    return { value: `${date}T${clock}.${fraction.slice(0, 6).padEnd(6, '0')}Z` };
  },
});

const two = (n: number): string => String(n).padStart(2, '0');

/** Null when no clock on earth could show it. `-00:00` (RFC 3339: local offset unknown) is still a UTC instant. */
const minutesAhead = (offset: string): number | null => {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

const REFUSALS = {
  form: reject(
    'DATE_TIME_FORM',
    'Thời điểm phải viết dạng 2025-07-01T08:30:00+07:00: ngày, chữ T, giờ phút giây, rồi múi giờ.',
    'Write the instant as 2025-07-01T08:30:00+07:00: date, letter T, hours, minutes, seconds, then the offset.',
  ),
  offset: reject(
    'DATE_TIME_OFFSET',
    'Thời điểm phải kèm múi giờ hợp lệ: thêm Z (UTC) hoặc +07:00 (giờ Việt Nam) ở cuối.',
    'The instant needs a valid offset: add Z (UTC) or +07:00 (Viet Nam) at the end.',
  ),
  notReal: reject(
    'DATE_TIME_NOT_REAL',
    'Ngày hoặc giờ này không có thật. Hãy kiểm tra ngày trong tháng và giờ 00–23.',
    'This day or hour does not exist. Check the day of the month and the hour 00–23.',
  ),
  leapSecond: reject(
    'DATE_TIME_LEAP_SECOND',
    'Không nhận giây nhuận (giây 60). Hãy gửi giây 59 hoặc giây 00 kế tiếp.',
    'Leap seconds (second 60) are not accepted. Send second 59 or the following second 00.',
  ),
  precision: reject(
    'DATE_TIME_PRECISION',
    'Chỉ giữ được sáu chữ số sau dấu thập phân của giây. Hãy làm tròn đến micrô giây.',
    'Only six fraction digits of a second can be kept. Round to the microsecond.',
  ),
  range: reject(
    'DATE_TIME_RANGE',
    'Thời điểm tính theo UTC phải nằm trong các năm 0001–9999.',
    'The instant in UTC must lie in the years 0001–9999.',
  ),
} as const satisfies Record<string, Rejection>;
