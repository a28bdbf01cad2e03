import type { CheckRule, Values } from '../../hub/declare/model.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { given, notAfterToday, rule, termNotReversed } from '../rule-kinds.js';

/** Luật 36/2024/QH15, Điều 60 khoản 3 [V]: from which class one may be trained for which. */
const UPGRADES: Readonly<Record<string, readonly string[]>> = {
  B: ['C1', 'C', 'D1', 'D2', 'BE'],
  C1: ['C', 'D1', 'D2', 'C1E'],
  C: ['D1', 'D2', 'D', 'CE'],
  D1: ['D2', 'D', 'D1E'],
  D2: ['D', 'D2E'],
  D: ['DE'],
};

/** Luật 36/2024/QH15, Điều 62 khoản 2 (exchange: b–e, re-issue: a) and khoản 5 (revocation) [V]. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  EXCHANGE: ['b', 'c', 'd', 'đ', 'e'],
  REISSUE: ['a', 'b'],
  REVOKE: ['a', 'b', 'c'],
};

export const licenceEvents: readonly CheckRule[] = [
  rule({
    entity: 'LicenceEvent',
    code: 'LICENCE_EVENT_GROUND',
    field: 'ground',
    broken: ({ kind, ground = null }) => ground !== null && GROUNDS[String(kind)]?.includes(String(ground)) === false,
    vi: 'Trường hợp là chữ của điểm trong Điều 62 Luật 36/2024/QH15: cấp lại a hoặc b, đổi b đến e (khoản 2), thu hồi a đến c (khoản 5). Chữ đ khác chữ d.',
    en: 'The ground is a letter of article 62, law 36/2024/QH15: re-issue a or b, exchange b to e (62.2), revocation a to c (62.5). The letter đ is not d.',
  }),
  rule({
    entity: 'LicenceEvent',
    code: 'WARN_LICENCE_EVENT_WITHOUT_GROUND',
    field: 'ground',
    broken: ({ kind, ground = null }) => ground === null && String(kind) in GROUNDS,
    vi: 'Đổi, cấp lại và thu hồi giấy phép lái xe thuộc một trường hợp của Điều 62. Hãy bổ sung.',
    en: 'An exchange, re-issue or revocation has a ground of article 62. Add it.',
  }),
  rule({
    entity: 'LicenceEvent',
    code: 'LICENCE_UPGRADE_PATH',
    field: 'toClass',
    broken: breaksPath,
    vi: 'Không được nâng từ hạng này lên hạng kia (Điều 60 khoản 3 Luật 36/2024/QH15). Hãy xem lại hai hạng.',
    en: 'There is no upgrade from this class to that one (article 60.3, law 36/2024/QH15). Check both classes.',
  }),
  rule({
    entity: 'LicenceEvent',
    code: 'LICENCE_EVENT_UPGRADE_CLASSES',
    field: 'fromClass',
    broken: (values) => values.kind === 'UPGRADE' && given(values, ['fromClass', 'toClass']) < 2,
    vi: 'Nâng hạng cần hạng trước và hạng sau. Hãy bổ sung.',
    en: 'An upgrade names the class before and the class after. Complete them.',
  }),
  rule({
    entity: 'LicenceEvent',
    code: 'LICENCE_SUSPENSION_TERM',
    field: 'endsOn',
    broken: ({ kind, endsOn = null }) => kind === 'SUSPEND' && endsOn === null,
    vi: 'Tước quyền sử dụng giấy phép là có thời hạn: hãy ghi ngày cuối.',
    en: 'A suspension has a term: give its last day.',
  }),
  rule({
    entity: 'LicenceEvent',
    code: 'LICENCE_EVENT_TERM_WITHOUT_SUSPENSION',
    field: 'endsOn',
    broken: ({ kind, endsOn = null }) => endsOn !== null && kind !== 'SUSPEND' && kind !== 'WITHHOLD',
    vi: 'Chỉ tước quyền sử dụng và tạm giữ mới có ngày cuối. Hãy bỏ ngày này, hoặc xem lại loại biến động.',
    en: 'Only a suspension or withholding has a last day. Leave it out, or check the kind of event.',
  }),
  termNotReversed('LicenceEvent', 'effectiveOn', 'endsOn'),
  notAfterToday('LicenceEvent', 'effectiveOn'),
  termNotReversed('LicenceEvent', 'passedOn', 'effectiveOn'),
];

/** Only classes of the 2025 scheme have a verified table; upgrades of the older scheme are kept as they are. */
function breaksPath({ kind, fromClass, toClass, effectiveOn }: Values): boolean {
  if (kind !== 'UPGRADE' || typeof fromClass !== 'string' || typeof toClass !== 'string') return false;
  if (typeof effectiveOn !== 'string' || effectiveOn < '2025-01-01') return false;
  if (![fromClass, toClass].every((label) => LICENCE_LABELS['2025']?.includes(label))) return false;
  return UPGRADES[fromClass]?.includes(toClass) !== true;
}
