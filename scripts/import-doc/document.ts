import { entityPath } from '../../src/hub/declare/entity-at.js';
import type { Model } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { LIMITS } from '../../src/limits.js';
import { optionsOf } from './options.js';
import { toldBesideOthers } from './told-beside-others.js';
import { type Told, toldOfFiles } from './told-of-files.js';
import { toldOfScalar } from './told-of-scalars.js';

/** docs/import.md: what a file may be, how it is read, and every code it can be told, from the declarations and from the code that tells them. */
export function importDocument(model: Model): string {
  const told = toldOfFiles(model);
  const scalars = [...model.scalars.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entities = [...model.declarations.entities.values()].filter(({ isLedger }) => isLedger !== true);
  return `# Nhập tệp · Importing files

<!-- Written by \`npm run generate\` from src/schema, src/registers, src/cli and the importer. Do not edit. -->

\`giaolo import <register/entity> <file>\` checks a file and says what applying would do; with \`--apply\` it writes. Kinds of records and their keys: \`giaolo entities\`. An empty file to fill
in, as text or as a workbook with lists to pick from: \`giaolo import <register/entity> mau.xlsx --template\`. A walk from an agency's messy file to applied and taken back:
[stewardship.md](stewardship.md). What the door itself refuses, whoever asks: [errors.md](errors.md).

Exit status: 0 done · 1 the data have problems · 2 the command is wrong · 3 the database cannot be reached.

## Dạng tệp · What a file may be

| | |
|---|---|
| CSV | UTF-8 with or without a byte order mark; apart by comma, semicolon or tab, found by itself or said by a first line \`sep=;\`; quotes as in RFC 4180; lines that begin with \`#\` before the header are comments |
| .xlsx | the first sheet that is shown; days by the format of their cells, in the calendar of 1900 or 1904; formulas by their last value; zeros that a format puts before a number stay; macros and links are not looked at |
| JSON Lines | an object on each line, field names as keys; \`null\` clears, what is left out says nothing; also as \`giaolo export --format jsonl\` writes it, a row for each state |
| GeoJSON | a FeatureCollection: properties are columns, the shape is the column \`geometry\` |
| packed | each of them as \`.gz\`, or alone in a \`.zip\` |
| legacy | CSV in TCVN3, VNI or Windows-1258 with \`--encoding\` |

At most ${number(LIMITS.columns.max)} columns, ${number(LIMITS.rowBytes.max)} bytes in a row, ${number(LIMITS.textCharacters.max)} characters in a cell of text, ${number(LIMITS.packedBytes.max)} bytes packed and ${number(LIMITS.unpackedBytes.max)} unpacked.

**The header** is found by itself: among the first thirty rows the one that names most columns, whatever titles stand above it; it may take two rows. Columns are named by the caption (\`Số khung\`) or the field
(\`chassisNumber\`), in any case, with or without diacritics. A column STT is passed over, empty rows and a last row that only sums up too. \`validFrom\` ("Hiệu lực từ") and \`validTo\` ("Hiệu lực đến") say when
a row is true: days, the end being the first day no longer in force. \`id\` or \`former.<key>\` ("<caption> cũ") says which record a row is about where its own key cannot.
A link is named by a key of its target (\`province\`, \`province.code\`), with a day where the key belongs to another on other days: \`44@2025-06-30\`; the \`id\` does too.

**A cell** that is empty says nothing; \`<trống>\` or \`<empty>\` clears. \`="0123"\` and \`'0123\` keep their zeros. A list is apart by \`;\`, with \`\\;\` for the letter itself.

**Rows of one key** that adjoin are states of one record, in any order. What a row does to a record that is there is said for the whole file by \`--operation\`; without it a row registers or updates.

## Tuỳ chọn · Options

| \`giaolo import\` | |
|---|---|
${optionsOf(['import']).map(optionRow).join('\n')}

| \`giaolo mapping save <name> <register/entity>\` | |
|---|---|
${optionsOf(['mapping', 'save']).map(optionRow).join('\n')}

## Cách đọc từng kiểu giá trị · How each kind of value is read

| kind | read | example |
|---|---|---|
| text | brought to its normal form: composed letters, single spaces, nothing unseen | |
| whole number | \`1200\`, \`1.200\`, \`1 200\`, \`2024.0\` | \`1200\` |
| number | \`1234.5\`, \`1234,5\`, \`1.234,5\`; one dot is a decimal point | \`1234,5\` |
| yes or no | \`có\`, \`không\`, \`x\`, \`1\`, \`0\`, \`đúng\`, \`sai\`, \`true\`, \`false\` | \`có\` |
| choice | the value or its caption, in any case, with or without diacritics | |
${scalars.map(({ name, ruleVi, ruleEn, example }) => `| ${name} | ${cell(ruleVi)} · ${cell(ruleEn)} | \`${cell(example)}\` |`).join('\n')}

A column of days is judged as a column: one cell that can only be month first makes all of it month first, cells that contradict each other make what is open a problem.

## Mã lỗi · Codes

Each problem comes with its line, its column and what to do. A code that begins with \`WARN_\` stops nothing. Lines, days and counts in the sentences here are examples.

### Cả tệp · The file

${table(told.file)}

### Tiêu đề · The header

${table(told.header)}

### Dòng · Rows

${table(told.row)}

### Ô · Cells

${table(told.cell)}

### Liên kết · Links

${table(told.link)}

### Sổ · The register

\`WARN_EFFECTS\`: other records go on pointing to one that ends or is removed, counted by kind with the first keys; the link lets them. What the door refuses has the codes of [errors.md](errors.md): \`KEY_TAKEN\`,
\`HAS_DEPENDENTS\`, \`LINK_BROKEN\`, \`STALE_VERSION\` and others.

### Gói GTFS · GTFS archives

\`giaolo import --format gtfs --network HN <zip>\`: the files of a network of city buses, held to the GTFS Schedule Reference before any register is looked at, then imported as one batch of stops, routes, calendars, patterns,
their stops and service periods. Each problem names the file in the archive, its line and column. What a feed does not know (province, contract, decision) it leaves as it is, and it ends nothing.

${table(told.gtfs)}

### Dữ liệu gốc · Seeds

${table(told.seed)}

### Kiểu giá trị · Kinds of value

${scalars.map((rule) => `**${rule.name}**\n\n${table(toldOfScalar(rule))}`).join('\n\n')}

## Quy tắc của từng loại bản ghi · Rules of each kind of record

The same at every door: mutation, file, decided procedure, seed.

${entities.flatMap((entity) => rulesOf(model, entity)).join('\n\n')}
`;
}

function rulesOf(model: Model, entity: Entity): string[] {
  const { rules } = model;
  const own = [...rules.filter((rule) => rule.entity === entity.name).map(({ says }) => says), ...toldBesideOthers(model, entity)];
  return own.length === 0 ? [] : [`### ${entity.label} · \`${entityPath(entity)}\`\n\n${table(own)}`];
}

function table(told: readonly Told[]): string {
  const rows = told.map(({ code, vi, en }) => `| \`${code}\` | ${cell(vi)} | ${cell(en)} |`);
  return `| | | |\n|---|---|---|\n${rows.join('\n')}`;
}

function optionRow({ flags, description }: { flags: string; description: string }): string {
  return `| \`${flags}\` | ${cell(description)} |`;
}

/** On one line; what would be taken for a tag or another cell stays a letter. */
function cell(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replace(/<(?=[\p{L}/])/gu, '\\<');
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
