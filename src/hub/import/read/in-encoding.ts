import { isAscii, isUtf8 } from 'node:buffer';
import { decodeLegacy, type LegacyEncoding, misreadBytes } from '../../declare/legacy-encoding.js';
import { isHeaderOfRejects } from './reject-headers.js';
import type { ImportSource } from './source.js';
import { unpack } from './unpack.js';

/**
 * The same file read as written in a legacy encoding: as UTF-8, whether its bytes are in that encoding, or a program took them for Western
 * letters and saved those as UTF-8; the first lines that are not ASCII tell which. Letters that only Unicode has stay as they are, and so
 * do the rows that the hub itself rejected of such a file, since they were brought to UTF-8 then.
 */
export function inEncoding(source: ImportSource, encoding: LegacyEncoding): ImportSource {
  return {
    ...source,
    async *open() {
      const unpacked = await unpack(source);
      // A workbook says itself how its text is written.
      if (unpacked.kind === 'workbook') return yield* source.open();
      let isText: boolean | undefined;
      let isOfRejects: boolean | undefined;
      let rest = Buffer.alloc(0);
      const inUtf8 = (lines: Buffer) => {
        isOfRejects ??= isHeaderOfRejects(lines.toString('utf8').split('\n', 1)[0] ?? '');
        if (isOfRejects || isAscii(lines)) return lines;
        isText ??= isUtf8(lines);
        return reread(lines, encoding, isText);
      };
      for await (const piece of unpacked.source.open()) {
        const bytes = Buffer.concat([rest, piece]);
        const whole = bytes.lastIndexOf(0x0a) + 1;
        rest = bytes.subarray(whole);
        if (whole > 0) yield inUtf8(bytes.subarray(0, whole));
      }
      if (rest.length > 0) yield inUtf8(rest);
    },
  };
}

function reread(bytes: Buffer, encoding: LegacyEncoding, isText: boolean): Buffer {
  if (!isText) return Buffer.from(decodeLegacy(bytes, encoding));
  const cells = bytes.toString('utf8').split(/([,;\t\r\n"]+)/);
  return Buffer.from(
    cells
      .map((cell) => {
        const misread = misreadBytes(cell);
        return misread === undefined ? cell : decodeLegacy(misread, encoding);
      })
      .join(''),
  );
}
