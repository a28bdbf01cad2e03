import { type FileHead, type FileRow, isHead, readRows } from './read-rows.js';
import type { ImportSource } from './source.js';

/** A part of a file: becomes one change set. Numbered from 0; where parts begin depends on the file and `chunkRows` alone. */
export type FileChunk = { number: number; rows: FileRow[] };

/** The head of a file and then its parts, each read ahead while the one before is worked on. */
export async function openChunks(source: ImportSource, chunkRows: number): Promise<{ head: FileHead; chunks: AsyncGenerator<FileChunk> }> {
  const rows = readRows(source);
  const first = await rows.next();
  if (first.done || !isHead(first.value)) throw new Error('a file begins with its head');
  return { head: first.value, chunks: ahead(parts(rows, chunkRows)) };
}

async function* parts(rows: AsyncGenerator<FileHead | FileRow>, chunkRows: number): AsyncGenerator<FileChunk> {
  let number = 0;
  let part: FileRow[] = [];
  for await (const row of rows) {
    if (isHead(row)) continue;
    part.push(row);
    if (part.length === chunkRows) {
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
