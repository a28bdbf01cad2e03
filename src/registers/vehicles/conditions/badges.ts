import type { Condition } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { badgeInForce } from '../life-in-transport.js';

const DECREE = 'Nghị định 158/2024/NĐ-CP';

const of = ['vehicle'] as const;

export const badged: Condition = {
  name: 'vehicles.badged',
  of,
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['vehicle', 'state', 'issuedOn', 'expiresOn'] },
  found: badgesInForce,
  cases: [
    {
      key: 'BADGED',
      when: 'f.badges is not null',
      verdict: 'HELD',
      basis: { Badge: 'badges' },
      say: () => ({ vi: 'Xe có phù hiệu còn hiệu lực.', en: 'The vehicle carries a badge in force.' }),
    },
    { key: 'NONE', when: null, verdict: 'NOT_HELD', say: () => ({ vi: 'Chưa có dữ liệu phù hiệu.', en: 'No badge in force is on record.' }) },
  ],
  refusals: {
    else: { code: 'NO_BADGE', vi: 'Xe kinh doanh vận tải không có phù hiệu còn hiệu lực.', en: 'In transport business, it has no badge in force.' },
  },
};

export const badgeGood: Condition = {
  name: 'vehicles.badgeInForce',
  of: ['badge'],
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['state', 'issuedOn', 'expiresOn'] },
  found: ({ badge }, at) => {
    const b = at.row('Badge', 'b');
    return `select array_agg(b.id) as badge from ${b.from} where b.id = ${badge} and ${badgeInForce(b, at)}`;
  },
  cases: [
    {
      key: 'IN_FORCE',
      when: 'f.badge is not null',
      verdict: 'HELD',
      basis: { Badge: 'badge' },
      say: () => ({ vi: 'Phù hiệu còn hiệu lực.', en: 'The badge is in force.' }),
    },
    { key: 'ENDED', when: null, verdict: 'EXPIRED', say: () => ({ vi: 'Phù hiệu không còn hiệu lực.', en: 'The badge is not in force.' }) },
  ],
};

/** A vehicle carries one badge at a time. */
export const noOtherBadge: Condition = {
  name: 'vehicles.noOtherBadge',
  of,
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['vehicle', 'state', 'issuedOn', 'expiresOn'] },
  found: badgesInForce,
  cases: [
    {
      key: 'ANOTHER',
      when: 'f.badges is not null',
      verdict: 'CONTRADICTED',
      basis: { Badge: 'badges' },
      say: () => ({
        vi: 'Xe đang có phù hiệu còn giá trị; phải nộp lại hoặc thu hồi trước khi cấp phù hiệu khác.',
        en: 'The vehicle carries a badge in force, to be surrendered or revoked before another is issued.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Xe không có phù hiệu nào khác còn giá trị.', en: 'The vehicle carries no other badge in force.' }),
    },
  ],
};

function badgesInForce({ vehicle }: Readonly<Record<string, string>>, at: RegistersAt): string {
  const b = at.row('Badge', 'b');
  return `select array_agg(b.id) as badges from ${b.from} where ${b('vehicle')} = ${vehicle} and ${badgeInForce(b, at)}`;
}

/** A licence's revocation ends all badges of its business with it. */
export const operatorLicensed: Condition = {
  name: 'vehicles.operatorLicensed',
  of,
  provision: `${DECREE}, Điều 21 khoản 6`,
  reads: { Badge: ['vehicle', 'business', 'state', 'issuedOn', 'expiresOn'], TransportLicence: ['business', 'state'] },
  found: ({ vehicle }, at, _given, law) => {
    const b = at.row('Badge', 'b');
    return `select count(*) as badges, bool_or(o.key = 'ACTIVE') as licensed, bool_or(o.key = 'NONE') as unknown
    from ${b.from} cross join lateral (select ${law.keyOf('businesses.licensed', { of: { business: b('business') }, at })} as key) as o
    where ${b('vehicle')} = ${vehicle} and ${badgeInForce(b, at)}`;
  },
  cases: [
    {
      key: 'LICENSED',
      when: 'f.licensed',
      verdict: 'HELD',
      say: () => ({ vi: 'Đơn vị khai thác có giấy phép đang hiệu lực.', en: 'The operator holds a transport licence in force.' }),
    },
    {
      key: 'REVOKED',
      when: 'f.badges > 0 and f.unknown is not true',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Giấy phép của đơn vị khai thác đã bị thu hồi.', en: 'The transport licence of the operator was revoked.' }),
    },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu giấy phép của đơn vị khai thác.', en: 'No transport licence of an operator is on record.' }),
    },
  ],
  refusals: {
    REVOKED: {
      code: 'BADGE_ENDED_WITH_LICENCE',
      vi: 'Giấy phép kinh doanh vận tải của đơn vị đã bị thu hồi, phù hiệu hết giá trị theo.',
      en: 'The transport licence of the operator was revoked, and its badges ended with it.',
    },
  },
};
