import type { FileRow } from './file-row.js';
import { type FileHead, isHead } from './read-rows.js';

/** Reads a table from its beginning: the head first, then its rows. Done more than once, so it gives the same each time. */
export type OpenRows = () => AsyncGenerator<FileHead | FileRow>;

/** Brings rows that belong together to one place: answers them one by one, or together where the last of them stands. */
export type Gatherer = (row: FileRow) => readonly FileRow[];

/**
 * A part of a file: becomes one change set. Numbered from 0; where parts begin depends on the file and `chunkRows` alone. Rows that were
 * gathered are never parted, so a part may be longer by them.
 */
export type FileChunk = { number: number; rows: FileRow[] };

export type OpenFile = { head: FileHead; chunks(gather: Gatherer | undefined): AsyncGenerator<FileChunk>; close(): Promise<void> };

/** The head of a table and then its parts, each read ahead while the one before is worked on. `first` is the number of its first part. */
export async function openChunks(
  open: OpenRows,
  { chunkRows, first: number = 0 }: { chunkRows: number; first?: number },
): Promise<OpenFile> {
  const rows = open();
  const first = await rows.next();
  if (first.done || !isHead(first.value)) throw new Error('a file begins with its head');
  return {
    head: first.value,
    chunks: (gather) => ahead(parts(rows, { chunkRows, gather, number })),
    close: async () => void (await rows.return(undefined)),
  };
}

async function* parts(
  rows: AsyncGenerator<FileHead | FileRow>,
  { chunkRows, gather, number: first }: { chunkRows: number; gather: Gatherer | undefined; number: number },
): AsyncGenerator<FileChunk> {
  let number = first;
  let part: FileRow[] = [];
  for await (const row of rows) {
    if (isHead(row)) continue;
    if (gather === undefined) part.push(row);
    else for (const one of gather(row)) part.push(one);
    if (part.length >= chunkRows) {
      yield { number: number++, rows: part };
      part = [];
    }
  }
  if (part.length > 0) yield { number, rows: part };
}

/** The database works on one part while this process reads the next. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // Whoever stops taking parts must not be met by a fault nobody waits for.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return(undefined);
  }
}
