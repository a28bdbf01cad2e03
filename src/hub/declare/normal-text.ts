import { LRUCache } from 'lru-cache';
import { LIMITS } from '../../limits.js';
import { choiceOf } from './choices.js';
import { type Damage, damageOf, damageRule } from './damaged-text.js';

/**
 * Text as the registers keep it. Promise: one text has one spelling – composed (NFC), spaces of every kind as one U+0020, none at the ends
 * – and holds nothing that cannot be seen, nor what a spreadsheet or a wrong encoding left of a text (`damaged-text.ts`). Every door brings
 * text to this form by this function: mutation, file, decided procedure, seed; filters and look-ups ask with it. Empty text is absent:
 * `value` is null then. Line breaks stand only in fields that are declared `@multiline`, and where a field's register lists what it may
 * hold, what is typed in another case or without its marks is the choice it can only mean.
 */
export function normalText(text: string, field: TextField = {}): NormalText {
  const taken = spelt(text, field);
  const { choices } = field;
  return choices !== undefined && 'value' in taken && taken.value !== null ? { value: choiceOf(choices, taken.value) } : taken;
}

/** What a field says of its text. */
type TextField = { multiline?: boolean; choices?: readonly string[] };

/**
 * Texts of one line that were found in normal form lately. A row of a file comes by here when it is checked, when the door tries it and when
 * it is written, and makes, colours and kinds come again with each row.
 */
const normalLately = new LRUCache<string, true>({ max: 8_192 });
const REMEMBERED_LENGTH_MAX = 64;

function spelt(text: string, field: TextField): NormalText {
  if (normalLately.has(text)) return { value: text };
  const taken = speltAnew(text, field);
  // With a line break in it a text is normal in some fields only.
  const isRemembered = 'value' in taken && taken.value === text && text.length <= REMEMBERED_LENGTH_MAX && !text.includes('\n');
  if (isRemembered) normalLately.set(text, true);
  return taken;
}

function speltAnew(text: string, { multiline = false }: TextField): NormalText {
  if (text.length > TEXT_MAX) return { fault: { kind: 'long' } };
  if (PLAIN.test(text)) return wrong(text) ?? { value: text };
  const trimmed = trimText(text);
  const lines = multiline ? trimmed.replace(LINE_BREAKS, '\n') : trimmed;
  const unseen = (multiline ? UNSEEN_BUT_BREAKS : UNSEEN).exec(lines);
  if (unseen !== null) return wrong(lines) ?? { fault: faultAt(lines, unseen) };
  const spaced = lines.normalize('NFC').replace(SPACES, ' ');
  const value = multiline ? spaced.replace(/ ?\n ?/g, '\n') : spaced;
  if (value === '') return { value: null };
  // A no-break space may be half of a letter that was read in another encoding.
  return (value === trimmed ? undefined : wrong(trimmed)) ?? wrong(value) ?? { value };
}

function wrong(text: string): { fault: TextFault } | undefined {
  const damage = damageOf(text);
  return damage && { fault: { kind: 'damaged', damage } };
}

export type NormalText = { value: string | null } | { fault: TextFault };

/** Why a text is refused. `place` counts letters from 1; `point` is the code point met there, `U+200B`. */
export type TextFault =
  | { kind: 'long' }
  | { kind: 'damaged'; damage: Damage }
  | { kind: 'break' | 'lost' | 'unseen'; place: number; point: string };

/** The normal form, or where there is none the text as given: what somebody who searches may mean. */
export function searchedText(text: string, field?: TextField): string {
  const normal = normalText(text, field);
  return 'fault' in normal ? text : (normal.value ?? text);
}

const TEXT_MAX = LIMITS.textCharacters.max;

/** What is wrong and what to do. The text is not quoted: it may be a person's. */
export function textRule(fault: TextFault): { vi: string; en: string } {
  if (fault.kind === 'long')
    return {
      vi: `dài quá ${TEXT_MAX} ký tự. Hãy kiểm tra có dán nhầm không.`,
      en: `is longer than ${TEXT_MAX} characters. Check that nothing else was pasted in.`,
    };
  if (fault.kind === 'damaged') return damageRule(fault.damage);
  const { place, point } = fault;
  switch (fault.kind) {
    case 'break':
      return {
        vi: `có dấu xuống dòng (${point}) ở ký tự thứ ${place}, trong khi trường này chỉ có một dòng. Hãy thay bằng dấu cách.`,
        en: `holds a line break (${point}) at character ${place}, and this field has one line. Put a space instead.`,
      };
    case 'lost':
      return {
        vi: `có ký tự thay thế (${point}) ở ký tự thứ ${place}: chữ đã bị mất từ lần lưu trước. Hãy chép lại từ bản gốc.`,
        en: `holds the replacement character (${point}) at character ${place}: letters were lost when the text was saved before. Copy it again from the original.`,
      };
    case 'unseen':
      return {
        vi: `có ký tự điều khiển hoặc ký tự ẩn (${point}) ở ký tự thứ ${place}. Hãy gõ lại thay vì dán.`,
        en: `holds a control or hidden character (${point}) at character ${place}. Type it again instead of pasting.`,
      };
    default:
      return fault satisfies never;
  }
}

/** Without the spaces, tabs and line ends around it; a byte order mark is no space. */
export function trimText(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && AROUND.test(text.charAt(from))) from++;
  while (to > from && AROUND.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Nearly every text of the registers is in normal form already; these are so at a glance. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

const AROUND = /[\p{Zs}\t-\r\u0085\u2028\u2029]/u;
const SPACES = /\p{Zs}+/gu;
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * Controls, format characters (zero-width, direction, tags), whatever is not drawn, private use, half surrogate pairs, code points that are
 * no characters, and the mark of a lost letter. U+2800 draws as a space and is none.
 */
const NOT_SEEN = '\\p{Cf}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\u2800\\ufffd';
const UNSEEN = new RegExp(`[\\p{Cc}\\u2028\\u2029${NOT_SEEN}]`, 'u');
const UNSEEN_BUT_BREAKS = new RegExp(`[\\0-\\t\\v-\\x1f\\x7f-\\x9f${NOT_SEEN}]`, 'u');

function faultAt(text: string, { 0: found, index }: RegExpExecArray): TextFault {
  const point = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = found === '\ufffd' ? 'lost' : BREAK.test(found) ? 'break' : 'unseen';
  return { kind, place: [...text.slice(0, index)].length + 1, point };
}

/** A text for a terminal or a log: whatever a terminal would obey, or a reader not see, as its code point. Line breaks stay. */
export function visibleText(text: string): string {
  return text.replace(OBEYED, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

const OBEYED = new RegExp(`\\u2028|\\u2029|${UNSEEN_BUT_BREAKS.source.replace('\\ufffd', '')}`, 'gu');
