import type { Condition } from '../../hub/declare/condition.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { plainKind } from '../kind-of-transport.js';
import { freeSlots, slotsTaken } from './routes.js';

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

/** A household without a ten-digit tax code stands in the register by its owner. */
const householdRegistered: Condition = {
  name: 'businesses.householdRegistered',
  of: ['household'],
  provision: `${DECREE}, Điều 21 khoản 4`,
  reads: { HouseholdBusiness: ['state'] },
  found: ({ household }, at) => {
    const h = at.row('HouseholdBusiness', 'h');
    return `select array_agg(h.id) as household, array_agg(h.id) filter (where ${h('state')} <> 'ACTIVE') as resting
    from ${h.from} where h.id = ${household} and ${asOf('h', at)}`;
  },
  cases: [
    {
      key: 'RESTING',
      when: 'f.resting is not null',
      verdict: 'CONTRADICTED',
      basis: { HouseholdBusiness: 'resting' },
      say: () => ({
        vi: 'Hộ kinh doanh đang tạm ngừng hoặc đã chấm dứt hoạt động.',
        en: 'The household business has suspended or ended its activity.',
      }),
    },
    {
      key: 'REGISTERED',
      when: 'f.household is not null',
      verdict: 'HELD',
      basis: { HouseholdBusiness: 'household' },
      say: () => ({
        vi: 'Hộ kinh doanh có trong đăng ký hộ kinh doanh.',
        en: 'The household business is on record.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Chưa có dữ liệu đăng ký hộ kinh doanh vào ngày này.',
        en: 'The household business is not on record on this day.',
      }),
    },
  ],
};

/** A licence ends with its revocation and all badges with it (Điều 21 khoản 6), and comes back as a re-issue. */
function licence(name: string, { holder, entity }: { holder: string; entity: string }): Condition {
  return {
    name,
    of: [holder],
    provision: `${DECREE}, Điều 19, Điều 21 khoản 6`,
    reads: { [entity]: [holder, 'state'] },
    found: (given, at) => {
      const l = at.row(entity, 'l');
      return `select array_agg(l.id) as every, array_agg(l.id) filter (where ${l('state')} = 'ACTIVE') as active
    from ${l.from} where ${l(holder)} = ${given[holder]} and ${asOf('l', at)}`;
    },
    cases: [
      {
        key: 'ACTIVE',
        when: 'f.active is not null',
        verdict: 'HELD',
        basis: { [entity]: 'active' },
        say: () => ({
          vi: 'Đơn vị có giấy phép kinh doanh vận tải đang hiệu lực.',
          en: 'The business holds a transport licence in force.',
        }),
      },
      {
        key: 'REVOKED',
        when: 'f.every is not null',
        verdict: 'CONTRADICTED',
        basis: { [entity]: 'every' },
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
}

const licensed = licence('businesses.licensed', { holder: 'business', entity: 'TransportLicence' });
const householdLicensed = licence('businesses.householdLicensed', { holder: 'household', entity: 'HouseholdLicence' });

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

/** Departures of the day that no operator has taken. */
const slotFree: Condition = {
  name: 'businesses.slotFree',
  of: ['route'],
  provision: `${DECREE}, Điều 22`,
  reads: { FixedRoute: [], Departure: ['route', 'capacity', 'dayPattern'], RouteSlot: ['departure'], RouteRegistration: ['state'] },
  found: ({ route }, at, _given, law) => {
    const r = at.row('FixedRoute', 'r');
    return `select array_agg(r.id) as route, max(${freeSlots(r, at, {}, law)}) as free from ${r.from} where r.id = ${route} and ${asOf('r', at)}`;
  },
  tells: ['free'],
  cases: [
    {
      key: 'FREE',
      when: 'f.free > 0',
      verdict: 'HELD',
      basis: { FixedRoute: 'route' },
      say: ({ free }) => ({ vi: `Tuyến còn ${free} nốt trống trong ngày.`, en: `The route has ${free} free slots on the day.` }),
    },
    {
      key: 'TAKEN',
      when: 'f.free = 0',
      verdict: 'CONTRADICTED',
      basis: { FixedRoute: 'route' },
      say: () => ({ vi: 'Tuyến không còn nốt trống trong ngày.', en: 'The route has no free slot on the day.' }),
    },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Chưa công bố biểu đồ chạy xe của tuyến nên chưa biết giờ trống.',
        en: 'No timetable of the route is published, so free slots cannot be told.',
      }),
    },
  ],
};

/** Of one departure, whatever the weekday: as many registrations hold it as coaches may leave at its time, or fewer. */
const departureFree: Condition = {
  name: 'businesses.departureFree',
  of: ['departure'],
  provision: `${DECREE}, Điều 22`,
  reads: { Departure: ['capacity'], RouteSlot: ['departure'], RouteRegistration: ['state'] },
  found: ({ departure }, at) => {
    const d = at.row('Departure', 'd');
    return `select max(${d('capacity')} - ${slotsTaken('d.id', at)})::integer as free from ${d.from} where d.id = ${departure} and ${asOf('d', at)}`;
  },
  tells: ['free'],
  cases: [
    {
      key: 'FREE',
      when: 'f.free > 0',
      verdict: 'HELD',
      say: ({ free }) => ({ vi: `Giờ xuất bến còn ${free} nốt.`, en: `The departure has ${free} free slots.` }),
    },
    {
      key: 'TAKEN',
      when: 'f.free <= 0',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Giờ xuất bến không còn nốt trống.', en: 'The departure has no free slot.' }),
    },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có giờ xuất bến này trong biểu đồ.', en: 'The timetable has no such departure.' }),
    },
  ],
};

/** A permit that a business holds: in force, run out, ended by the authority, or not on record. */
function permit(
  name: string,
  {
    of: about,
    provision,
    entity,
    where,
    what,
  }: {
    of: readonly string[];
    provision: string;
    entity: string;
    where: Readonly<Record<string, string>>;
    what: Readonly<Record<'vi' | 'en', string>>;
  },
): Condition {
  const basis = (column: string) => ({ [entity]: column });
  return {
    name,
    of: about,
    provision,
    reads: { [entity]: [...Object.keys(where), 'state', 'expiresOn'] },
    found: (of, at) => {
      const p = at.row(entity, 'p');
      const inDate = `(${p('expiresOn')} is null or ${at.validAt} <= ${p('expiresOn')})`;
      const ids = (which: string) => `array_agg(p.id) filter (where ${which})`;
      const named = Object.entries(where).map(([link, parameter]) => `${p(link)} = ${of[parameter]}`);
      return `select ${ids(`${p('state')} = 'ACTIVE' and ${inDate}`)} as good, ${ids(`${p('state')} = 'ACTIVE'`)} as over, array_agg(p.id) as every
        from ${p.from} where ${named.join(' and ')} and ${asOf('p', at)}`;
    },
    cases: [
      {
        key: 'IN_FORCE',
        when: 'f.good is not null',
        verdict: 'HELD',
        basis: basis('good'),
        say: () => ({ vi: `Có ${what.vi} đang hiệu lực.`, en: `There is ${what.en} in force.` }),
      },
      {
        key: 'RUN_OUT',
        when: 'f.over is not null',
        verdict: 'EXPIRED',
        basis: basis('over'),
        say: () => ({ vi: `Đã có ${what.vi} nhưng hết hạn.`, en: `There is ${what.en}, but it has run out.` }),
      },
      {
        key: 'ENDED',
        when: 'f.every is not null',
        verdict: 'CONTRADICTED',
        basis: basis('every'),
        say: () => ({ vi: `Đã có ${what.vi} nhưng bị đình chỉ hoặc thu hồi.`, en: `There is ${what.en}, suspended or revoked.` }),
      },
      {
        key: 'NONE',
        when: null,
        verdict: 'NOT_HELD',
        say: () => ({ vi: `Chưa có dữ liệu ${what.vi}.`, en: `There is not ${what.en} on record.` }),
      },
    ],
  };
}

const permitHeld = permit('businesses.permitHeld', {
  of: ['business', 'vehicle'],
  provision: `${DECREE}, Điều 56`,
  entity: 'CrossBorderPermit',
  where: { business: 'business', vehicle: 'vehicle' },
  what: { vi: 'giấy phép liên vận', en: 'a cross-border permit' },
});

const trainingLicensed = permit('businesses.trainingLicensed', {
  of: ['business'],
  provision: 'Luật 36/2024/QH15, Điều 60',
  entity: 'TrainingCentre',
  where: { business: 'business' },
  what: { vi: 'giấy phép đào tạo lái xe', en: 'a licence to train drivers' },
});

/** What the law asks of a transport business, each once. */
export const businessConditions: readonly Condition[] = [
  registered,
  active,
  householdRegistered,
  licensed,
  householdLicensed,
  kindLicensed,
  managed,
  slotFree,
  departureFree,
  permitHeld,
  trainingLicensed,
];
