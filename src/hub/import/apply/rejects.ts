import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { readCell, writeCell } from '../../csv/cell-text.js';
import { BOM, csvLine, type Delimiter } from '../../csv/csv-line.js';
import { isWarning } from '../check/row-problems.js';
import type { PreparedRow } from '../match/row-operations.js';
import { REJECT_HEADERS } from '../read/reject-headers.js';

/**
 * Rejected rows on their way to a file: begun with the header, then row by row, then put in place whole or thrown away. One that is in
 * place takes more rows, until it is finished again.
 */
export type RejectsWriter = {
  begin(header: readonly string[], delimiter: Delimiter): void;
  write(rejected: PreparedRow): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
};

/**
 * Writes the file a steward mends and imports again: the original columns, then the line, the codes and what to do. Appears
 * under its name only when complete, readable for its owner alone (the rows may be personal data), and opens in spreadsheets
 * with its letters whole and no formula run.
 */
export function rejectsFile(path: string): RejectsWriter {
  const partial = `${path}.part`;
  let fault: Error | undefined;
  const opened = (flags: 'w' | 'a') => {
    const stream = createWriteStream(partial, { mode: 0o600, flags });
    stream.on('error', (error) => {
      fault ??= error;
    });
    return stream;
  };
  let out = opened('w');
  let isWhole = false;
  let line: (cells: readonly string[]) => string = () => '';
  let width = 0;
  let positions: number[] = [];

  return {
    begin(header, delimiter) {
      line = (cells) => csvLine(cells.map(sameMeaning), { delimiter });
      // A second round of mending does not pile up columns.
      const kept = header.filter((name) => !isOurs(name));
      width = header.length;
      positions = header.flatMap((name, i) => (isOurs(name) ? [] : [i]));
      out.write(`${BOM}${line([...kept, ...REJECT_HEADERS])}`);
    },
    async write({ checked: { row, problems } }) {
      if (fault !== undefined) throw fault;
      if (isWhole) {
        // Refused only when it was to be written: the file grows by it, and is replaced whole once more.
        await copyFile(path, partial);
        out = opened('a');
        isWhole = false;
      }
      const errors = problems.filter((problem) => !isWarning(problem));
      const cells = positions.map((i) => row.cells[i] ?? '');
      const said = (language: 'vi' | 'en') => errors.map((problem) => `${problem.field ?? ''}: ${problem[language]}`).join(' | ');
      const added = [String(row.line), errors.map(({ code }) => code).join(' '), said('vi'), said('en')];
      // Cells beyond the header keep their place at the end, so that nothing of the row is lost and it stays wrong until mended.
      const beyond = row.cells.slice(width);
      if (!out.write(line([...cells, ...added, ...beyond]))) await Promise.race([once(out, 'drain'), once(out, 'error')]);
    },
    async finish() {
      if (isWhole) return;
      await new Promise<void>((resolve) => {
        out.end(() => resolve());
        out.once('error', () => resolve());
      });
      if (fault !== undefined) throw fault;
      await rename(partial, path);
      isWhole = true;
    },
    async discard() {
      out.destroy();
      await rm(partial, { force: true });
    },
  };
}

function isOurs(name: string): boolean {
  return (REJECT_HEADERS as readonly string[]).includes(name);
}

/** What the importer read in the cell it reads again, and no spreadsheet runs it meanwhile. */
function sameMeaning(cell: string): string {
  const text = readCell(cell);
  return text === undefined ? '' : writeCell(text);
}
