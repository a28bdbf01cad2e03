import type { Problem } from '../../../errors.js';
import type { Model } from '../../declare/model.js';
import type { ColumnField, MistakenUnit } from '../../declare/types.js';
import type { FileRow } from '../read/file-row.js';
import { cellText } from './cell-of-row.js';
import type { HeaderMap } from './map-header.js';
import { cellParser } from './parse-cell.js';

/** By place of the column: the unit that all of its figures look like (`@mistaken`). */
export type UnitColumns = ReadonlyMap<number, MistakenUnit>;

type Measured = ColumnField & { mistaken: MistakenUnit };

/** Fewer figures than this may look like anything. */
const FIGURES_MIN = 3;

export function measuredColumns({ columns }: HeaderMap): { index: number; field: Measured }[] {
  return columns.flatMap((column) =>
    column.kind === 'value' && column.field.mistaken !== undefined
      ? [{ index: column.index, field: { ...column.field, mistaken: column.field.mistaken } }]
      : [],
  );
}

/**
 * Judges a column as a column: `3937` alone is a length in metres like any other, but where every figure is odd as it stands and round once it
 * is taken for feet (3937, 4921, 5906 are 1200, 1500 and 1800 m), or half of them are longer than such a thing ever is, they are feet.
 */
export function unitJudge(model: Model, columns: readonly { index: number; field: Measured }[]) {
  const seen = columns.map(({ index, field }) => ({
    index,
    unit: field.mistaken,
    likelyMax: Math.min(Infinity, ...(field.bounds ?? []).map(({ max = Infinity }) => max)),
    parse: cellParser(model, field),
    figures: new Set<number>(),
    all: 0,
    tooLarge: 0,
    round: 0,
  }));
  return {
    note(row: FileRow): void {
      for (const column of seen) {
        const text = cellText(row, column.index);
        const parsed = text === undefined ? undefined : column.parse(text);
        if (parsed === undefined || 'code' in parsed || typeof parsed.value !== 'number') continue;
        const isTooLarge = parsed.value > column.likelyMax && parsed.value * column.unit.factor <= column.likelyMax;
        if (column.figures.size < FIGURES_MIN) column.figures.add(parsed.value);
        column.all++;
        if (isTooLarge) column.tooLarge++;
        if (isTooLarge || isRoundIn(parsed.value, column.unit)) column.round++;
      }
    },
    columns: (): UnitColumns =>
      new Map(
        seen.flatMap(({ index, unit, figures, all, tooLarge, round }): [number, MistakenUnit][] =>
          figures.size >= FIGURES_MIN && (round === all || tooLarge * 2 >= all) ? [[index, unit]] : [],
        ),
      ),
  };
}

/** People build in tens and measure to a unit: 3937 ft is 1200 m to a foot. */
function isRoundIn(value: number, { factor }: MistakenUnit): boolean {
  const converted = value * factor;
  return value % 10 !== 0 && Math.abs(converted - Math.round(converted / 5) * 5) <= factor;
}

/** Said with each row, since rows are looked at one by one. */
export function looksLike({ unit, factor }: MistakenUnit, value: number): Omit<Problem, 'field' | 'row'> {
  const converted = Math.round(value * factor);
  return {
    code: 'WARN_UNIT_COLUMN',
    severity: 'warning',
    vi: `Mọi số của cột này trông như tính bằng ${unit} (số này sẽ là ${converted}). Hãy đổi đơn vị cả cột rồi nhập lại.`,
    en: `Every figure of this column looks like ${unit} (this one would be ${converted}). Convert the whole column and import it again.`,
  };
}
