import { TILE_WIDTH } from './tiles.js';

/** The entries under a tile of the lowest level, each after its length in two bytes. */
export function writeBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length > TILE_WIDTH) throw new RangeError('a bundle holds as many entries as a tile has hashes');
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`an entry of ${entry.length} bytes fits into no bundle`);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** Undefined where it breaks off, or goes on beyond a tile. */
export function readBundle(bytes: Buffer): Buffer[] | undefined {
  const entries = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length > TILE_WIDTH ? undefined : entries;
}

export const ENTRY_BYTES_MAX = 0xffff;
