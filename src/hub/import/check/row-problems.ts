import type { Problem } from '../../../errors.js';
import { type Period, servedDay } from '../../time/period.js';
import type { CheckedRow } from './checked-row.js';
import type { Identity } from './identity.js';
import type { HeaderMap } from './map-header.js';

/** Field name → the file's own name for it: a steward looks for columns, not for fields. */
export type HeaderOf = ReadonlyMap<string, string>;

export function headersOf(map: HeaderMap): HeaderOf {
  return new Map(
    map.columns.map((column) => {
      if (column.kind === 'period' || column.kind === 'move') return [column.end, column.header];
      return [column.kind === 'record' ? column.by.name : column.field.name, column.header];
    }),
  );
}

export function isWarning({ severity }: Problem): boolean {
  return severity === 'warning';
}

export function isSound(row: CheckedRow): boolean {
  return row.problems.every(isWarning);
}

export function keyHeader(identity: Identity, headerOf: HeaderOf): string | undefined {
  const fields: readonly { name: string }[] = identity.kind === 'keys' ? identity.keys : identity.links;
  return fields.map(({ name }) => headerOf.get(name)).find((header) => header !== undefined);
}

/** What comparing a row with the register or with the rest of the file can find wrong. */
export const ROW_PROBLEMS = {
  KEY_EMPTY: () => ({
    vi: 'Dòng không có khoá nên không biết nói về bản ghi nào. Hãy điền khoá.',
    en: 'The row has no key, so it is not known which record it is about. Fill it in.',
  }),
  DUPLICATE_IN_FILE: ({ line }) => ({
    vi: `Trùng với dòng ${line}: cùng khoá, thời gian chồng nhau. Chỉ giữ một dòng; nếu là hai trạng thái nối tiếp của một bản ghi thì ghi "Hiệu lực đến" của dòng trước bằng "Hiệu lực từ" của dòng sau.`,
    en: `Repeats line ${line}: same key, overlapping time. Keep one; if they are two states of one record in turn, end the earlier one (validTo) where the later one begins (validFrom).`,
  }),
  AMBIGUOUS: ({ count, day }) => ({
    vi: `Có ${count} bản ghi cùng mang khoá này ngày ${day}, không biết dòng nói về bản ghi nào. Hãy xử lý riêng theo id.`,
    en: `${count} records carry this key on ${day}, so it is not known which one the row is about. Handle it by id.`,
  }),
  KEY_IN_OTHER_PERIOD: ({ period }) => ({
    vi: `Khoá này đã thuộc một bản ghi ${periodText(period, 'vi')}, chồng lên thời gian của dòng. Hãy sửa "Hiệu lực từ"/"Hiệu lực đến"; nếu dòng đến muộn và nói về chính bản ghi đó, hãy nhập với --operation correct.`,
    en: `A record holds this key ${periodText(period, 'en')}, which overlaps the row's time. Correct validFrom/validTo; if the row comes late and is about that very record, import it with --operation correct.`,
  }),
  RECORD_NOT_FOUND: ({ day }) => ({
    vi: `Không có bản ghi nào mang khoá cũ (hoặc id) này${day === undefined ? '' : ` (ngày ${day})`}. Hãy sửa lại, ghi ngày bản ghi còn mang khoá đó (khoá@2025-06-30), hoặc để trống nếu dòng là bản ghi mới.`,
    en: `No record has this former key (or id)${day === undefined ? '' : ` (on ${day})`}. Correct it, name a day on which it was carried (key@2025-06-30), or leave it empty if the row is a new record.`,
  }),
  RECORD_NOT_IN_FORCE: ({ day }) => ({
    vi: `Bản ghi được chỉ ra không có hiệu lực ngày ${day} của dòng. Hãy sửa "Hiệu lực từ", hoặc nhập với --operation correct để sửa thời gian của bản ghi đó.`,
    en: `The record named is not in force on ${day}, the row's day. Correct validFrom, or import with --operation correct to correct that record's time.`,
  }),
  RECORD_NOT_REGISTERED: ({ day }) => ({
    vi: `Không có bản ghi nào mang khoá này ngày ${day}, mà --operation chỉ thay đổi bản ghi đã có. Hãy sửa khoá hoặc ngày; bản ghi mới thì nhập không có --operation.`,
    en: `No record has this key on ${day}, and --operation only changes records that are there. Correct the key or the day; import a new record without --operation.`,
  }),
  CLOSE_DAY_NEEDED: () => ({
    vi: 'Dòng không ghi ngày kết thúc. Hãy điền "Hiệu lực đến" (ngày đầu tiên không còn hiệu lực), hoặc cho cả tệp bằng --valid-from.',
    en: 'The row gives no day on which the record ends. Fill in validTo (the first day no longer in force), or give one for the whole file by --valid-from.',
  }),
  RECORD_TWICE_IN_FILE: ({ line }) => ({
    vi: `Nói về cùng bản ghi với dòng ${line} (dù ghi khoá khác), thời gian chồng nhau. Chỉ giữ một dòng; nếu dòng này là bản ghi mới nhận lại khoá cũ thì để ở tệp khác, nhập sau.`,
    en: `About the same record as line ${line}, though by another key, in overlapping time. Keep one; if this row is a new record that is given the former key, put it into another file, imported afterwards.`,
  }),
  RECORD_NAMED_TWICE: () => ({
    vi: 'Dòng chỉ ra bản ghi bằng hai ô (id, khoá cũ). Chỉ điền một ô.',
    en: 'The row names its record in two cells (id, former key). Fill in one only.',
  }),
  KEY_TAKEN: () => ({
    vi: 'Giá trị này đã thuộc một bản ghi khác có hiệu lực trong cùng thời gian. Hãy kiểm tra lại.',
    en: 'This value already belongs to another record valid at the same time. Check it.',
  }),
  LATER_STATE_EXISTS: ({ day, from }) => ({
    vi: `Bản ghi đã có trạng thái từ ${day}, sau ngày ${from} của dòng này. Dòng đến muộn thì nhập với --operation correct: điều dòng nói có hiệu lực đến "Hiệu lực đến" của dòng, để trống thì đến trạng thái sau. Nếu không, hãy ghi ngày muộn hơn.`,
    en: `The record has a state from ${day} on, after this row's ${from}. Import a row that comes late with --operation correct: what it says then holds until its validTo, or until the next state if that is empty. Else give a later day.`,
  }),
  PERIOD_NEEDED: () => ({
    vi: 'Dòng thay đổi một bản ghi đã kết thúc nhưng không ghi "Hiệu lực từ". Hãy ghi ngày thay đổi có hiệu lực.',
    en: 'The row changes a record that has ended and gives no validFrom. Give the day the change takes effect.',
  }),
  END_DIFFERS: ({ day }) => ({
    vi: `Bản ghi đã kết thúc ngày ${day}. Muốn dời ngày kết thúc, hãy nhập với --operation correct và cột "moveEnd" (Ngày kết thúc đúng); <trống> là không có ngày kết thúc.`,
    en: `The record already ends on ${day}. To move its end, import with --operation correct and a column "moveEnd"; <empty> is no end.`,
  }),
  CLOSE_BEFORE_START: ({ day }) => ({
    vi: `Ngày kết thúc phải sau ngày bắt đầu trạng thái cuối (${day}).`,
    en: `The end must come after the start of the last state (${day}).`,
  }),
  WARN_KEY_USED_BEFORE: ({ day }) => ({
    vi: `Khoá này từng thuộc một bản ghi đã kết thúc ngày ${day}; dòng này sẽ là bản ghi mới. Nếu vẫn là một, hãy dời ngày kết thúc của bản ghi cũ (--operation correct, cột "moveEnd").`,
    en: `This key belonged to a record that ended on ${day}; the row becomes a new record. If it is the same one, move the end of the old record instead (--operation correct, column "moveEnd").`,
  }),
  WARN_KEY_USED_LATER: ({ day }) => ({
    vi: `Khoá này thuộc một bản ghi bắt đầu ngày ${day}; dòng này sẽ là bản ghi khác. Nếu vẫn là một, hãy ghi "Hiệu lực đến" là ${day}.`,
    en: `This key belongs to a record that begins on ${day}; the row becomes another record. If it is the same one, let the row end (validTo) on ${day}.`,
  }),
  WARN_LATER_STATE: ({ day }) => ({
    vi: `Sổ đã có trạng thái sau, từ ngày ${day}, khác với dòng này; dòng không ghi gì thêm.`,
    en: `The register knows a later state, from ${day} on, that differs from this row; the row writes nothing.`,
  }),
  HISTORY_GAP: ({ line, period }) => ({
    vi: `Cùng khoá với dòng ${line} nhưng không nối tiếp: thiếu quãng ${periodText(period, 'vi')}. Nếu là một bản ghi, hãy thêm dòng cho quãng đó hoặc sửa ngày; nếu dòng nói về bản ghi khác đã có trong sổ, hãy chỉ ra bằng cột "id" hoặc "former.<khoá>"; nếu là bản ghi mới dùng lại khoá, hãy để ở tệp khác, nhập sau.`,
    en: `Same key as line ${line}, but not in turn: nothing is told ${periodText(period, 'en')}. If it is one record, add a row for that time or correct the days; if the row is about another record of the register, name it in a column "id" or "former.<key>"; if it is a new record that reuses the key, put it into another file, imported afterwards.`,
  }),
  RECORD_ROW_REJECTED: ({ line }) => ({
    vi: `Dòng ${line} cùng khoá hoặc cùng bản ghi có lỗi; các dòng của một bản ghi được ghi cùng nhau. Hãy sửa dòng đó trước.`,
    en: `Line ${line}, of the same key or record, is wrong; the rows of a record are written together. Mend that line first.`,
  }),
  REJECTED_WHEN_CHECKED: () => ({
    vi: 'Dòng có lỗi khi kiểm tra tệp nên không được ghi. Nếu lỗi đã hết, hãy nhập lại dòng này.',
    en: 'The row had an error when the file was checked, so it is not written. If that is mended now, import the row again.',
  }),
  LINK_TO_REJECTED: () => ({
    vi: 'Dòng được trỏ tới trong cùng tệp không nhập được như một bản ghi mới. Hãy sửa dòng đó trước.',
    en: 'The row of this file that it links to cannot be imported as a new record. Mend that row first.',
  }),
} satisfies Record<string, (facts: Facts) => { vi: string; en: string }>;

type Facts = { line?: number | undefined; count?: number; day?: string | undefined; from?: string; period?: Period };

export function rowProblem(code: keyof typeof ROW_PROBLEMS, row: CheckedRow, field: string | undefined, facts: Facts = {}): Problem {
  const wording: (facts: Facts) => { vi: string; en: string } = ROW_PROBLEMS[code];
  return {
    code,
    severity: code.startsWith('WARN_') ? 'warning' : 'error',
    row: row.row.line,
    ...(field === undefined ? {} : { field }),
    ...wording(facts),
  };
}

/** "from 2025-01-01 until before 2025-07-01", open ends in words. */
export function periodText(period: Period | undefined, language: 'vi' | 'en'): string {
  if (period === undefined) return '';
  const [from, to] = [servedDay(period.from), servedDay(period.to)];
  if (language === 'vi') return `${from ? `từ ${from}` : 'từ ngày không rõ'} ${to ? `đến trước ${to}` : 'đến nay'}`;
  return `from ${from ?? 'an unknown day'} ${to ? `until before ${to}` : 'until now'}`;
}
