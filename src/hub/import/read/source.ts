import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** Where rows come from. Read more than once (hash, check, apply), so it must give the same bytes each time. */
export type ImportSource = {
  /** Shown and recorded; a file's own name, never its folder. */
  name: string;
  /** Size, for the share done; absent for generated data. */
  bytes?: number;
  /** Number of rows where it is known beforehand, for the time left. */
  rows?: number;
  /** Known beforehand for generated data, whose bytes are settled by their generator; absent: the SHA-256 of the bytes. */
  fingerprint?: string;
  open(): AsyncIterable<Buffer>;
};

const READ_BYTES = 256 * 1024;

/** Undefined when there is no such regular file. */
export async function fileSource(path: string): Promise<ImportSource | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { name: basename(path), bytes: found.size, open: () => createReadStream(path, { highWaterMark: READ_BYTES }) };
}

/** What tells one batch from another: two files with the same bytes are the same file under any name. */
export async function fingerprint(source: ImportSource): Promise<string> {
  if (source.fingerprint !== undefined) return printOf(source.fingerprint);
  const hash = createHash('sha256');
  for await (const bytes of source.open()) hash.update(bytes);
  return hash.digest('hex');
}

/** A name that settles the bytes, as a fingerprint; one already made is kept. */
export function printOf(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name : createHash('sha256').update(name).digest('hex');
}
