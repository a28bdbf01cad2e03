import type { Condition } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { badgeInForce, badgesByEnd } from '../life-in-transport.js';

const DECREE = 'Nghị định 158/2024/NĐ-CP';

const of = ['vehicle'] as const;

/**
 * Two different ends, and two different things to do: a new one is issued after the first, and only after the ground of the second is gone.
 */
const RUN_OUT = { vi: 'Phù hiệu đã hết hạn.', en: 'The badge has run out.' };
const ENDED = { vi: 'Phù hiệu đã bị thu hồi hoặc nộp lại.', en: 'The badge was revoked or surrendered.' };

export const badged: Condition = {
  name: 'vehicles.badged',
  of,
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['vehicle', 'state', 'issuedOn', 'expiresOn'] },
  found: ({ vehicle }, at) => {
    const b = at.row('Badge', 'b');
    return `select ${badgesByEnd(b, at)} from ${b.from} where ${b('vehicle')} = ${vehicle} and ${asOf('b', at)}`;
  },
  cases: [
    {
      key: 'BADGED',
      when: 'f.badges is not null',
      verdict: 'HELD',
      basis: { Badge: 'badges' },
      say: () => ({ vi: 'Xe có phù hiệu còn hiệu lực.', en: 'The vehicle carries a badge in force.' }),
    },
    { key: 'RUN_OUT', when: 'f.over is not null', verdict: 'EXPIRED', basis: { Badge: 'over' }, say: () => RUN_OUT },
    { key: 'ENDED', when: 'f.ended is not null', verdict: 'CONTRADICTED', basis: { Badge: 'ended' }, say: () => ENDED },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu phù hiệu.', en: 'No badge in force is on record.' }),
    },
  ],
  refusals: {
    RUN_OUT: { code: 'NO_BADGE', ...RUN_OUT },
    ENDED: { code: 'NO_BADGE', ...ENDED },
    else: {
      code: 'NO_BADGE',
      vi: 'Xe kinh doanh vận tải không có phù hiệu còn hiệu lực.',
      en: 'In transport business, it has no badge in force.',
    },
  },
};

export const badgeGood: Condition = {
  name: 'vehicles.badgeInForce',
  of: ['badge'],
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['state', 'issuedOn', 'expiresOn'] },
  found: ({ badge }, at) => {
    const own = at.row('Badge', 'own');
    return `select ${badgesByEnd(own, at)} from ${own.from} where ${own('id')} = ${badge} and ${asOf('own', at)}`;
  },
  cases: [
    {
      key: 'IN_FORCE',
      when: 'f.badges is not null',
      verdict: 'HELD',
      basis: { Badge: 'badges' },
      say: () => ({ vi: 'Phù hiệu còn hiệu lực.', en: 'The badge is in force.' }),
    },
    { key: 'RUN_OUT', when: 'f.over is not null', verdict: 'EXPIRED', basis: { Badge: 'over' }, say: () => RUN_OUT },
    { key: 'ENDED', when: 'f.ended is not null', verdict: 'CONTRADICTED', basis: { Badge: 'ended' }, say: () => ENDED },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu phù hiệu còn hiệu lực.', en: 'The badge is not on record on this day.' }),
    },
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

/** Whether its badges are gone, as its return from yellow plates to white ones asks. */
export const leftTransport: Condition = {
  name: 'vehicles.leftTransport',
  of,
  provision: `${DECREE}, Điều 23`,
  reads: { Badge: ['vehicle', 'state', 'issuedOn', 'expiresOn'] },
  found: (of, at, given, law) => `select b.*, array_cat(b.ended, b.over) as gone from (${badged.found(of, at, given, law)}) as b`,
  cases: [
    {
      key: 'STILL_BADGED',
      when: 'f.badges is not null',
      verdict: 'CONTRADICTED',
      basis: { Badge: 'badges' },
      say: () => ({ vi: 'Xe đang có phù hiệu còn giá trị.', en: 'The vehicle carries a badge in force.' }),
    },
    {
      key: 'LEFT',
      when: 'f.gone is not null',
      verdict: 'HELD',
      basis: { Badge: 'gone' },
      say: () => ({
        vi: 'Phù hiệu của xe đã bị thu hồi, nộp lại hoặc hết hạn theo dữ liệu của cơ quan cấp.',
        en: 'The badges of the vehicle were revoked, surrendered or have run out, by the record of their issuer.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu phù hiệu của xe.', en: 'No badge of the vehicle is on record.' }),
    },
  ],
};

const FOR_PASSENGERS = ['XE TUYẾN CỐ ĐỊNH', 'XE TRUNG CHUYỂN', 'XE BUÝT', 'XE TAXI', 'XE HỢP ĐỒNG'];
const FOR_GOODS = ['XE TẢI', 'XE ĐẦU KÉO', 'XE CÔNG-TEN-NƠ'];
const listed = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');

/** A badge is for a kind of vehicle: no taxi is a goods truck. Types whose wording was not read in a source fit any. */
export const badgeFits: Condition = {
  name: 'vehicles.badgeFits',
  of,
  given: { kind: 'text' },
  provision: `${DECREE}, Điều 23, Phụ lục XIII`,
  reads: { Vehicle: ['category'] },
  found: ({ vehicle }, at, { kind }) => {
    const v = at.row('Vehicle', 'v');
    return `select max(${v('category')}) as category, upper(${kind}) as badge from ${v.from} where v.id = ${vehicle} and ${asOf('v', at)}`;
  },
  cases: [
    {
      key: 'OTHER_KIND',
      when: `f.badge in (${listed(FOR_PASSENGERS)}) and f.category not in ('passenger', 'car')
        or f.badge in (${listed(FOR_GOODS)}) and f.category in ('passenger', 'motorcycle')`,
      verdict: 'CONTRADICTED',
      say: () => ({
        vi: 'Loại phù hiệu này không dành cho nhóm xe này: phù hiệu chở khách cho xe chở người, phù hiệu chở hàng cho xe tải, xe đầu kéo.',
        en: 'This type of badge is not for this kind of vehicle: those for passengers are for vehicles that carry people, those for goods for trucks and tractors.',
      }),
    },
    {
      key: 'FITS',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Loại phù hiệu hợp với nhóm xe.', en: 'The type of badge fits the kind of vehicle.' }),
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
