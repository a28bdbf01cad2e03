import { decodeLegacy, fromTwiceEncoded, fromVni, misreadBytes } from './legacy-encoding.js';
import { isVietnameseSyllable } from './vietnamese-syllable.js';

/** What happened to a text on its way here. Each has its own way out (`damageRule`). */
export type Damage = 'narrow' | 'formula' | 'absent' | 'rounded' | 'lost' | 'twice' | 'tcvn3' | 'vni';

/**
 * Whether a text is what a spreadsheet, a program or a wrong encoding left of it. Promise: correct Vietnamese is never taken for damaged,
 * nor are names of other languages: an encoding is only named where the words make no syllables as they stand and all of them do in it.
 */
export function damageOf(text: string): Damage | undefined {
  const debris = debrisOf(text);
  if (debris !== undefined) return debris;
  if (LETTERS_LOST.test(text) && !text.includes('://')) return 'lost';
  if (!HIGH_LATIN.test(text) || MODERN.test(text)) return undefined;
  if (isVietnamese(text) || wordsOf(text).every((word) => word.length < JUDGED_LETTERS_MIN)) return undefined;
  return CANDIDATES.find(([, decode]) => isVietnamese(decode(text)))?.[0];
}

function isVietnamese(decoded = ''): boolean {
  const words = wordsOf(decoded.replace(QUOTES_AND_DASHES, ' '));
  return words.length > 0 && words.every(isVietnameseSyllable);
}

/** What stands in a cell of any kind instead of a value. */
export function debrisOf(text: string): Damage | undefined {
  if (!DEBRIS_BEGINS.test(text)) return undefined;
  return DEBRIS.find(([, form]) => form.test(text))?.[0];
}

/** Whether it stands instead of a value, and says nothing of it. */
export function isDebris(damage: Damage): boolean {
  return DEBRIS.some(([debris]) => debris === damage);
}

const DEBRIS: readonly (readonly [Damage, RegExp])[] = [
  ['narrow', /^#{3,}$/],
  ['formula', /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)$/i],
  // Not `Nan`: that is a name.
  ['absent', /^(?:NULL|null|\(null\)|<null>|nan|NaN|None|undefined|#?N\/A|n\/a)$/],
  ['rounded', /^[+-]?\d[.,]\d+[eE]\+\d{1,3}$/],
];
const DEBRIS_BEGINS = /^[#(<Nnu+\d-]/;

/** A question mark inside a word, `V?n t?i`: what a program without Vietnamese letters writes for one. */
const LETTERS_LOST = /\p{L}\?\p{L}/u;
const HIGH_LATIN = /[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]/;
/** Shorter words are units (`m²`) or names by chance. */
const JUDGED_LETTERS_MIN = 3;
/** Letters that only Unicode has: text with one of them was not misread as a whole. */
const MODERN = /[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]/;

const QUOTES_AND_DASHES = /[\u2010-\u2026]/g;

/** The words that an encoding can have changed. */
function wordsOf(text: string): string[] {
  return text.split(/[\s!-/:-@[-`{-~]+/).filter((word) => /[^ -~]/.test(word) && /\p{L}/u.test(word));
}

const CANDIDATES: readonly (readonly ['twice' | 'tcvn3' | 'vni', (text: string) => string | undefined])[] = [
  // A space at the end may have been half of a letter (à).
  ['twice', (text) => fromTwiceEncoded(text) ?? fromTwiceEncoded(`${text}\u00a0`)],
  ['vni', fromVni],
  ['tcvn3', (text) => ((bytes) => bytes && decodeLegacy(bytes, 'tcvn3'))(misreadBytes(text))],
];

/** What happened, and what to do. The text is not quoted: it may be a person's. */
export function damageRule(damage: Damage): { vi: string; en: string } {
  return RULES[damage];
}

const RULES: Readonly<Record<Damage, { vi: string; en: string }>> = {
  narrow: {
    vi: 'chỉ có dấu # mà bảng tính in khi cột quá hẹp. Hãy nới rộng cột, rồi chép lại giá trị.',
    en: 'is the # signs a spreadsheet prints where a column is too narrow. Widen the column and copy the value again.',
  },
  formula: {
    vi: 'là báo lỗi của công thức trong bảng tính, không phải dữ liệu. Hãy sửa công thức, hoặc để trống.',
    en: 'is the error of a formula in a spreadsheet, no data. Mend the formula, or leave it empty.',
  },
  absent: {
    vi: 'là chữ mà chương trình ghi thay cho giá trị không có. Hãy để trống.',
    en: 'is the word that a program writes for an absent value. Leave it empty.',
  },
  rounded: {
    vi: 'là số đã bị bảng tính làm tròn, nên đã mất chữ số. Hãy định dạng cột là văn bản, rồi chép lại từ bản gốc.',
    en: 'is a number that a spreadsheet rounded, so digits are lost. Format the column as text and copy from the original.',
  },
  lost: {
    vi: 'có dấu hỏi ở giữa từ: chữ có dấu đã mất khi lưu ở nơi không có tiếng Việt, không khôi phục được. Hãy chép lại từ bản gốc.',
    en: 'has a question mark inside a word: letters with marks were lost where it was saved, for good. Copy it from the original.',
  },
  twice: {
    vi: 'là UTF-8 bị đọc nhầm bảng mã rồi lưu lại (thường do mở CSV bằng Excel). Hãy xuất lại tệp và mở với bảng mã UTF-8.',
    en: 'is UTF-8 that was read in another encoding and saved again (often by opening a CSV in Excel). Export it anew and open it as UTF-8.',
  },
  tcvn3: {
    vi: 'có vẻ gõ bằng bảng mã TCVN3 (phông .Vn…). Hãy nhập tệp với --encoding tcvn3, hoặc chuyển sang Unicode; chữ hoa của phông .Vn…H không tự khôi phục được.',
    en: 'looks typed in TCVN3 (fonts .Vn…). Import the file with --encoding tcvn3, or convert it to Unicode; capitals that a font .Vn…H showed cannot be had back.',
  },
  vni: {
    vi: 'có vẻ gõ bằng bảng mã VNI (phông VNI-…). Hãy nhập tệp với --encoding vni, hoặc chuyển sang Unicode.',
    en: 'looks typed in VNI (fonts VNI-…). Import the file with --encoding vni, or convert it to Unicode.',
  },
};
