/**
 * How a text stands in a cell, both ways. Promise: `readCell(writeCell(text))` is the text, whatever it holds (an empty one is none), and
 * what a person types is read as they mean it: without the spaces around it.
 *
 * A leading apostrophe marks a text that has to be taken as it stands, as in spreadsheets: one that begins like a formula (a spreadsheet
 * would run it), one with spaces at an end, an empty one that an earlier release kept, and one that looks marked already. It also keeps the
 * zeros of a number, as `="0123"` does. Any other apostrophe is a letter: `'s-Hertogenbosch`. A text that reads `<trống>` is marked too:
 * unmarked it empties a value (`isClearing`), since an empty cell says nothing.
 */
export function writeCell(text: string): string {
  return isMarkable(text) && !isNumber(text) ? `${MARK}${text}` : text;
}

/** Undefined where nothing is said. */
export function readCell(cell: string): string | undefined {
  if (cell.startsWith(MARK)) {
    const text = cell.slice(MARK.length);
    if (text === '') return undefined;
    if (isMarkable(text) || BEGINS_AS_NUMBER.test(text)) return text;
  }
  const text = cell.trim();
  const kept = FORMULA_OF_TEXT.exec(text)?.[1];
  if (kept !== undefined) return kept.replaceAll('""', '"').trim() || undefined;
  return text === '' ? undefined : text;
}

/** `<trống>` or `<empty>`: the value is to be emptied. */
export function isClearing(cell: string): boolean {
  return cell.includes('<') && CLEARING.test(cell.trim());
}

/** Several texts in one cell: apart by `;`, with `\;` and `\\` for these letters inside a text. One without texts is a lone `;`. */
export function writeList(texts: readonly string[]): string {
  return texts.length === 0 ? SEPARATOR : texts.map((text) => writeCell(text).replace(/[\\;]/g, '\\$&')).join(SEPARATOR);
}

/** Empty elements are a slip of the typist and left out; a backslash before any other letter is a letter. */
export function readList(text: string): string[] {
  const parts = text.match(/(?:\\[\\;]|[^;])+/g) ?? [];
  return parts.flatMap((part) => readCell(part.replace(/\\([\\;])/g, '$1')) ?? []);
}

const MARK = "'";
const SEPARATOR = ';';
const BEGINS_AS_NUMBER = /^\d/;
const CLEARING = /^<(?:trống|trong|empty)>$/i;
const FORMULA_OF_TEXT = /^="((?:[^"]|"")*)"$/;

function isMarkable(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return bare === '' || /^[=+\-@]/.test(bare) || isClearing(bare) || bare !== bare.trim() || (bare !== text && BEGINS_AS_NUMBER.test(bare));
}

/** No spreadsheet runs a number, and a marked one would no longer be summed up. */
function isNumber(text: string): boolean {
  return /^[+-]?\d+([.,]\d+)*$/.test(text);
}
