import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { daysBetween } from '../../time/calendar.js';
import type { Template, TemplateColumn } from './template.js';

/**
 * The template as a workbook of Excel: captions in a row that stays in sight, a fictional example above it, choices as lists to pick from
 * (kept in a sheet of their own), identifiers as text so that their zeros stay, days as days. Promise: given back as it is, it holds no row –
 * the first sheet is the file, and what stands above its captions is no row.
 */
export function templateWorkbook({ title, rules, exampleTitle, columns }: Template): Promise<Buffer> {
  const numbered = [
    { caption: NUMBERING, name: '', required: false, meaning: '', choices: [], kind: 'text', example: exampleTitle },
    ...columns,
  ] as const;
  const listed = columns.filter(({ choices }) => choices.length > 0);
  const rows = [
    [cell(0, 1, `${title}. ${rules.replace('* ', 'Đậm, nền vàng · bold, yellow: ')}`)],
    numbered.map((column, at) => cell(at, 2, column.example, STYLES[column.kind])),
    numbered.map(({ caption, required }, at) => cell(at, 3, caption, required ? STYLES.required : STYLES.caption)),
  ];
  const filled = (at: number) => `${letters(at)}${HEADER + 1}:${letters(at)}${ROWS_MAX}`;
  const validations = columns.flatMap((column, at) => {
    const place = listed.indexOf(column);
    // A prompt has room for 255 letters; what is typed otherwise is left to the importer, which reads more than a list can hold.
    const prompt = `${column.name}${column.required ? ' *' : ''}: ${column.meaning}`.slice(0, 250);
    const list = place < 0 ? '' : `<formula1>'${CHOICES}'!$${letters(place)}$2:$${letters(place)}$${column.choices.length + 1}</formula1>`;
    return `<dataValidation type="${place < 0 ? 'none' : 'list'}" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" promptTitle="${escaped(column.caption.slice(0, 30))}" prompt="${escaped(prompt)}" sqref="${filled(at + 1)}">${list}</dataValidation>`;
  });
  const widths = numbered.map(
    ({ caption, kind }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.max(12, caption.length + 3)}" style="${STYLES[kind]}" customWidth="1"/>`,
  );
  const data = worksheet(
    rows,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEADER}" topLeftCell="A${HEADER + 1}" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols>`,
    `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`,
  );
  const longest = Math.max(0, ...listed.map(({ choices }) => choices.length));
  const choices = worksheet([
    listed.map(({ caption }, at) => cell(at, 1, caption, STYLES.caption)),
    ...Array.from({ length: longest }, (_, row) =>
      listed.flatMap(({ choices }, at) => (choices[row] === undefined ? [] : [cell(at, row + 2, choices[row])])),
    ),
  ]);
  return zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="Dữ liệu" sheetId="1" r:id="rId1"/><sheet name="${CHOICES}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLE_SHEET,
    'xl/worksheets/sheet1.xml': data,
    'xl/worksheets/sheet2.xml': choices,
  });
}

/** Row numbers are nobody's data: the importer passes over a column of this name. */
const NUMBERING = 'STT';
const CHOICES = 'Giá trị';
/** The row of the captions. */
const HEADER = 3;
const ROWS_MAX = 10_000;

/** Places in `cellXfs`. */
const STYLES: Readonly<Record<TemplateColumn['kind'] | 'caption' | 'required', number>> = {
  number: 0,
  text: 1,
  day: 2,
  caption: 3,
  required: 4,
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** ECMA-376, part 1, 18.8: Excel wants two fills and a border before any of ours; format 49 is text. */
const STYLE_SHEET = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function worksheet(rows: readonly (readonly string[])[], before = '', after = ''): string {
  const body = rows.map((cells, at) => `<row r="${at + 1}">${cells.join('')}</row>`).join('');
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${body}</sheetData>${after}</worksheet>`;
}

function cell(column: number, row: number, text: string, style = 0): string {
  const place = `r="${letters(column)}${row}" s="${style}"`;
  if (text === '') return `<c ${place}/>`;
  if (style === STYLES.day && /^\d{4}-\d\d-\d\d$/.test(text)) return `<c ${place}><v>${daysBetween('1899-12-30', text)}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const all = parts.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(parts))
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), name);
  zip.end();
  return buffer(zip.outputStream);
}
