import { type CellStyle, writeWorkbook } from '../../workbook/write-workbook.js';
import type { Template } from './template.js';

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
  const styled = (value: string, style: CellStyle) => ({ value, style });
  const longest = Math.max(0, ...listed.map(({ choices }) => choices.length));
  return writeWorkbook([
    {
      name: 'Dữ liệu',
      rows: [
        [styled(`${title}. ${rules.replace('* ', 'Đậm, nền vàng · bold, yellow: ')}`, 'number')],
        numbered.map(({ example, kind }) => styled(example, kind)),
        numbered.map(({ caption, required }) => styled(caption, required ? 'required' : 'caption')),
      ],
      frozen: HEADER,
      columns: numbered.map(({ caption, kind }) => ({ width: Math.max(12, caption.length + 3), style: kind })),
      // A prompt has room for 255 letters; what is typed otherwise is left to the importer, which reads more than a list can hold.
      validations: columns.map((column, at) => {
        const place = listed.indexOf(column);
        return {
          column: at + 1,
          from: HEADER + 1,
          to: ROWS_MAX,
          title: column.caption.slice(0, 30),
          prompt: `${column.name}${column.required ? ' *' : ''}: ${column.meaning}`.slice(0, 250),
          list: place < 0 ? undefined : { sheet: CHOICES, column: place, from: 2, to: column.choices.length + 1 },
        };
      }),
    },
    {
      name: CHOICES,
      rows: [
        listed.map(({ caption }) => styled(caption, 'caption')),
        ...Array.from({ length: longest }, (_, row) =>
          listed.map(({ choices }) => (choices[row] === undefined ? undefined : styled(choices[row], 'number'))),
        ),
      ],
    },
  ]);
}

/** Row numbers are nobody's data: the importer passes over a column of this name. */
const NUMBERING = 'STT';
const CHOICES = 'Giá trị';
/** The row of the captions. */
const HEADER = 3;
const ROWS_MAX = 10_000;
