import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { normalText } from '../declare/normal-text.js';

/** In the normal form of text: a code that is the same to whoever reads it is one result. */
export function resultCodeOf(given: string): string {
  const normal = normalText(given);
  if ('value' in normal && normal.value !== null && normal.value.length <= RESULT_CODE_CHARACTERS_MAX) return normal.value;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'resultCode',
    ruleVi: `cần 1 đến ${RESULT_CODE_CHARACTERS_MAX} ký tự nhìn thấy được, trên một dòng.`,
    ruleEn: `1 to ${RESULT_CODE_CHARACTERS_MAX} characters that can be seen, in one line.`,
    example: 'H26.01-261122-0001-KQ01',
  });
}

const RESULT_CODE_CHARACTERS_MAX = LIMITS.resultCodeCharacters.max;
