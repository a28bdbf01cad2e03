import { isRealDate } from '../../hub/time/calendar.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Legal time is dates everywhere; open ends are null outside, so no word for infinity is accepted here. */
export const dateRule = identifierRule({
  name: 'Date',
  description:
    'A calendar day, `YYYY-MM-DD`, of the proleptic Gregorian calendar from 0001-01-01 to 9999-12-31, in Vietnamese legal time. An open end is null, never a far date. Example: `2025-07-01`.',
  example: '2025-07-01',
  ruleVi: 'Ngày phải có dạng YYYY-MM-DD và có thật trong lịch.',
  ruleEn: 'A date has the form YYYY-MM-DD and exists in the calendar.',
  codePrefix: 'DATE',
  lengthMax: 32,
  check(text) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!parts) {
      return reject(
        'DATE_FORM',
        'Ngày phải viết theo dạng năm-tháng-ngày đủ số 0, ví dụ 2025-07-01; để trống nếu không có ngày kết thúc.',
        'Write the date as year-month-day with leading zeros, for example 2025-07-01; leave it out when there is no end.',
      );
    }
    if (!isRealDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
      return reject(
        'DATE_NOT_REAL',
        'Ngày này không có trong lịch. Hãy kiểm tra ngày, tháng và năm nhuận.',
        'This day is not in the calendar. Check day, month and leap year.',
      );
    }
    return { value: text };
  },
});
