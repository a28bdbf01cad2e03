import type { Problem } from '../../../errors.js';
import { addDays } from '../../time/calendar.js';

/**
 * How `03/04/2025` is read in a column: its cells decide together, since one says nothing and a wrong day is noticed by nobody. `12/25/2025`
 * among them makes the column month first; `25/12/2025` beside it makes it mixed, and what may be either is refused. Where nothing decides,
 * the day comes first, as people write it here.
 */
export type DayOrder = 'day first' | 'month first' | 'mixed';

type Refused = { code: string; vi: string; en: string };
/** In the form of the register; whether there is such a day is for its scalar to say. */
export type SpelledDay = { text: string; warnings?: readonly Problem[] } | Refused;

/**
 * A day as people and programs write it, as `YYYY-MM-DD`: `2025/7/1`, `1/7/2025` in the order of its column, or either at midnight, which is
 * how a database exports a day. What Excel keeps of a day and an hour of the day are named, since they may mean another day.
 */
export function spellDay(text: string, order: DayOrder): SpelledDay {
  const bare = text.replace(MIDNIGHT, '');
  const written = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(bare);
  if (written !== null) return { text: spelled(written[1], written[3], written[4]) };
  const typed = typedDay(bare);
  if (typed !== undefined) return inOrder(typed, order);
  if (HAS_TIME.test(text)) return DATE_HAS_TIME;
  const serial = /^(\d{5})(?:[.,]0+)?$/.exec(text)?.[1];
  if (serial !== undefined && Number(serial) >= SERIALS.from && Number(serial) <= SERIALS.to) return serialDay(Number(serial));
  return { text };
}

/** `1/7/2025`: two numbers, either of which may be the month. */
export function typedDay(text: string): { first: number; second: number; year: string } | undefined {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text.replace(MIDNIGHT, ''));
  return parts === null ? undefined : { first: Number(parts[1]), second: Number(parts[3]), year: parts[4] ?? '' };
}

const MIDNIGHT = /[ T](?:0?0:00(?::00(?:[.,]0+)?)?(?: ?(?:AM|SA))?|12:00(?::00)? ?(?:AM|SA))$/i;
const HAS_TIME = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ T]\d{1,2}:\d{2}/;

function inOrder({ first, second, year }: { first: number; second: number; year: string }, order: DayOrder): SpelledDay {
  const dayFirst = { text: spelled(year, second, first) };
  const monthFirst = { text: spelled(year, first, second) };
  switch (order) {
    case 'day first':
      return dayFirst;
    case 'month first':
      return { ...monthFirst, warnings: [WARN_MONTH_FIRST] };
    case 'mixed':
      if (first > 12) return dayFirst;
      if (second > 12) return { ...monthFirst, warnings: [WARN_MONTH_FIRST] };
      return first === second ? dayFirst : DATE_ORDER_MIXED;
    default:
      return order satisfies never;
  }
}

function spelled(year: string | undefined, month: string | number | undefined, day: string | number | undefined): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** From 1927 to 2119: what a spreadsheet keeps of a day, and no year, code or count that stands in a column of days. */
const SERIALS = { from: 10_000, to: 80_000 };

function serialDay(serial: number): Refused {
  const day = addDays('1899-12-30', serial);
  return {
    code: 'DATE_SERIAL',
    vi: `Đây là số mà Excel lưu thay cho một ngày (${serial} là ${day} trong bảng tính thông thường). Hãy định dạng cột là ngày rồi xuất lại, hoặc nhập thẳng tệp .xlsx.`,
    en: `This is the number that Excel keeps for a day (${serial} is ${day} in an ordinary workbook). Format the column as dates and export it again, or import the .xlsx itself.`,
  };
}

const DATE_HAS_TIME: Refused = {
  code: 'DATE_HAS_TIME',
  vi: 'Ô có cả giờ, mà cột này là ngày: qua nửa đêm hay đổi múi giờ thì thành ngày khác. Hãy xuất lại chỉ ngày, ví dụ 2025-07-01.',
  en: 'The cell has a time of day, and this column holds days: in another zone it would be another day. Export days only, for example 2025-07-01.',
};

const DATE_ORDER_MIXED: Refused = {
  code: 'DATE_ORDER_MIXED',
  vi: 'Cột này có ô chỉ có thể là ngày/tháng và có ô chỉ có thể là tháng/ngày, nên không biết ô này nghĩa nào. Hãy ghi lại cột theo dạng 2025-07-01.',
  en: 'This column has cells that can only be day/month and others that can only be month/day, so this one may be either. Write the column in the form 2025-07-01.',
};

const WARN_MONTH_FIRST: Problem = {
  code: 'WARN_MONTH_FIRST',
  severity: 'warning',
  vi: 'Cột này ghi tháng trước ngày (có ô chỉ có thể đọc như vậy), nên cả cột được đọc là tháng/ngày/năm. Hãy kiểm tra.',
  en: 'This column writes the month first (some cells can be read in no other way), so all of it is read as month/day/year. Check it.',
};
