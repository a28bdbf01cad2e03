import type { Model } from './model.js';
import { personKeys } from './person-keys.js';
import type { ScalarResult } from './scalars.js';

/**
 * Whether a word of a text reads like a key that names a person. A reason stands in the ledger for ever and is told to whoever may read the
 * change; a person's number does not belong there.
 */
export function namesPersonByNumber({ declarations, scalars }: Pick<Model, 'declarations' | 'scalars'>, text: string): boolean {
  if (!NUMBERED.test(text)) return false;
  const rules = new Set(personKeys(declarations).flatMap(({ field }) => scalars.get(field.type) ?? []));
  const words = text.split(/[\s,;:()[\]"'/]+/).filter((word) => NUMBERED.test(word));
  return words.some((word) => [...rules].some((rule) => isSurely(rule.normalise(word.replace(/[.]+$/, '')))));
}

/** No key that names a person has fewer digits in a row. */
const NUMBERED = /\d{6}/;

/** Whether a text as a whole, however it is spaced, or a word of it reads like a key that names a person: it is not told back, wherever it stands. */
export function readsAsPersonKey(model: Pick<Model, 'declarations' | 'scalars'>, text: string): boolean {
  return namesPersonByNumber(model, text) || namesPersonByNumber(model, text.replace(/[^\p{L}\p{N}]/gu, ''));
}

/** An older form that could be anything else as well is taken with a warning, and is no such word. */
function isSurely(result: ScalarResult): boolean {
  return 'value' in result && (result.warnings ?? []).length === 0;
}

export const WARN_PERSONAL_WORD = {
  code: 'WARN_PERSONAL_WORD',
  severity: 'warning',
  vi: 'Lý do hoặc căn cứ có vẻ chứa số định danh của một người. Nó nằm lại trong sổ thay đổi: hãy viết số quyết định hay mã hồ sơ thay cho số của người.',
  en: 'The reason or the legal basis seems to hold a number that names a person. It stays in the ledger: write the number of a decision or of a dossier instead.',
} as const;

export const WARN_NUMBER_IN_TEXT = {
  code: 'WARN_NUMBER_IN_TEXT',
  severity: 'warning',
  vi: 'Ô văn bản này có vẻ chứa số định danh của một người, mà người khác đọc được và khi xoá dữ liệu của người đó thì không tìm thấy. Hãy bỏ số ấy, hoặc ghi nó ở trường dành cho người.',
  en: 'This text seems to hold a number that names a person. Others may read it, and an erasure for that person does not find it. Leave it out, or give it in the field that is for it.',
} as const;
