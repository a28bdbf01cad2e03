import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Vietnamese encodings from before Unicode. Files in them are still sent; read as something else they are `C«ng ty` and `Coâng ty`. */
export const LEGACY_ENCODINGS = ['tcvn3', 'vni', 'cp1258'] as const;
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];

/**
 * Text from bytes that were written in a legacy encoding. What a capital font (.VnTimeH) showed as capitals is stored in small letters, and
 * comes out in small letters.
 */
export function decodeLegacy(bytes: Buffer, encoding: LegacyEncoding): string {
  switch (encoding) {
    case 'tcvn3':
      return fromTcvn3(bytes);
    case 'vni':
      return fromVni(iconv.decode(bytes, 'win1252'));
    case 'cp1258':
      return iconv.decode(bytes, 'win1258').normalize('NFC');
    default:
      return encoding satisfies never;
  }
}

/** The fonts .Vn… leave the block of controls to Windows' quotes and dashes; the standard that the library knows has capitals there. */
function fromTcvn3(bytes: Buffer): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const isMark = isWindowsMark(bytes[at]);
    let to = at + 1;
    while (to < bytes.length && isWindowsMark(bytes[to]) === isMark) to++;
    pieces.push(iconv.decode(bytes.subarray(at, to), isMark ? 'win1252' : 'tcvn'));
    at = to;
  }
  return pieces.join('').normalize('NFC');
}

const isWindowsMark = (byte = 0): boolean => byte >= 0x80 && byte < 0xa0;

/**
 * The bytes that a reader took for Windows-1252 when it made this text of them; undefined where it holds letters that no such reader makes.
 */
export function misreadBytes(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code < 0x100 ? code : HIGH.get(letter);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** UTF-8 that was read as Windows-1252, and saved as UTF-8 again: what it said first. */
export function fromTwiceEncoded(text: string): string | undefined {
  const bytes = misreadBytes(text);
  return bytes !== undefined && isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

const HIGH = new Map(
  [...Array(0x20).keys()]
    .map((at) => [iconv.decode(Buffer.from([0x80 + at]), 'win1252'), 0x80 + at] as const)
    .filter(([letter]) => letter !== '\ufffd'),
);

/** VNI writes a mark as a letter of its own behind the vowel: `oâ` is ô, `aù` is á. No library knows it. */
export function fromVni(text: string): string {
  return text.replace(VNI, (found) => {
    const letters = found.toLowerCase();
    const base = VNI_BASES.get(letters.charAt(0)) ?? letters.charAt(0);
    const decoded = (base + (VNI_MARKS.get(letters.charAt(1)) ?? '')).normalize('NFC');
    return found.charAt(0) === letters.charAt(0) ? decoded : decoded.toUpperCase();
  });
}

const VNI = /[aeouyôö][ùøûõï]|[aeo][âáàåãä]|a[êéèúüë]|[ôöæóòîñ]/giu;
const VNI_BASES = new Map([...'ôöæóòîñ'].map((letter, at) => [letter, [...'ơưỉĩịỵđ'][at] ?? letter]));
const [ACUTE, GRAVE, HOOK, TILDE, DOT, HAT, BREVE] = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323', '\u0302', '\u0306'];
const VNI_MARKS = new Map([
  ...[...'ùøûõï'].map((mark, at) => [mark, [ACUTE, GRAVE, HOOK, TILDE, DOT][at] ?? ''] as const),
  ...[...'âáàåãä'].map((mark, at) => [mark, HAT + (['', ACUTE, GRAVE, HOOK, TILDE, DOT][at] ?? '')] as const),
  ...[...'êéèúüë'].map((mark, at) => [mark, BREVE + (['', ACUTE, GRAVE, HOOK, TILDE, DOT][at] ?? '')] as const),
]);
