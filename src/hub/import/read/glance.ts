import type { Delimiter } from '../../csv/csv-line.js';
import { ByteError, guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

/** Where the header line is and how it is written. */
export type Beginning = {
  /** Comments (a licence line, the mark of fictional data) and empty lines before the header; bytes without the BOM. */
  linesBefore: number;
  bytesBefore: number;
  delimiter: Delimiter;
  /** For wording faults only: the parser loses what it had read ahead when it meets one. */
  names: readonly string[];
};

const GLANCE_BYTES = 256 * 1024;

/** A first look at a file: finds the header line, and whichever of `;`, tab and `,` stands most often in it outside quotes. */
export async function glance(source: ImportSource): Promise<Beginning> {
  const text = await firstText(source);
  let bytesBefore = 0;
  let linesBefore = 0;
  for (const [whole, line = ''] of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    if (line.trim() !== '' && !/^"?#/.test(line)) return { linesBefore, bytesBefore, ...dialect(line) };
    linesBefore++;
    bytesBefore += Buffer.byteLength(whole);
  }
  throw fileRefused('FILE_EMPTY', {});
}

export function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}

function dialect(header: string): Pick<Beginning, 'delimiter' | 'names'> {
  const bare = withoutQuoted(header);
  const count = (delimiter: string) => bare.split(delimiter).length;
  const [delimiter = ','] = ([';', '\t', ','] as const).toSorted((a, b) => count(b) - count(a));
  return { delimiter, names: header.split(delimiter).map((name) => name.replaceAll('"', '').trim()) };
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
