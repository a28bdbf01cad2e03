import { writeCell, writeList } from '../csv/cell-text.js';
import { BOM, csvLine } from '../csv/csv-line.js';
import { FRAME_LABELS } from '../declare/frame-labels.js';
import type { Value } from '../declare/model.js';
import type { StoredField } from '../ledger/stored-fields.js';
import { servedDay } from '../time/period.js';
import type { LinkCell } from './link-cells.js';
import type { ExportedState } from './read-states.js';

/** The header an importer understands: field names, or their captions. */
export function csvHeader(fields: readonly StoredField[], captions: boolean): string {
  const names = captions
    ? [...fields.map(({ label }) => label), FRAME_LABELS.validFrom, FRAME_LABELS.validTo]
    : [...fields.map(({ name }) => name), 'validFrom', 'validTo'];
  return `${BOM}${csvLine(names)}`;
}

/**
 * One state as a row, with its own first and last day: where a later state is known, the importer goes on with it, and where none is, the
 * record ends.
 */
export function csvRow(state: ExportedState, fields: readonly StoredField[], cellOf: LinkCell, lost: () => void): string {
  const cells = fields.map((field) => {
    const value = state.values[field.name] ?? null;
    if (value === null || field.kind !== 'link') return valueCell(value);
    const cell = cellOf(field, String(value), state);
    if (cell === undefined) lost();
    return valueCell(cell ?? null);
  });
  return csvLine([...cells, servedDay(state.from) ?? '', servedDay(state.to) ?? '']);
}

/** Only nothing is an empty cell. */
export function valueCell(value: Value): string {
  if (value === null) return '';
  return writeCell(Array.isArray(value) ? writeList(value.map(String)) : String(value));
}
