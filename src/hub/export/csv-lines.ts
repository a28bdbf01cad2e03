import { stringify } from 'csv-stringify/sync';
import type { Value } from '../declare/model.js';
import { END_OPEN, START_UNKNOWN } from '../import/period.js';
import { withoutFormula } from '../import/without-formula.js';
import type { StoredField } from '../ledger/stored-fields.js';
import type { LinkCell } from './link-cells.js';
import type { ExportedState } from './read-states.js';

/** The header an importer understands: field names, or their captions. */
export function csvHeader(fields: readonly StoredField[], captions: boolean): string {
  const names = captions ? [...fields.map(({ label }) => label), 'Hiệu lực từ', 'Hiệu lực đến'] : [...fields.map(({ name }) => name), 'validFrom', 'validTo'];
  return `\ufeff${line(names)}`;
}

/** One state as a row: its own first day, and the day its record ends, since that is what the importer takes these columns for. */
export function csvRow(state: ExportedState, fields: readonly StoredField[], cellOf: LinkCell, lost: () => void): string {
  const cells = fields.map((field) => {
    const value = state.values[field.name] ?? null;
    if (value === null) return '';
    if (field.kind !== 'link') return text(value);
    const cell = cellOf(field, String(value), state);
    if (cell === undefined) lost();
    return cell ?? '';
  });
  return line([...cells, state.from === START_UNKNOWN ? '' : state.from, state.lifeEnd === END_OPEN ? '' : state.lifeEnd]);
}

export function line(cells: readonly string[]): string {
  return stringify([cells.map(withoutFormula)], { record_delimiter: '\r\n' });
}

export function text(value: Value): string {
  return Array.isArray(value) ? value.map((item) => String(item).replaceAll(';', '\\;')).join(';') : String(value);
}
