import type { Problem } from '../../../errors.js';
import { foldText } from '../../declare/fold.js';
import { FRAME_LABELS } from '../../declare/frame-labels.js';
import type { Model } from '../../declare/model.js';
import { nearest } from '../../declare/nearest.js';
import { type TargetKey, targetId, targetKeys } from '../../declare/target-keys.js';
import type { ColumnField, Entity, LinkOneField } from '../../declare/types.js';
import type { HeaderSense } from '../read/find-header.js';
import { FileRefusal } from '../read/refusals.js';
import { REJECT_HEADERS } from '../read/reject-headers.js';
import type { FileOperation } from './file-operation.js';
import { type RecordName, recordNames } from './record-name.js';

/** What one column of the file is for. `index` is its place in the row, `header` its name as written. */
export type Column =
  | { kind: 'value'; index: number; header: string; field: ColumnField }
  | { kind: 'link'; index: number; header: string; field: LinkOneField; keys: readonly TargetKey[]; byId: TargetKey }
  | { kind: 'period'; index: number; header: string; end: 'validFrom' | 'validTo' }
  /** Moves an end of a record that is corrected. */
  | { kind: 'move'; index: number; header: string; end: 'moveStart' | 'moveEnd' }
  /** Names the record a row is about, by its id or by a key it had before: the row's own key may then be a new one. */
  | { kind: 'record'; index: number; header: string; by: RecordName };

/**
 * The header as understood. `width` is the number of cells a whole row has; `lacking` are required fields without a column, which
 * is all right as long as every row changes a record that exists.
 */
export type HeaderMap = {
  line: number;
  columns: readonly Column[];
  header: readonly string[];
  width: number;
  lacking: readonly (ColumnField | LinkOneField)[];
  /** Columns that mean nothing here and are not looked at. */
  ignored: readonly string[];
  /** Columns of required fields: a new record needs a value in each. */
  required: readonly Extract<Column, { kind: 'value' | 'link' }>[];
};

/** How a header is read beside the names that the register gives its fields. */
export type HeaderReading = {
  operation?: FileOperation | undefined;
  /** Names of a source's own, as `headerKey` folds them, with the field each means. */
  mapping?: ReadonlyMap<string, string> | undefined;
  /** Columns that mean nothing here are passed over; else each is a problem, since it may be misspelt. */
  ignoreOthers?: boolean | undefined;
};

/** Row numbers of a list are no data of anybody. */
const NUMBERING = ['stt', 'tt', 'số tt', 'số thứ tự', 'thứ tự', 'no', 'no.', '#'];

const PERIOD_HEADERS = [
  { end: 'validFrom', name: 'validFrom', label: FRAME_LABELS.validFrom },
  { end: 'validTo', name: 'validTo', label: FRAME_LABELS.validTo },
] as const;

const MOVE_HEADERS = [
  { end: 'moveStart', label: 'Ngày bắt đầu đúng' },
  { end: 'moveEnd', label: 'Ngày kết thúc đúng' },
] as const;

/** Finds the field each column means, by field name or Vietnamese caption; throws one refusal with everything wrong in the header. */
export function mapHeader(
  model: Model,
  entity: Entity,
  row: { line: number; cells: readonly string[] },
  { operation, mapping, ignoreOthers = false }: HeaderReading = {},
): HeaderMap {
  const header = withoutEmptyEnd(row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const known = knownHeaders(model, entity, operation);
  const byText = new Map<string, Known>();
  for (const one of known) for (const text of one.texts) if (!byText.has(fold(text))) byText.set(fold(text), one);
  const passedOver = new Set([...REJECT_HEADERS, ...NUMBERING].map(fold));
  const ignored: string[] = [];
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const taken = new Map<string, string>();
  const problem = (code: string, field: string, vi: string, en: string) =>
    problems.push({ code, severity: 'error', row: row.line, field, vi, en });

  for (const [index, text] of header.entries()) {
    if (text === '') {
      if (ignoreOthers) continue;
      problem(
        'HEADER_EMPTY',
        `#${index + 1}`,
        `Cột thứ ${index + 1} không có tên. Hãy đặt tên hoặc xoá cột.`,
        `Column ${index + 1} has no name. Name it or delete it.`,
      );
      continue;
    }
    const found = byText.get(fold(mapping?.get(fold(text)) ?? text));
    if (found === undefined) {
      if (passedOver.has(fold(text))) continue;
      if (ignoreOthers) ignored.push(text);
      else problems.push(unknownHeader(text, row.line, known));
      continue;
    }
    if ('refused' in found) {
      if (ignoreOthers) {
        ignored.push(text);
        continue;
      }
      problem('HEADER_NOT_STORED', text, found.refused.vi, found.refused.en);
      continue;
    }
    const earlier = taken.get(found.name);
    if (earlier !== undefined) {
      problem(
        'HEADER_DUPLICATE',
        text,
        `Cột "${text}" trùng với cột "${earlier}" (cùng là ${found.name}). Chỉ giữ một cột.`,
        `Column "${text}" repeats "${earlier}" (both are ${found.name}). Keep one.`,
      );
      continue;
    }
    taken.set(found.name, text);
    columns.push({ ...found.column, index, header: text });
  }
  if (problems.length > 0) throw new FileRefusal(problems);
  const lacking = [...entity.fields.values()]
    .filter((field) => field.kind === 'column' || field.kind === 'link')
    .filter(({ name, required }) => required && !taken.has(name));
  const required = columns.filter((column) => column.kind === 'value' || column.kind === 'link').filter(({ field }) => field.required);
  return { line: row.line, columns, header, width: header.length, lacking, required, ignored };
}

/** Whether a text names a column of the entity, for finding the header row. */
export function headerSense(model: Model, entity: Entity, { operation, mapping }: HeaderReading = {}): HeaderSense {
  const texts = new Set(knownHeaders(model, entity, operation).flatMap((one) => one.texts.map(fold)));
  return (text) => texts.has(fold(text)) || mapping?.has(fold(text)) === true;
}

/** A file may leave required columns out as long as it only changes records; its first new record shows that it must not. */
export function headerTooShort(map: HeaderMap, newAtLine: number): FileRefusal {
  return new FileRefusal(
    map.lacking.map(({ name, label }) => ({
      code: 'HEADER_MISSING',
      severity: 'error',
      row: map.line,
      field: name,
      vi: `Thiếu cột bắt buộc "${label}" (${name}): dòng ${newAtLine} là bản ghi mới. Hãy thêm cột, hoặc sửa khoá của dòng đó nếu bản ghi đã có.`,
      en: `The required column "${name}" (${label}) is missing, and line ${newAtLine} is a new record. Add the column, or correct that line's key if the record exists.`,
    })),
  );
}

type WithoutPlace<C> = C extends Column ? Omit<C, 'index' | 'header'> : never;
type Known =
  | { name: string; texts: readonly string[]; column: WithoutPlace<Column> }
  | { name: string; texts: readonly string[]; refused: { vi: string; en: string } };

function knownHeaders(model: Model, entity: Entity, operation: FileOperation | undefined): Known[] {
  const known: Known[] = PERIOD_HEADERS.map(({ end, name, label }) => ({ name, texts: [name, label], column: { kind: 'period', end } }));
  if (operation === 'correct')
    known.push(...MOVE_HEADERS.map(({ end, label }): Known => ({ name: end, texts: [end, label], column: { kind: 'move', end } })));
  for (const field of entity.fields.values()) {
    const texts = [field.name, field.label];
    switch (field.kind) {
      case 'column':
        known.push({ name: field.name, texts, column: { kind: 'value', field } });
        break;
      case 'link': {
        const keys = targetKeys(model, field.target);
        const target = model.declarations.entities.get(field.target);
        if (target === undefined) throw new Error(`${entity.name}.${field.name} links to no entity`);
        const byId = targetId(target);
        known.push({ name: field.name, texts, column: { kind: 'link', field, keys, byId } });
        for (const key of keys) {
          const dotted = texts.flatMap((text) => [`${text}.${key.field.name}`, `${text}.${key.field.label}`]);
          known.push({ name: field.name, texts: dotted, column: { kind: 'link', field, keys: [key], byId } });
        }
        break;
      }
      case 'links':
      case 'derived':
      case 'computed':
        known.push({ name: field.name, texts, refused: notStored(model, field) });
        break;
      default:
        field satisfies never;
    }
  }
  for (const by of recordNames(model, entity)) known.push({ name: by.name, texts: [by.name, by.label], column: { kind: 'record', by } });
  // A caption shared with a field that is only read must still lead to the one that is stored.
  return known.toSorted((a, b) => Number('refused' in a) - Number('refused' in b));
}

function notStored(
  model: Model,
  field: { name: string; kind: 'links' | 'derived' | 'computed'; target?: string },
): { vi: string; en: string } {
  const source = field.target === undefined ? undefined : model.declarations.entities.get(field.target);
  const where =
    field.kind === 'links' && source
      ? {
          vi: ` Hãy nhập ở tệp riêng của "${source.label}" (${source.singular}).`,
          en: ` Import it in a file of its own for ${source.singular}.`,
        }
      : { vi: '', en: '' };
  return {
    vi: `Trường ${field.name} được suy ra từ bản ghi khác, không nhập được. Hãy xoá cột này.${where.vi}`,
    en: `The field ${field.name} follows from other records and cannot be imported. Delete this column.${where.en}`,
  };
}

function unknownHeader(text: string, line: number, known: readonly Known[]): Problem {
  const texts = known.flatMap((one) => ('refused' in one ? [] : one.texts.map((candidate) => ({ candidate, name: one.name }))));
  const close = nearest(fold(text), texts, ({ candidate }) => fold(candidate));
  return {
    code: 'HEADER_UNKNOWN',
    severity: 'error',
    row: line,
    field: text,
    vi: `Không có cột nào tên "${text}".${close ? ` Có phải "${close.candidate}"?` : ''} Hãy sửa tên, xoá cột, hoặc bỏ qua mọi cột lạ bằng --ignore-other-columns.`,
    en: `No column is called "${text}".${close ? ` Did you mean "${close.candidate}"?` : ''} Correct the name, delete the column, or pass over all such columns with --ignore-other-columns.`,
  };
}

export { fold as headerKey };

/** Headers are compared without case, diacritics, line breaks and doubled or odd spaces. */
function fold(text: string): string {
  return foldText(text)
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Spreadsheets leave empty columns behind at the right. */
function withoutEmptyEnd(header: string[]): string[] {
  return header.slice(0, header.findLastIndex((text) => text !== '') + 1);
}
