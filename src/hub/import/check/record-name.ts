import { FRAME_LABELS } from '../../declare/frame-labels.js';
import type { Model } from '../../declare/model.js';
import type { ColumnField, Entity } from '../../declare/types.js';
import { isUuid } from '../../declare/uuid.js';
import { dayBefore } from '../../time/calendar.js';
import { isKnownNow } from '../../time/period-sql.js';
import { cellParser, type Parsed, parseText } from './parse-cell.js';

/**
 * A column that names the record a row is about, where the row's own key cannot: `former.number` ("Số hiệu đường cũ") by a key it had
 * before, `id` by its identity. Identifiers change and ids do not, so a row with such a cell changes that very record and never registers
 * one.
 */
export type RecordName = {
  name: string;
  label: string;
  parse(text: string): Parsed<unknown>;
  /** Lists, for the texts in `$1`, the periods in which a record is known by them today. */
  slicesSql: (table: string) => string;
  /** A key means something only with a day. */
  dated: boolean;
};

/** What a row says. A key is looked for on the days in turn, and the first that knows it decides. */
export type NamedRecord = { by: RecordName; text: string; days: readonly string[] };

export function recordNames(model: Model, entity: Entity): RecordName[] {
  const own = [...entity.fields.values()].filter((field): field is ColumnField => field.kind === 'column' && field.key !== undefined);
  const slices = (expression: string, condition: string) => (table: string) =>
    `select ${expression} as text, t.id, t.valid_from as "from", t.valid_to as "to" from ${table} t where ${condition} and ${isKnownNow('t')}`;
  return [
    { name: 'id', label: FRAME_LABELS.id, parse: parseId, slicesSql: slices('t.id', 't.id = any($1::uuid[])'), dated: false },
    ...own.map(({ name, label, type, column }) => ({
      name: `former.${name}`,
      label: `${label} cũ`,
      parse: type === 'String' ? parseText : cellParser(model, { type, isEnum: false, list: false }),
      slicesSql: slices(`t.${column}`, `t.${column} = any($1::text[])`),
      dated: true,
    })),
  ];
}

/**
 * `key` is what the record was called before the row's day (or, when it began that very day, on it), `key@2025-06-30` what it was called
 * then. The day before comes first: after two records have exchanged their numbers the same file still means the same two.
 */
export function understandName(by: RecordName, text: string, day: string): NamedRecord | { code: string; vi: string; en: string } {
  const dated = by.dated ? /^(.+)@(\d{4}-\d{2}-\d{2})$/s.exec(text) : null;
  const parsed = by.parse(dated?.[1] ?? text);
  if ('code' in parsed) return parsed;
  return { by, text: String(parsed.value), days: dated?.[2] === undefined ? [dayBefore(day), day] : [dated[2]] };
}

function parseId(text: string): Parsed<string> {
  if (isUuid(text)) return { value: text.toLowerCase() };
  return {
    code: 'RECORD_ID',
    vi: 'id của bản ghi gồm 32 chữ số thập lục phân, ví dụ 019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b. Hãy chép lại từ lệnh show hoặc từ câu trả lời của hub.',
    en: 'The id of a record has 32 hexadecimal digits, for example 019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b. Copy it from the command show or from an answer of the hub.',
  };
}
