import type { Delimiter } from '../../csv/csv-line.js';
import { findHeader, type HeaderSense, LOOKED_AT_MAX } from './find-header.js';
import { ByteError, guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

/** Where the header line is and how it is written. */
export type Beginning = {
  /** Comments (a licence line, the mark of fictional data), titles and empty lines before the header; bytes without the BOM. */
  linesBefore: number;
  bytesBefore: number;
  delimiter: Delimiter;
  headerRows: 1 | 2;
  /** For wording faults only: the parser loses what it had read ahead when it meets one. */
  names: readonly string[];
};

const GLANCE_BYTES = 256 * 1024;

type Line = { text: string; number: number; bytesBefore: number };

/**
 * A first look at a file: finds the header line, which is the first that is no comment unless a later one names more columns, and what
 * separates its cells: what a line `sep=;` says, else whichever of `;`, tab and `,` makes most names that are known, or stands most often.
 */
export async function glance(source: ImportSource, knows: HeaderSense): Promise<Beginning> {
  const text = await firstText(source);
  const lines: Line[] = [];
  let bytesBefore = 0;
  let number = 0;
  let said: Delimiter | undefined;
  for (const [whole, line = ''] of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    const separator = /^"?sep=(.)"?$/i.exec(line)?.[1];
    if (lines.length === 0 && isDelimiter(separator)) said = separator;
    else if (line.trim() !== '' && !(lines.length === 0 && /^"?#/.test(line))) lines.push({ text: line, number, bytesBefore });
    if (lines.length >= LOOKED_AT_MAX) break;
    number++;
    bytesBefore += Buffer.byteLength(whole);
  }
  const [first] = lines;
  if (first === undefined) throw fileRefused('FILE_EMPTY', {});
  const tries = (said === undefined ? DELIMITERS : [said]).map((delimiter) => {
    const rows = lines.map((line) => namesIn(line.text, delimiter));
    const found = findHeader(rows, knows);
    return { delimiter, found, known: Math.max(...rows.slice(found.at, found.at + found.rows).map((names) => names.filter(knows).length)) };
  });
  const [best] = tries.toSorted((a, b) => b.known - a.known);
  if (best === undefined || best.known === 0) {
    const delimiter = said ?? mostOften(first.text);
    return { linesBefore: first.number, bytesBefore: first.bytesBefore, delimiter, headerRows: 1, names: namesIn(first.text, delimiter) };
  }
  const { delimiter, found } = best;
  const header = lines[found.at] ?? first;
  // One known name decides nothing between separators.
  const chosen = best.known === 1 && said === undefined && found.at === 0 ? mostOften(header.text) : delimiter;
  return {
    linesBefore: header.number,
    bytesBefore: header.bytesBefore,
    delimiter: chosen,
    headerRows: found.rows,
    names: namesIn(header.text, chosen),
  };
}

export function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}

const DELIMITERS = [';', '\t', ','] as const;

function isDelimiter(text: string | undefined): text is Delimiter {
  return DELIMITERS.some((one) => one === text);
}

function mostOften(header: string): Delimiter {
  const bare = withoutQuoted(header);
  const count = (delimiter: string) => bare.split(delimiter).length;
  const [delimiter = ','] = DELIMITERS.toSorted((a, b) => count(b) - count(a));
  return delimiter;
}

function namesIn(line: string, delimiter: Delimiter): string[] {
  return line.split(delimiter).map((name) => name.replaceAll('"', '').trim());
}

async function firstText(source: ImportSource): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const bytes of guardBytes(source)) {
      pieces.push(bytes);
      size += bytes.length;
      if (size >= GLANCE_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof ByteError)) throw error;
    const { code, line, before } = error.fault;
    // A later fault is met again, and worded with its column, while rows are read.
    if (pieces.length === 0) throw fileRefused(code, { line, column: `#${withoutQuoted(before).split(',').length}` });
  }
  return Buffer.concat(pieces).toString('utf8');
}
