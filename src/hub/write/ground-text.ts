import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { normalText, textRule } from '../declare/normal-text.js';

const GROUND_CHARACTERS_MAX = LIMITS.reasonCharacters.max;

/** Why a change set is written and on what legal ground, in the normal form of text: it stands in the ledger for ever, beside what it explains. */
export function groundText(argument: 'reason' | 'legalBasis', text: string): string {
  const normal = normalText(text, { multiline: true });
  if ('fault' in normal) {
    const { vi, en } = textRule(normal.fault);
    throw new HubError('BAD_USER_INPUT', { argument, ruleVi: `văn bản ${vi}`, ruleEn: `the text ${en}` });
  }
  if (normal.value === null || normal.value.length > GROUND_CHARACTERS_MAX) throw new HubError('BAD_USER_INPUT', { argument, ...NEEDED[argument] });
  return normal.value;
}

const NEEDED = {
  reason: { ruleVi: `cần nêu lý do, không quá ${GROUND_CHARACTERS_MAX} ký tự.`, ruleEn: `a reason is needed, of at most ${GROUND_CHARACTERS_MAX} characters.` },
  legalBasis: {
    ruleVi: `cần nêu căn cứ pháp lý, không quá ${GROUND_CHARACTERS_MAX} ký tự.`,
    ruleEn: `the legal ground is needed, in at most ${GROUND_CHARACTERS_MAX} characters.`,
    example: 'Nghị định 158/2024/NĐ-CP, Điều 23',
  },
} as const;
