import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { normalText, textRule } from '../declare/normal-text.js';

/**
 * Why a change set is written and on what legal ground, in the normal form of text: it stands in the ledger for ever, beside what it
 * explains.
 */
export function groundText(argument: 'reason' | 'legalBasis' | 'emergency' | 'conclusion', text: string): string {
  const normal = normalText(text, { multiline: true });
  if ('fault' in normal) {
    const { vi, en } = textRule(normal.fault);
    throw new HubError('BAD_USER_INPUT', { argument, ruleVi: `văn bản ${vi}`, ruleEn: `the text ${en}` });
  }
  if (normal.value === null) throw new HubError('BAD_USER_INPUT', { argument, ...NEEDED[argument] });
  const { length } = normal.value;
  if (length > LIMITS.reasonCharacters.max) throw beyond('reasonCharacters', { asked: length, argument });
  return normal.value;
}

const NEEDED = {
  emergency: {
    ruleVi: 'cần nêu vì sao không chờ được người phê duyệt.',
    ruleEn: 'say why it cannot wait for an approver.',
    example: 'Cầu sập, phải cấm tải ngay',
  },
  conclusion: { ruleVi: 'cần nêu kết quả xem lại.', ruleEn: 'say what was found.' },
  reason: { ruleVi: 'cần nêu lý do.', ruleEn: 'a reason is needed.' },
  legalBasis: { ruleVi: 'cần nêu căn cứ pháp lý.', ruleEn: 'the legal ground is needed.', example: 'Nghị định 158/2024/NĐ-CP, Điều 23' },
} as const;
