import { HubError } from '../../errors.js';

const WORDS_MIN = 20;
const WORDS_MAX = 500;

/** Why something is done, or what is to be done, in enough words that somebody else can judge it. */
export function wordsOf(given: string, argument: 'reason' | 'note' | 'task'): string {
  const text = given.trim();
  if (text.length >= WORDS_MIN && text.length <= WORDS_MAX) return text;
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: `hãy viết ${WORDS_MIN} đến ${WORDS_MAX} ký tự để người khác hiểu được vì sao.`,
    ruleEn: `write ${WORDS_MIN} to ${WORDS_MAX} characters by which somebody else understands why.`,
  });
}
