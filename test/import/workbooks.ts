import { text } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { openZip } from '../../src/hub/import/read/zip.js';
import { fileOf } from './support.js';

/** Archives and workbooks as other programs write them; nothing here is the importer's. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)));
    zip.outputStream.on('error', reject);
  });
}

/** The parts of an archive, by their names. */
export async function unzipped(archive: Buffer): Promise<Map<string, string>> {
  const { entries, read } = await openZip(fileOf(archive, 'x.xlsx', 4_001));
  const parts = new Map<string, string>();
  for (const entry of entries) parts.set(entry.name, await text(read(entry)));
  return parts;
}

/** A cell's own XML without its place: `<c t="b"><v>1</v></c>`; or a text, which is put among the shared ones. */
export type SheetCell = string | { xml: string };

export type Workbook = {
  rows: readonly (readonly SheetCell[])[];
  formats?: readonly string[];
  more?: Record<string, string | Buffer>;
  is1904?: boolean;
  firstLine?: number;
};

export function workbookOf({ rows, formats = [], more = {}, is1904 = false, firstLine = 1 }: Workbook): Promise<Buffer> {
  const shared: string[] = [];
  const letters = (i: number): string =>
    i < 26 ? String.fromCharCode(65 + i) : letters(Math.floor(i / 26) - 1) + String.fromCharCode(65 + (i % 26));
  const cellXml = (cell: SheetCell, place: string): string => {
    if (typeof cell !== 'string') return cell.xml.replace('<c', `<c r="${place}"`);
    if (cell === '') return '';
    shared.push(cell);
    return `<c r="${place}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const body = rows.map(
    (cells, r) => `<row r="${r + firstLine}">${cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + firstLine}`)).join('')}</row>`,
  );
  const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
  return zipOf({
    '[Content_Types].xml': xml('<Types/>'),
    'xl/workbook.xml': xml(
      `<workbook xmlns:r="r"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Dữ liệu" sheetId="2" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/other.xml"/></Relationships>',
    ),
    'xl/worksheets/other.xml': xml('<worksheet><sheetData/></worksheet>'),
    'xl/styles.xml': xml(
      `<styleSheet><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.map((_, i) => `<xf numFmtId="${170 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': xml(
      `<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t><rPh><t>đọc</t></rPh></si>`).join('')}</sst>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet><sheetData>${body.join('')}</sheetData></worksheet>`),
    ...more,
  });
}

const escaped = (text: string) => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
