import { createGunzip } from 'node:zlib';
import { LIMITS } from '../../../limits.js';
import { FileRefusal, fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';
import { openZip, type Zip, type ZipEntry } from './zip.js';

/** What is in a file once nothing is packed any more: text, or a workbook. */
export type Unpacked = { kind: 'text'; source: ImportSource; wasPacked: boolean } | { kind: 'workbook'; zip: Zip };

/**
 * Looks inside a gzip file or a zip archive with one file in it. Promise: never more than one piece of a packed file in memory, never more
 * bytes out of it than the limit, whatever it claims, and no archive in an archive in an archive.
 */
export async function unpack(source: ImportSource, depth = 0): Promise<Unpacked> {
  const [a, b, c, d] = await firstBytes(source);
  const isGzip = a === 0x1f && b === 0x8b;
  const isZip = a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04;
  if (!isGzip && !isZip) return { kind: 'text', source, wasPacked: depth > 0 };
  if (depth >= DEPTH_MAX) throw fileRefused('FILE_ARCHIVE', {});
  if (isGzip)
    return unpack(
      inside(source, () => gunzipped(source)),
      depth + 1,
    );
  const zip = await openZip(source);
  if (zip.entries.some(({ name }) => name === 'xl/workbook.xml')) return { kind: 'workbook', zip };
  const [entry, ...others] = zip.entries.filter(isContent);
  if (entry === undefined || others.length > 0) throw fileRefused('FILE_ARCHIVE', { count: zip.entries.filter(isContent).length });
  return unpack(
    inside(source, () => zip.read(entry)),
    depth + 1,
  );
}

const DEPTH_MAX = 2;

/** What archives carry along for the system they were made on. */
function isContent({ name }: ZipEntry): boolean {
  return !name.endsWith('/') && !name.startsWith('__MACOSX/') && !/(^|\/)\.[^/]+$/.test(name);
}

function inside(source: ImportSource, open: ImportSource['open']): ImportSource {
  const { bytes: _, ...rest } = source;
  return { ...rest, open };
}

async function* gunzipped(source: ImportSource): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feed = (async () => {
    for await (const piece of source.open()) if (!gunzip.write(piece)) await new Promise<void>((resolve) => gunzip.once('drain', resolve));
    gunzip.end();
  })();
  feed.catch((error: unknown) => gunzip.destroy(error as Error));
  try {
    yield* within(gunzip, LIMITS.unpackedBytes.max);
  } catch (error) {
    throw error instanceof FileRefusal ? error : fileRefused('FILE_DAMAGED_ARCHIVE', {});
  } finally {
    gunzip.destroy();
  }
}

/** Passes bytes on until they are more than anybody's file holds. */
export async function* within(pieces: AsyncIterable<Buffer>, max: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > max) throw fileRefused('FILE_UNPACKS_TOO_LARGE', { limit: max });
    yield piece;
  }
}

async function firstBytes(source: ImportSource): Promise<Buffer> {
  let first = Buffer.alloc(0);
  for await (const piece of source.open()) {
    first = Buffer.concat([first, piece]);
    if (first.length >= 4) break;
  }
  return first;
}
