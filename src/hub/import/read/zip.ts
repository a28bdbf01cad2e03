import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { LIMITS } from '../../../limits.js';
import { FileRefusal, fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

export type ZipEntry = { name: string; bytes: number };
export type Zip = { entries: readonly ZipEntry[]; read(entry: ZipEntry): AsyncIterable<Buffer> };

/**
 * The packed bytes are held (a directory stands at the end of an archive), what is in them is not. An entry that gives more bytes than it
 * announces, or more than the limit, ends there.
 */
export async function openZip(source: ImportSource): Promise<Zip> {
  const packed = await wholeOf(source, LIMITS.packedBytes.max);
  const { zip, entries } = await readDirectory(packed).catch(() => {
    throw fileRefused('FILE_DAMAGED_ARCHIVE', {});
  });
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    entries: entries.map(({ fileName, uncompressedSize }) => ({ name: fileName, bytes: uncompressedSize })),
    async *read({ name }) {
      const entry = byName.get(name);
      if (entry === undefined || entry.isEncrypted()) throw fileRefused('FILE_DAMAGED_ARCHIVE', {});
      if (entry.uncompressedSize > LIMITS.unpackedBytes.max)
        throw fileRefused('FILE_UNPACKS_TOO_LARGE', { limit: LIMITS.unpackedBytes.max });
      try {
        // Yauzl ends the stream at the first byte beyond what the directory announces.
        for await (const piece of await streamOf(zip, entry)) yield piece as Buffer;
      } catch (error) {
        throw error instanceof FileRefusal ? error : fileRefused('FILE_DAMAGED_ARCHIVE', {});
      }
    },
  };
}

/** The bytes of a source as one piece, refused beyond a limit. */
export async function wholeOf(source: ImportSource, max: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source.open()) {
    bytes += piece.length;
    if (bytes > max) throw fileRefused('FILE_UNPACKS_TOO_LARGE', { limit: max });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function readDirectory(packed: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    fromBuffer(packed, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error);
      const entries: Entry[] = [];
      zip.on('error', reject);
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        if (entries.length > ENTRIES_MAX) reject(new Error('too many entries'));
        else zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.readEntry();
    });
  });
}

const ENTRIES_MAX = 10_000;

function streamOf(zip: ZipFile, entry: Entry): Promise<AsyncIterable<unknown>> {
  return new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))));
}
