import type { Problem } from '../../errors.js';
import { interchanged } from '../../hub/declare/fold.js';

/** No sentence here quotes the value: it may be a person's, and refusals end up in logs and rejects files. */
export type Rejection = { rejected: string; vi: string; en: string };
export type LetterCase = 'upper' | 'kept';

export type CleanTextRule = {
  codePrefix: string;
  lengthMax: number;
  letterCase: LetterCase;
  /** An address on the web is another one with another dash. */
  marks?: 'kept';
};

/**
 * Brings typed or pasted text to NFC, trimmed, with plain spaces, dashes and apostrophes; refuses what a form cannot mean.
 * The length is looked at first, so nothing after it ever runs on more than a few dozen characters.
 */
export const cleanText = (input: string, rule: CleanTextRule): { text: string } | Rejection => {
  if (typeof input !== 'string')
    return reject(`${rule.codePrefix}_NOT_TEXT`, 'Hãy gửi giá trị ở dạng chuỗi ký tự.', 'Send the value as a string.');
  if (input.length > rule.lengthMax) return tooLong(rule.codePrefix, rule.lengthMax);
  const spaced = input
    .normalize('NFC')
    .replace(/\p{Zs}/gu, ' ')
    .trim();
  const text = rule.marks === 'kept' ? spaced : interchanged(spaced);
  if (text === '')
    return reject(
      `${rule.codePrefix}_EMPTY`,
      'Giá trị trống. Hãy điền giá trị, hoặc bỏ hẳn trường này.',
      'The value is empty. Fill it in, or leave the field out.',
    );
  if (FOREIGN.test(text)) return strangeCharacters(rule.codePrefix);
  if (LOOKS_LIKE_D_STROKE.test(text)) return lookalike(rule.codePrefix);
  return { text: rule.letterCase === 'upper' ? upper(text) : text };
};

export const reject = (rejected: string, vi: string, en: string): Rejection => ({ rejected, vi, en });

/** Codes of warnings start with WARN_, so that a list of problems can be read without its severities. */
export const warning = (code: `WARN_${string}`, vi: string, en: string): Problem => ({ code, severity: 'warning', vi, en });

/** Control, format (zero-width, direction override), lone surrogate, private and unassigned characters; digits that are not 0–9. */
const FOREIGN = /[\p{C}\p{Zl}\p{Zp}]|(?![0-9])\p{Nd}/u;

/** Eth and African D print like Đ (U+0110) and are other letters. */
const LOOKS_LIKE_D_STROKE = /[\u00d0\u00f0\u0189\u0256]/;

/** Only a–z and đ: the general mapping turns ſ into S and ı into I, which would let a look-alike become a legal letter. */
const upper = (text: string): string => text.replace(/[a-zđ]+/g, (letters) => letters.toUpperCase());

const tooLong = (prefix: string, most: number): Rejection =>
  reject(
    `${prefix}_TOO_LONG`,
    `Giá trị dài quá ${most} ký tự. Hãy kiểm tra có dán nhầm nội dung khác không.`,
    `The value is longer than ${most} characters. Check that nothing else was pasted in.`,
  );

const strangeCharacters = (prefix: string): Rejection =>
  reject(
    `${prefix}_CHARACTERS`,
    'Giá trị có ký tự ẩn, ký tự điều khiển hoặc chữ số khác 0–9. Hãy gõ lại bằng bàn phím thay vì dán.',
    'The value holds hidden or control characters, or digits other than 0–9. Type it again instead of pasting.',
  );

const lookalike = (prefix: string): Rejection =>
  reject(
    `${prefix}_LOOKALIKE`,
    'Giá trị có chữ giống Đ nhưng là ký tự khác (Ð). Hãy gõ lại chữ Đ bằng bộ gõ tiếng Việt.',
    'The value holds a letter that looks like Đ but is another character (Ð). Type Đ (U+0110) with a Vietnamese keyboard.',
  );
