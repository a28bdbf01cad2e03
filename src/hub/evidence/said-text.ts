import { HubError } from '../../errors.js';
import { normalText, textRule } from '../declare/normal-text.js';

const TEXT_MIN = 10;
const TEXT_MAX = 2_000;

/** What a person says and is told, in the normal form of text. It may name anybody, so no refusal quotes it. */
export function saidText(argument: 'statement' | 'answer', given: string): string {
  const normal = normalText(given, { multiline: true });
  if ('fault' in normal) {
    const { vi, en } = textRule(normal.fault);
    throw new HubError('BAD_USER_INPUT', { argument, ruleVi: `văn bản ${vi}`, ruleEn: `the text ${en}` });
  }
  const { length = 0 } = normal.value ?? '';
  if (normal.value !== null && length >= TEXT_MIN && length <= TEXT_MAX) return normal.value;
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: `hãy viết ${TEXT_MIN} đến ${TEXT_MAX} ký tự để người khác hiểu được.`,
    ruleEn: `write ${TEXT_MIN} to ${TEXT_MAX} characters by which somebody else understands it.`,
  });
}
