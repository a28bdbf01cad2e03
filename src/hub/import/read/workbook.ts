import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { LIMITS } from '../../../limits.js';
import { addDays } from '../../time/calendar.js';
import type { FileRow } from './file-row.js';
import { FileRefusal, fileRefused } from './refusals.js';
import type { Zip } from './zip.js';

/**
 * The rows of the first sheet of an .xlsx workbook that is shown, each under the number it has there. Promise: cells as Excel means them
 * (days as days, zeros that a format puts before a number, formulas by the value that was last worked out), nothing run and nothing
 * fetched; one row in memory, and the texts that cells share. A document type, with which XML could be made to swell, is refused.
 */
export async function* workbookRows(zip: Zip): AsyncGenerator<FileRow> {
  const book = await readBook(zip);
  const shared = await sharedTexts(zip);
  const formats = await cellFormats(zip);
  for await (const row of sheetRows(zip, { part: book.sheet, shared, formats, epoch: book.is1904 ? '1904-01-01' : '1899-12-30' }))
    yield row;
}

/** What a workbook can have that is neither run nor fetched: programs, and values of other files and of services. */
export type Unused = 'macros' | 'links';

const UNUSED: readonly (readonly [Unused, RegExp])[] = [
  ['macros', /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/|ctrlProps\/|activeX\/)/i],
  ['links', /^xl\/(externalLinks\/|connections\.xml$|queryTables\/)/i],
];

/** By the names of its parts alone; nobody looks into them. */
export function unusedOf({ entries }: Zip): Unused[] {
  return UNUSED.flatMap(([what, names]) => (entries.some(({ name }) => names.test(name)) ? [what] : []));
}

type Sheet = { part: string; shared: readonly string[]; formats: readonly CellFormat[]; epoch: string };
type CellFormat = { isDay: boolean; zeros: number };

async function readBook(zip: Zip): Promise<{ sheet: string; is1904: boolean }> {
  const sheets: { rel: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await parsePart(zip, 'xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (local(name) === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (local(name) === 'sheet') sheets.push({ rel: attributes['r:id'] ?? '', isHidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  const targets = new Map<string, string>();
  await parsePart(zip, 'xl/_rels/workbook.xml.rels', {
    open: ({ attributes }) => {
      if (attributes.Id !== undefined && attributes.TargetMode !== 'External') targets.set(attributes.Id, attributes.Target ?? '');
    },
  });
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const target = first === undefined ? undefined : targets.get(first.rel);
  const sheet = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (target === undefined || !has(zip, sheet)) throw fileRefused('FILE_DAMAGED_ARCHIVE', {});
  return { sheet, is1904 };
}

async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  if (!has(zip, 'xl/sharedStrings.xml')) return texts;
  let text = '';
  let characters = 0;
  const inText = textTracker();
  await parsePart(zip, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (local(name) === 'si') text = '';
      inText.open(local(name));
    },
    text: (piece) => {
      if (inText.is()) text += piece;
    },
    close: ({ name }) => {
      inText.close(local(name));
      if (local(name) !== 'si') return;
      texts.push(unescaped(text));
      characters += text.length;
      if (characters > SHARED_CHARACTERS_MAX) throw fileRefused('FILE_UNPACKS_TOO_LARGE', { limit: SHARED_CHARACTERS_MAX });
    },
  });
  return texts;
}

const SHARED_CHARACTERS_MAX = 128 * 1024 * 1024;

/** Whether one stands in a text of a string item; what is only said aloud of it (`rPh`, Japanese readings) is left out. */
function textTracker(): { open(name: string): void; close(name: string): void; is(): boolean } {
  let isText = false;
  let aloud = 0;
  return {
    open(name) {
      if (name === 'rPh') aloud++;
      if (name === 't') isText = true;
    },
    close(name) {
      if (name === 'rPh') aloud--;
      if (name === 't') isText = false;
    },
    is: () => isText && aloud === 0,
  };
}

/** For each cell format whether it shows a day, and up to how many digits it fills a number with zeros. */
async function cellFormats(zip: Zip): Promise<CellFormat[]> {
  const formats: CellFormat[] = [];
  if (!has(zip, 'xl/styles.xml')) return formats;
  const codes = new Map<string, string>();
  let isCells = false;
  await parsePart(zip, 'xl/styles.xml', {
    open: ({ name, attributes }) => {
      const tag = local(name);
      if (tag === 'numFmt') codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (tag === 'cellXfs') isCells = true;
      if (tag === 'xf' && isCells) {
        const id = attributes.numFmtId ?? '0';
        const code = codes.get(id) ?? '';
        formats.push({ isDay: BUILTIN_DAYS.has(Number(id)) || showsDay(code), zeros: /^0{2,}$/.test(code) ? code.length : 0 });
      }
    },
    close: ({ name }) => {
      if (local(name) === 'cellXfs') isCells = false;
    },
  });
  return formats;
}

/** ECMA-376, part 1, 18.8.30: the formats that need no code, East Asian ones included. */
const BUILTIN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);

function showsDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[yd]/i.test(bare) && !/[#?]/.test(bare);
}

async function* sheetRows(zip: Zip, sheet: Sheet): AsyncGenerator<FileRow> {
  const ready: FileRow[] = [];
  let row: FileRow = { line: 0, cells: [] };
  let cell = { column: 0, type: 'n', format: 0, text: '' };
  let isValue = false;
  const inText = textTracker();
  const pieces = parser({
    open: ({ name, attributes }) => {
      const tag = local(name);
      if (tag === 'row') row = { line: Number(attributes.r ?? row.line + 1), cells: [] };
      if (tag === 'c') {
        const column = columnOf(attributes.r) ?? row.cells.length;
        if (column >= LIMITS.columns.max)
          throw fileRefused('FILE_TOO_WIDE', { line: row.line, count: column + 1, limit: LIMITS.columns.max });
        cell = { column, type: attributes.t ?? 'n', format: Number(attributes.s ?? 0), text: '' };
      }
      if (tag === 'v') isValue = true;
      inText.open(tag);
    },
    text: (piece) => {
      if (isValue || inText.is()) cell.text += piece;
    },
    close: ({ name }) => {
      const tag = local(name);
      inText.close(tag);
      if (tag === 'v') isValue = false;
      if (tag === 'c') {
        const text = cellValue(cell, sheet);
        while (row.cells.length < cell.column) row.cells.push('');
        row.cells[cell.column] = text;
      }
      if (tag === 'row') ready.push(row);
    },
  });
  for await (const piece of partOf(zip, sheet.part)) {
    pieces(piece);
    yield* ready.splice(0);
  }
}

/** `C7` → 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference ?? '')?.[1];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellValue({ type, format, text }: { type: string; format: number; text: string }, { shared, formats, epoch }: Sheet): string {
  switch (type) {
    case 's':
      return shared[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'true' : 'false';
    case 'd':
      return text;
    case 'n':
      return text === '' ? '' : numberText(Number(text), formats[format], epoch);
    default:
      // A text, in place or worked out; or the name of an error, which no value is.
      return unescaped(text);
  }
}

/** ECMA-376, part 1, 22.4.2.4: a letter by its code, `_x000D_` where a line was broken in another program. */
function unescaped(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function numberText(value: number, format: CellFormat | undefined, epoch: string): string {
  if (!Number.isFinite(value)) return String(value);
  if (format?.isDay === true && value >= 1 && value < 2_958_466) return dayText(value, epoch);
  // Excel keeps and shows 15 digits; an identifier that it took for a number keeps those it has left, without an exponent.
  const shown = Number(value.toPrecision(15));
  const text = Number.isInteger(shown) && Math.abs(shown) < 1e21 ? BigInt(shown).toString() : String(shown);
  return text.padStart(format?.zeros ?? 0, '0');
}

function dayText(value: number, epoch: string): string {
  // The calendar of 1900 knows a 29 February that never was.
  const days = Math.floor(value) + (epoch.startsWith('1899') && value < 60 ? 1 : 0);
  const seconds = Math.round((value - Math.floor(value)) * 86_400);
  const day = addDays(epoch, days);
  if (seconds === 0) return day;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${day} ${two(seconds / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`;
}

type Handlers = { open?(tag: SaxesTagPlain): void; text?(piece: string): void; close?(tag: SaxesTagPlain): void };

async function parsePart(zip: Zip, part: string, handlers: Handlers): Promise<void> {
  const pieces = parser(handlers);
  for await (const piece of partOf(zip, part)) pieces(piece);
}

/** Only XML's own entities are known to it, and nothing outside is ever fetched. */
function parser(handlers: Handlers): (piece: string) => void {
  const sax = new SaxesParser({ fragment: false, xmlns: false, position: false });
  sax.on('doctype', () => {
    throw fileRefused('FILE_WORKBOOK_XML', {});
  });
  sax.on('error', () => {
    throw fileRefused('FILE_WORKBOOK_XML', {});
  });
  if (handlers.open) sax.on('opentag', handlers.open);
  if (handlers.text) {
    sax.on('text', handlers.text);
    sax.on('cdata', handlers.text);
  }
  if (handlers.close) sax.on('closetag', handlers.close);
  return (piece) => void sax.write(piece);
}

async function* partOf(zip: Zip, part: string): AsyncGenerator<string> {
  const entry = zip.entries.find(({ name }) => name === part);
  if (entry === undefined) throw fileRefused('FILE_DAMAGED_ARCHIVE', {});
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of zip.read(entry)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof FileRefusal ? error : fileRefused('FILE_WORKBOOK_XML', {});
  }
}

function has(zip: Zip, part: string): boolean {
  return zip.entries.some(({ name }) => name === part);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
