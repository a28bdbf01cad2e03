import { isUtf8 } from 'node:buffer';
import type { ImportSource } from './source.js';

/** Why bytes are no text we read, and where: the line, and what stood before the fault on it. */
export type ByteFault = { code: 'FILE_NUL' | 'FILE_NOT_UTF8' | 'FILE_UTF16' | 'FILE_ARCHIVE'; line: number; before: string };

export class ByteError extends Error {
  readonly fault: ByteFault;
  constructor(fault: ByteFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/**
 * Passes on the bytes of a text file without its BOM, whole characters at a time. Promise: nothing that is not UTF-8 and no NUL
 * gets past, and everything before the fault does, so that the header is known when the fault is worded. Never holds more than
 * one piece of the file.
 */
export async function* guardBytes(source: ImportSource): AsyncGenerator<Buffer> {
  let line = 1;
  let first = true;
  let rest: Buffer = Buffer.alloc(0);
  let begun: Buffer = Buffer.alloc(0);
  for await (const piece of source.open()) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (first) {
      if (bytes.length < 4) {
        rest = bytes;
        continue;
      }
      refuseSignature(bytes);
      bytes = withoutBom(bytes);
      first = false;
    }
    const whole = bytes.subarray(0, lastWholeCharacter(bytes));
    rest = bytes.subarray(whole.length);
    yield* checked(whole, line, begun);
    const lines = linesIn(whole);
    begun = lines > 0 ? whole.subarray(whole.lastIndexOf(0x0a) + 1) : Buffer.concat([begun, whole]).subarray(-BEGUN_MAX);
    line += lines;
  }
  if (first) {
    refuseSignature(rest);
    rest = withoutBom(rest);
  }
  if (rest.length > 0) yield* checked(rest, line, begun);
}

/** Of the line that a piece ends in, as much as is kept to find the column of a fault in the next piece. */
const BEGUN_MAX = 64 * 1024;

function* checked(bytes: Buffer, line: number, begun: Buffer): Generator<Buffer> {
  const nul = bytes.indexOf(0);
  if (nul < 0 && isUtf8(bytes)) {
    yield bytes;
    return;
  }
  const sound = nul < 0 || !isUtf8(bytes.subarray(0, nul)) ? firstInvalid(bytes) : nul;
  const lineStart = sound === 0 ? 0 : bytes.lastIndexOf(0x0a, sound - 1) + 1;
  if (lineStart > 0) yield bytes.subarray(0, lineStart);
  throw new ByteError({
    code: sound === nul ? 'FILE_NUL' : 'FILE_NOT_UTF8',
    line: line + linesIn(bytes.subarray(0, lineStart)),
    before: (lineStart > 0 ? '' : begun.toString('utf8')) + bytes.subarray(lineStart, sound).toString('utf8'),
  });
}

/** Halving on "is this beginning sound UTF-8", then letter by letter over the few bytes left. */
function firstInvalid(bytes: Buffer): number {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 8) {
    const middle = sound + lastWholeCharacter(bytes.subarray(sound, (sound + broken) >> 1));
    if (middle === sound) break;
    if (isUtf8(bytes.subarray(sound, middle))) sound = middle;
    else broken = middle;
  }
  for (let end = sound + 1; end <= broken; end++) if (isUtf8(bytes.subarray(sound, end))) sound = end;
  return sound;
}

/** Where the last character begins that might go on in the next piece: at most three bytes from the end. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
}

/** Files saved in another format are told apart from damaged text, since the way out differs. */
function refuseSignature(bytes: Buffer): void {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw new ByteError({ code: 'FILE_UTF16', line: 1, before: '' });
  const zip = a === 0x50 && b === 0x4b && c === 0x03;
  const gzip = a === 0x1f && b === 0x8b;
  const oldExcel = a === 0xd0 && b === 0xcf && c === 0x11;
  if (zip || gzip || oldExcel) throw new ByteError({ code: 'FILE_ARCHIVE', line: 1, before: '' });
}

function withoutBom(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
