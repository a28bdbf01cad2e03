import type { Problem } from '../../../errors.js';
import { foldText } from '../../declare/fold.js';
import { FRAME_LABELS } from '../../declare/frame-labels.js';
import type { Model } from '../../declare/model.js';
import { nearest } from '../../declare/nearest.js';
import { type TargetKey, targetKeys } from '../../declare/target-keys.js';
import type { ColumnField, Entity, LinkOneField } from '../../declare/types.js';
import { FileRefusal } from '../read/refusals.js';
import { type RecordName, recordNames } from './record-name.js';

/** What one column of the file is for. `index` is its place in the row, `header` its name as written. */
export type Column =
  | { kind: 'value'; index: number; header: string; field: ColumnField }
  | { kind: 'link'; index: number; header: string; field: LinkOneField; keys: readonly TargetKey[] }
  | { kind: 'period'; index: number; header: string; end: 'validFrom' | 'validTo' }
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
};

/** Columns a rejects file adds; a steward imports it again after mending, so they are passed over. */
export const REJECT_HEADERS = ['row', 'problem codes', 'vấn đề', 'problem'] as const;

const PERIOD_HEADERS = [
  { end: 'validFrom', name: 'validFrom', label: FRAME_LABELS.validFrom },
  { end: 'validTo', name: 'validTo', label: FRAME_LABELS.validTo },
] as const;

/** Finds the field each column means, by field name or Vietnamese caption; throws one refusal with everything wrong in the header. */
export function mapHeader(model: Model, entity: Entity, row: { line: number; cells: readonly string[] }): HeaderMap {
  const header = withoutEmptyEnd(row.cells.map((cell) => cell.trim()));
  const known = knownHeaders(model, entity);
  const byText = new Map<string, Known>();
  for (const one of known) for (const text of one.texts) if (!byText.has(fold(text))) byText.set(fold(text), one);
  const passedOver = new Set(REJECT_HEADERS.map(fold));
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const taken = new Map<string, string>();
  const problem = (code: string, field: string, vi: string, en: string) => problems.push({ code, severity: 'error', row: row.line, field, vi, en });

  for (const [index, text] of header.entries()) {
    if (text === '') {
      problem(
        'HEADER_EMPTY',
        `#${index + 1}`,
        `Cột thứ ${index + 1} không có tên. Hãy đặt tên hoặc xoá cột.`,
        `Column ${index + 1} has no name. Name it or delete it.`,
      );
      continue;
    }
    const found = byText.get(fold(text));
    if (found === undefined) {
      if (passedOver.has(fold(text))) continue;
      problems.push(unknownHeader(text, row.line, known));
      continue;
    }
    if ('refused' in found) {
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
  return { line: row.line, columns, header, width: header.length, lacking };
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

function knownHeaders(model: Model, entity: Entity): Known[] {
  const known: Known[] = PERIOD_HEADERS.map(({ end, name, label }) => ({ name, texts: [name, label], column: { kind: 'period', end } }));
  for (const field of entity.fields.values()) {
    const texts = [field.name, field.label];
    switch (field.kind) {
      case 'column':
        known.push({ name: field.name, texts, column: { kind: 'value', field } });
        break;
      case 'link': {
        const keys = targetKeys(model, field.target);
        known.push({ name: field.name, texts, column: { kind: 'link', field, keys } });
        for (const key of keys) {
          const dotted = texts.flatMap((text) => [`${text}.${key.field.name}`, `${text}.${key.field.label}`]);
          known.push({ name: field.name, texts: dotted, column: { kind: 'link', field, keys: [key] } });
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

function notStored(model: Model, field: { name: string; kind: 'links' | 'derived' | 'computed'; target?: string }): { vi: string; en: string } {
  const source = field.target === undefined ? undefined : model.declarations.entities.get(field.target);
  const where =
    field.kind === 'links' && source
      ? { vi: ` Hãy nhập ở tệp riêng của "${source.label}" (${source.singular}).`, en: ` Import it in a file of its own for ${source.singular}.` }
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
    vi: `Không có cột nào tên "${text}".${close ? ` Có phải "${close.candidate}"?` : ''} Hãy sửa tên hoặc xoá cột.`,
    en: `No column is called "${text}".${close ? ` Did you mean "${close.candidate}"?` : ''} Correct the name or delete the column.`,
  };
}

/** Headers are compared without case, diacritics and doubled or odd spaces. */
function fold(text: string): string {
  return foldText(text)
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Spreadsheets leave empty columns behind at the right. */
function withoutEmptyEnd(header: string[]): string[] {
  return header.slice(0, header.findLastIndex((text) => text !== '') + 1);
}
