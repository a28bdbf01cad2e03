/** Whether a text names a column of what is imported: how the header row is found among title rows. */
export type HeaderSense = (text: string) => boolean;

/** Where the header is: its first row, and whether it takes two (a caption over several, as `Kích thước` over `Dài`, `Rộng`). */
export type FoundHeader = { at: number; rows: 1 | 2 };

export const LOOKED_AT_MAX = 30;

/** The first row is the header, unless a later one of the first rows names more columns. */
export function findHeader(rows: readonly (readonly string[])[], knows: HeaderSense): FoundHeader {
  const named = rows.slice(0, LOOKED_AT_MAX).map((cells) => cells.filter((cell) => cell.trim() !== '' && knows(cell)).length);
  const most = Math.max(0, ...named);
  const at = Math.max(0, named.indexOf(most));
  const isFiller = (other: number) => {
    const [own = [], beside = []] = [rows[at], rows[other]];
    const fills = beside.some((cell, i) => cell.trim() !== '' && knows(cell) && !knows(own[i] ?? ''));
    const repeats = beside.some((cell, i) => cell.trim() !== '' && knows(cell) && (own[i] ?? '').trim() !== '' && knows(own[i] ?? ''));
    return fills && !repeats;
  };
  /** A row above that names what the header leaves without a name, among captions over several columns; a title is one cell. */
  const isOver = (upper: readonly string[], own: readonly string[]) =>
    upper.filter((cell) => cell.trim() !== '').length > 1 && own.some((cell, i) => cell.trim() === '' && (upper[i] ?? '').trim() !== '');
  if (isFiller(at + 1)) return { at, rows: 2 };
  return at > 0 && (isFiller(at - 1) || isOver(rows[at - 1] ?? [], rows[at] ?? [])) ? { at: at - 1, rows: 2 } : { at, rows: 1 };
}

/** Of two header rows each column has the name that is known, or else the lower one. */
export function mergedHeader(upper: readonly string[], lower: readonly string[], knows: HeaderSense): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [above = '', below = ''] = [upper[i], lower[i]];
    if (below.trim() === '') return above;
    return knows(above) && !knows(below) ? above : below;
  });
}

/** A last row that sums up the others, by its first cell that is not empty; every other cell is a number. */
export function isTotal(cells: readonly string[]): boolean {
  const at = cells.findIndex((cell) => cell !== '' && cell.trim() !== '');
  const first = cells[at];
  if (first === undefined || first.length > 40 || !TOTAL.test(first.normalize('NFC').trim())) return false;
  return cells.slice(at + 1).every((cell) => /^[\s\d.,%-]*$/.test(cell));
}

const TOTAL = /^(?:tổng(?: cộng| số)?|cộng|total|grand total|sum)(?:\s*[:：].*)?$/iu;
