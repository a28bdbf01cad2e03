import type { Condition } from '../../hub/declare/condition.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { plainKind } from '../kind-of-transport.js';

const DECREE = 'Nghị định 158/2024/NĐ-CP';

const of = ['business'] as const;

const registered: Condition = {
  name: 'businesses.registered',
  of,
  provision: `${DECREE}, Điều 21 khoản 4`,
  reads: { Business: [] },
  found: ({ business }, at) => {
    const b = at.row('Business', 'b');
    return `select array_agg(b.id) as business from ${b.from} where b.id = ${business} and ${asOf('b', at)}`;
  },
  cases: [
    {
      key: 'REGISTERED',
      when: 'f.business is not null',
      verdict: 'HELD',
      basis: { Business: 'business' },
      say: () => ({ vi: 'Đơn vị có trong đăng ký doanh nghiệp.', en: 'The business is in the business register.' }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu đăng ký doanh nghiệp vào ngày này.', en: 'The business is not on record on this day.' }),
    },
  ],
  refusals: {
    else: {
      code: 'BUSINESS_NOT_REGISTERED',
      vi: 'Đơn vị không còn trong đăng ký doanh nghiệp vào ngày này.',
      en: 'The business is not in the business register on this day.',
    },
  },
};

/** Nothing is said against one that is not on record: that is `registered`'s to say. */
const active: Condition = {
  name: 'businesses.active',
  of,
  provision: `${DECREE}, Điều 21 khoản 4`,
  reads: { Business: ['state'] },
  found: ({ business }, at) => {
    const b = at.row('Business', 'b');
    return `select array_agg(b.id) as resting from ${b.from} where b.id = ${business} and ${asOf('b', at)} and ${b('state')} <> 'ACTIVE'`;
  },
  cases: [
    {
      key: 'RESTING',
      when: 'f.resting is not null',
      verdict: 'CONTRADICTED',
      basis: { Business: 'resting' },
      say: () => ({ vi: 'Đơn vị đang tạm ngừng hoặc đã chấm dứt hoạt động.', en: 'The business has suspended or ended its activity.' }),
    },
    {
      key: 'ACTIVE',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Đơn vị không tạm ngừng hoạt động.', en: 'The business has not suspended its activity.' }),
    },
  ],
  refusals: {
    RESTING: {
      code: 'BUSINESS_NOT_ACTIVE',
      vi: 'Đơn vị đang tạm ngừng kinh doanh hoặc đã chấm dứt hoạt động.',
      en: 'The business has suspended or ended its activity.',
    },
  },
};

/** A licence ends with its revocation and all badges with it (Điều 21 khoản 6), and comes back as a re-issue. */
const licensed: Condition = {
  name: 'businesses.licensed',
  of,
  provision: `${DECREE}, Điều 19, Điều 21 khoản 6`,
  reads: { TransportLicence: ['business', 'state'] },
  found: ({ business }, at) => {
    const l = at.row('TransportLicence', 'l');
    return `select array_agg(l.id) as every, array_agg(l.id) filter (where ${l('state')} = 'ACTIVE') as active
    from ${l.from} where ${l('business')} = ${business} and ${asOf('l', at)}`;
  },
  cases: [
    {
      key: 'ACTIVE',
      when: 'f.active is not null',
      verdict: 'HELD',
      basis: { TransportLicence: 'active' },
      say: () => ({ vi: 'Đơn vị có giấy phép kinh doanh vận tải đang hiệu lực.', en: 'The business holds a transport licence in force.' }),
    },
    {
      key: 'REVOKED',
      when: 'f.every is not null',
      verdict: 'CONTRADICTED',
      basis: { TransportLicence: 'every' },
      say: () => ({
        vi: 'Giấy phép kinh doanh vận tải của đơn vị đã bị thu hồi.',
        en: 'The transport licence of the business was revoked.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Chưa có dữ liệu giấy phép kinh doanh vận tải. Hãy hỏi cơ quan cấp, không yêu cầu đơn vị nộp bản sao.',
        en: 'No transport licence is on record. Ask the issuing agency; do not ask the business for a copy.',
      }),
    },
  ],
};

/** The kind of transport asked for stands on a licence in force. One that holds none is left to `licensed`. */
const kindLicensed: Condition = {
  name: 'businesses.kindLicensed',
  of,
  given: { kind: 'text' },
  provision: `${DECREE}, Điều 19`,
  reads: { TransportLicence: ['business', 'state', 'businessTypes'] },
  found: ({ business }, at, { kind }) => {
    const l = at.row('TransportLicence', 'l');
    return `select array_agg(l.id) as active, array_agg(l.id) filter (where exists (
      select from unnest(${l('businessTypes')}) as licensed(kind) where ${plainKind('licensed.kind')} = ${plainKind(`${kind}`)})) as fitting
    from ${l.from} where ${l('business')} = ${business} and ${asOf('l', at)} and ${l('state')} = 'ACTIVE'`;
  },
  cases: [
    {
      key: 'LICENSED',
      when: 'f.fitting is not null',
      verdict: 'HELD',
      basis: { TransportLicence: 'fitting' },
      say: () => ({ vi: 'Giấy phép ghi loại hình kinh doanh này.', en: 'The licence names this kind of business.' }),
    },
    {
      key: 'NO_LICENCE',
      when: 'f.active is null',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Không có giấy phép đang hiệu lực.', en: 'No licence is in force.' }),
    },
    {
      key: 'OTHER_KINDS',
      when: null,
      verdict: 'CONTRADICTED',
      basis: { TransportLicence: 'active' },
      say: () => ({ vi: 'Giấy phép không ghi loại hình kinh doanh này.', en: 'The licence does not name this kind of business.' }),
    },
  ],
  refusals: {
    OTHER_KINDS: {
      code: 'KIND_NOT_LICENSED',
      vi: 'Giấy phép không ghi loại hình kinh doanh này.',
      en: 'The licence does not name this kind of business.',
    },
  },
};

const managed: Condition = {
  name: 'businesses.managed',
  of,
  provision: `${DECREE}, Điều 20 khoản 1`,
  reads: { TransportManager: ['business', 'role'] },
  found: ({ business }, at) => {
    const m = at.row('TransportManager', 'm');
    return `select array_agg(m.id) as managers from ${m.from} where ${m('business')} = ${business} and ${asOf('m', at)} and ${m('role')} = 'TRANSPORT_MANAGER'`;
  },
  cases: [
    {
      key: 'MANAGED',
      when: 'f.managers is not null',
      verdict: 'HELD',
      basis: { TransportManager: 'managers' },
      say: () => ({ vi: 'Đơn vị có người điều hành vận tải.', en: 'The business has a transport manager.' }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu về người điều hành vận tải.', en: 'No transport manager is on record.' }),
    },
  ],
  refusals: {
    else: {
      code: 'NO_TRANSPORT_MANAGER',
      vi: 'Chưa ghi nhận người điều hành hoạt động vận tải.',
      en: 'No transport manager is on record.',
    },
  },
};

/** What the law asks of a transport business, each once. */
export const businessConditions: readonly Condition[] = [registered, active, licensed, kindLicensed, managed];
