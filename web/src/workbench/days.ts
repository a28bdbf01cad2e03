/** The same date so many months on, or the last of a month that has no such date; in whole numbers, without a clock. */
export function shifted(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(all / 12), (all % 12) + 1];
  return text(y, m, Math.min(date, lastOf(y, m)));
}

/** The beginning of a minute in Vietnam, as `<input type="datetime-local">` has it, as an instant; empty where it is none. */
export function instantOf(local: string): string {
  const at = new Date(`${local}:00+07:00`);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

/** The other way round. */
export function localOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? '' : LOCAL.format(at).replace(' ', 'T');
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The last days of the newest months that are over. */
export function monthEnds(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const [year = 0, month = 1] = shifted(`${today.slice(0, 7)}-01`, i - count)
      .split('-')
      .map(Number);
    return text(year, month, lastOf(year, month));
  });
}

function lastOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function text(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
