import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { daysBetween } from '../time/calendar.js';

/** How a cell is shown. `text` keeps the zeros of an identifier; `day` is a day where Excel knows it, from 1900-03-01 on. */
export type CellStyle = 'number' | 'text' | 'day' | 'caption' | 'required';

/** A text alone has the style `text`; nothing leaves its place empty. */
export type Cell = string | undefined | { value: string | number | boolean; style: CellStyle };

export type Sheet = {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** So many rows from the top stay in sight. */
  frozen?: number;
  columns?: readonly { width: number; style: CellStyle }[];
  validations?: readonly Validation[];
};

/** What is told of the cells of a column, from a row on; with `list`, the cells of another sheet that they are picked from. */
export type Validation = { column: number; from: number; to: number; title: string; prompt: string; list?: CellRange | undefined };
export type CellRange = { sheet: string; column: number; from: number; to: number };

/** The letters that a cell of Excel has room for. */
export const CELL_LETTERS_MAX = 32_767;

/**
 * A workbook of Excel (ECMA-376), the only place that writes any. Promise: a text is a text – none is run as a formula, whatever it begins
 * with – and every reader gets back the very letters, but for those that XML cannot hold, which are U+FFFD.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const parts = sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheet(sheet)] as const);
  const overrides = parts.map(([name]) => `<Override PartName="/${name}" ContentType="${SPREADSHEET}.worksheet+xml"/>`).join('');
  const listed = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  return zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${overrides}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...parts.map(([name]) => ['worksheet', name.slice('xl/'.length)] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLE_SHEET,
    ...Object.fromEntries(parts),
  });
}

/** Places in `cellXfs`. */
const STYLES: Readonly<Record<CellStyle, number>> = { number: 0, text: 1, day: 2, caption: 3, required: 4 };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** ECMA-376, part 1, 18.8: Excel wants two fills and a border before any of ours; format 49 is text. */
const STYLE_SHEET = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The order of the parts is the standard's: views, columns, rows, validations. */
function worksheet({ rows, frozen = 0, columns = [], validations = [] }: Sheet): string {
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" state="frozen"/>`;
  const widths = columns.map(
    ({ width, style }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${STYLES[style]}" customWidth="1"/>`,
  );
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellOf(cell, `${letters(at)}${row + 1}`)).join('')}</row>`,
  );
  return [
    `<worksheet xmlns="${MAIN}">`,
    frozen > 0 ? `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` : '',
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    `<sheetData>${body.join('')}</sheetData>`,
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationOf).join('')}</dataValidations>`
      : '',
    '</worksheet>',
  ].join('');
}

function cellOf(cell: Cell, place: string): string {
  if (cell === undefined) return '';
  const { value, style } = typeof cell === 'string' ? { value: cell, style: 'text' as const } : cell;
  const at = `r="${place}" s="${STYLES[style]}"`;
  if (value === '') return `<c ${at}/>`;
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (style === 'day' && value >= FIRST_DAY && DAY.test(value)) return `<c ${at}><v>${daysBetween('1899-12-30', value)}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Excel counts a 29 February 1900 that never was. */
const FIRST_DAY = '1900-03-01';

function validationOf({ column, from, to, title, prompt, list }: Validation): string {
  const kind = list === undefined ? 'none' : 'list';
  const formula =
    list === undefined
      ? ''
      : `<formula1>'${escaped(list.sheet)}'!$${letters(list.column)}$${list.from}:$${letters(list.column)}$${list.to}</formula1>`;
  return `<dataValidation type="${kind}" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" promptTitle="${escaped(title)}" prompt="${escaped(prompt)}" sqref="${letters(column)}${from}:${letters(column)}${to}">${formula}</dataValidation>`;
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const all = parts.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

/** Excel reads `_x0041_` as A (ECMA-376, part 1, 22.4.2.4), so its underscore is written as one. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NO_XML, '\ufffd')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[<>&"\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** What XML 1.0 cannot hold. */
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(parts))
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), name);
  zip.end();
  return buffer(zip.outputStream);
}
