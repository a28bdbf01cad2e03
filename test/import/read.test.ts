import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRow } from '../../src/hub/import/read/file-row.js';
import { type FileHead, isHead, readRows } from '../../src/hub/import/read/read-rows.js';
import { FileRefusal } from '../../src/hub/import/read/refusals.js';
import type { ImportSource } from '../../src/hub/import/read/source.js';
import { fileOf } from './support.js';

async function read(content: string | Buffer, piece?: number): Promise<{ head: FileHead; rows: FileRow[] }> {
  let head: FileHead | undefined;
  const rows: FileRow[] = [];
  for await (const row of readRows(fileOf(content, 'test.csv', piece))) {
    if (isHead(row)) head = row;
    else rows.push(row);
  }
  if (head === undefined) throw new Error('no head');
  return { head, rows };
}

async function refusal(content: string | Buffer | ImportSource, piece?: number): Promise<string> {
  const source = typeof content === 'string' || Buffer.isBuffer(content) ? fileOf(content, 'test.csv', piece) : content;
  try {
    for await (const _ of readRows(source)) {
      // Rows before the fault are of no interest here.
    }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const [problem] = error.problems;
    expect(problem?.vi).toBeTruthy();
    expect(problem?.en).toBeTruthy();
    return `${problem?.row ?? '-'} ${problem?.field ?? '-'} ${problem?.code}`;
  }
  return 'taken';
}

const PIECES = [1, 2, 3, 5, 64, 100_000];

describe('a readable file', () => {
  it.each([
    ['comma and LF', 'a,b\n1,2\n3,4\n', ','],
    ['semicolon, BOM and CRLF', '\ufeffa;b\r\n1;2\r\n3;4\r\n', ';'],
    ['tab, no line end at the end', 'a\tb\n1\t2\n3\t4', '\t'],
    ['line ends of three kinds', 'a,b\r\n1,2\n3,4\r', ','],
    ['comment lines first', '# nguồn; giấy phép; một, hai\n# x\na,b\n1,2\n3,4\n', ','],
    ['empty lines between', '\na,b\n\n1,2\n\n3,4\n\n', ','],
  ])('is understood: %s', async (_, content, delimiter) => {
    for (const piece of PIECES) {
      const { head, rows } = await read(content, piece);
      expect(head.delimiter).toBe(delimiter);
      expect(head.header.cells).toEqual(['a', 'b']);
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['1', '2'],
        ['3', '4'],
      ]);
    }
  });

  it('counts lines as an editor does, through comments, empty lines and line ends inside quotes', async () => {
    const { rows } = await read('# c\n\na,b\n1,"x\r\ny\nz"\n\n"""q""",2\n');
    expect(rows).toEqual([
      { line: 4, cells: ['1', 'x\r\ny\nz'] },
      { line: 8, cells: ['"q"', '2'] },
    ]);
  });

  it('keeps Vietnamese letters whole wherever the pieces are cut', async () => {
    const text = 'Đường Nguyễn Thị Minh Khai, Phường Bến Nghé 🚌';
    for (const piece of PIECES) {
      const { rows } = await read(`tên;x\n"${text}";1\n`, piece);
      expect(rows[0]?.cells).toEqual([text, '1']);
    }
  });
});

/**
 * Cells with everything that means something to a reader of tables, and files of them; a first row without any, so that there is a head.
 */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', 'x', 'Bến Nghé', '1;2') },
  fc.array(fc.constantFrom('"', ',', '\n', '\r\n', '\r', 'ữ', ' '), { maxLength: 5 }).map((parts) => parts.join('')),
);
const written = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it('any table is read as the parser reads it in one piece, wherever the file is cut', async () => {
  const table = fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (rows, piece, isEnded) => {
      const body = rows.map(([cells, end]) => cells.map(written).join(',') + end).join('');
      const content = `a,b,c\n${isEnded ? body : body.replace(/[\r\n]+$/, '')}`;
      const whole: string[][] = parse(content, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
      const expected = whole.slice(1).filter((cells) => cells.some((text) => text.trim() !== ''));
      expect((await read(content, piece)).rows.map(({ cells }) => cells)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

describe('a file that is no table', () => {
  it.each([
    ['empty', '', '- - FILE_EMPTY'],
    ['only a BOM', '\ufeff', '- - FILE_EMPTY'],
    ['only comments and blank lines', '# x\n\n\n', '- - FILE_EMPTY'],
    ['a NUL in the third column of line 3', 'a,b,c\n1,2,3\n4,5,\u0000\n', '3 c FILE_NUL'],
    ['a NUL first of all', '\u0000a,b\n', '1 #1 FILE_NUL'],
    [
      'CP1252 bytes in the second column of line 2',
      Buffer.concat([Buffer.from('a,b\n1,caf'), Buffer.from([0xe9]), Buffer.from('\n')]),
      '2 b FILE_NOT_UTF8',
    ],
    [
      'CP1258 after a quoted separator',
      Buffer.concat([Buffer.from('a,b\n"x,y",'), Buffer.from([0xd0, 0xe0]), Buffer.from(' N\n')]),
      '2 b FILE_NOT_UTF8',
    ],
    ['a letter cut off by the end', Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe1, 0xbb])]), '2 b FILE_NOT_UTF8'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), '1 #1 FILE_UTF16'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest of a zip'), '- - FILE_DAMAGED_ARCHIVE'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), '1 #1 FILE_ARCHIVE'],
    ['a gzip cut off', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), '- - FILE_DAMAGED_ARCHIVE'],
    ['a quote never closed, begun on line 3', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', '3 b FILE_QUOTE_OPEN'],
    ['a quote in the middle of a cell', 'a,b\n1,2\n3,x"4\n', '3 b FILE_QUOTE_STRAY'],
    ['a closing quote followed by more', 'a,b\n1,2\n3,"x"y\n', '3 b FILE_QUOTE_STRAY'],
    ['2,001 columns', `${Array.from({ length: 2_001 }, (_, i) => `c${i}`).join(',')}\n`, '1 - FILE_TOO_WIDE'],
  ])('is refused by line and column: %s', async (_, content, expected) => {
    for (const piece of PIECES) expect(await refusal(content, piece)).toBe(expected);
  });

  it('is refused after a megabyte of one line, not after the gigabyte it goes on for', async () => {
    let read = 0;
    const endless: ImportSource = {
      name: 'endless.csv',
      async *open() {
        yield Buffer.from('a,b\n1,');
        for (; read < 2 ** 30; read += 65_536) yield Buffer.alloc(65_536, 'x');
      },
    };
    expect(await refusal(endless)).toBe('2 b FILE_LINE_TOO_LONG');
    expect(read).toBeLessThan(32 * 2 ** 20);
  });

  it('is refused on the line where a long quote began, past many good lines', async () => {
    const good = Array.from({ length: 5_000 }, (_, i) => `${i},"x\ny"\n`).join('');
    expect(await refusal(`a,b\n${good}1,"never closed ${'z'.repeat(2_000_000)}`, 100_000)).toBe('10002 b FILE_LINE_TOO_LONG');
  });
});
