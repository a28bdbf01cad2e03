import type { Condition } from '../../../hub/declare/condition.js';
import type { RegistersAt, Row } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { storedEnd } from '../../../hub/time/period-sql.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';

const of = ['vehicle'] as const;

function inDate(r: Row, at: RegistersAt): string {
  return `(${r('expiresOn')} is null or ${at.validAt} <= ${r('expiresOn')})`;
}

export const registered: Condition = {
  name: 'vehicles.registered',
  of,
  provision: `${LAW}, Điều 35 khoản 1 điểm a`,
  reads: { Registration: ['vehicle', 'state', 'expiresOn'], Vehicle: [] },
  found: ({ vehicle }, at) => {
    const r = at.row('Registration', 'r');
    return `select array_agg(r.id) as every, array_agg(r.id) filter (where ${r('state')} = 'ACTIVE') as active,
      array_agg(r.id) filter (where ${r('state')} = 'ACTIVE' and ${inDate(r, at)}) as good, array[${vehicle}] as vehicle
    from ${r.from} where ${r('vehicle')} = ${vehicle} and ${asOf('r', at)}`;
  },
  cases: [
    {
      key: 'IN_FORCE',
      when: 'f.good is not null',
      verdict: 'HELD',
      basis: { Registration: 'good', Vehicle: 'vehicle' },
      say: () => ({ vi: 'Xe đã đăng ký, thông tin có trong cơ sở dữ liệu.', en: 'The vehicle is registered; its data are on record.' }),
    },
    {
      key: 'RUN_OUT',
      when: 'f.active is not null',
      verdict: 'EXPIRED',
      basis: { Registration: 'active', Vehicle: 'vehicle' },
      say: () => ({ vi: 'Chứng nhận đăng ký xe đã hết hạn.', en: 'The registration has run out.' }),
    },
    {
      key: 'RECALLED',
      when: 'f.every is not null',
      verdict: 'CONTRADICTED',
      basis: { Registration: 'every' },
      say: () => ({ vi: 'Đăng ký của xe đã bị thu hồi.', en: 'The registration of the vehicle was recalled.' }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      basis: { Vehicle: 'vehicle' },
      say: () => ({ vi: 'Chưa có dữ liệu đăng ký xe.', en: 'No registration is on record.' }),
    },
  ],
  refusals: {
    else: {
      code: 'NOT_REGISTERED',
      vi: 'Không có chứng nhận đăng ký xe còn hiệu lực.',
      en: 'There is no registration certificate in force.',
    },
  },
};

/** One that has run out stands beside no other. */
export const registeredOnce: Condition = {
  name: 'vehicles.registeredOnce',
  of,
  provision: `${LAW}, Điều 35 khoản 1 điểm a`,
  reads: { Registration: ['vehicle', 'state', 'expiresOn'] },
  found: ({ vehicle }, at) => {
    const r = at.row('Registration', 'r');
    return `select array_agg(r.id) as active from ${r.from} where ${r('vehicle')} = ${vehicle} and ${asOf('r', at)}
      and ${r('state')} = 'ACTIVE' and ${inDate(r, at)}`;
  },
  cases: [
    {
      key: 'SEVERAL',
      when: 'cardinality(f.active) > 1',
      verdict: 'AMBIGUOUS',
      basis: { Registration: 'active' },
      say: () => ({ vi: 'Xe có nhiều chứng nhận đăng ký cùng đang hiệu lực.', en: 'The vehicle has several registrations in force.' }),
    },
    {
      key: 'AT_MOST_ONE',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Xe không có hai đăng ký.', en: 'The vehicle is not registered twice.' }),
    },
  ],
};

/** Only what both say can differ: a missing owner on either side is no contradiction. */
export const ownersAgree: Condition = {
  name: 'vehicles.ownersAgree',
  of,
  provision: `${LAW}, Điều 35 khoản 1 điểm a`,
  reads: { Registration: ['vehicle', 'state', 'ownerPerson', 'ownerBusiness'], Ownership: ['vehicle', 'person', 'business'] },
  found: ({ vehicle }, at) => {
    const r = at.row('Registration', 'r');
    const o = at.row('Ownership', 'o');
    return `select array_agg(r.id) as torn from ${r.from}
    where ${r('vehicle')} = ${vehicle} and ${asOf('r', at)} and ${r('state')} = 'ACTIVE' and coalesce(${r('ownerBusiness')}, ${r('ownerPerson')}) is not null
      and exists (select from ${o.from} where ${o('vehicle')} = ${vehicle} and ${asOf('o', at)})
      and not exists (select from ${o.from} where ${o('vehicle')} = ${vehicle} and ${asOf('o', at)}
        and coalesce(${o('business')}, ${o('person')}) = coalesce(${r('ownerBusiness')}, ${r('ownerPerson')}))`;
  },
  cases: [
    {
      key: 'TORN',
      when: 'f.torn is not null',
      verdict: 'DISPUTED',
      basis: { Registration: 'torn' },
      say: () => ({
        vi: 'Chủ xe trên chứng nhận đăng ký và trong dữ liệu sở hữu không khớp. Cơ quan phải đối chiếu với nguồn.',
        en: 'The owner on the registration and in the ownership data differ. The agencies must settle it.',
      }),
    },
    {
      key: 'AGREED',
      when: null,
      verdict: 'HELD',
      say: () => ({ vi: 'Dữ liệu về chủ xe không mâu thuẫn.', en: 'The data about the owner do not contradict each other.' }),
    },
  ],
};

export const plated: Condition = {
  name: 'vehicles.plated',
  of,
  provision: `${LAW}, Điều 35 khoản 1 điểm a`,
  reads: { PlateAssignment: ['vehicle'] },
  found: ({ vehicle }, at) => {
    const p = at.row('PlateAssignment', 'p');
    return `select array_agg(p.id) as plates from ${p.from} where ${p('vehicle')} = ${vehicle} and ${asOf('p', at)}`;
  },
  cases: [
    {
      key: 'PLATED',
      when: 'f.plates is not null',
      verdict: 'HELD',
      basis: { PlateAssignment: 'plates' },
      say: () => ({ vi: 'Xe có gắn biển số.', en: 'The vehicle carries a plate.' }),
    },
    { key: 'NONE', when: null, verdict: 'NOT_HELD', say: () => ({ vi: 'Chưa có dữ liệu biển số của xe.', en: 'No plate is on record.' }) },
  ],
  refusals: { else: { code: 'NO_PLATE', vi: 'Xe không gắn biển số nào.', en: 'The vehicle carries no plate.' } },
};

/** By ownership, or by a contract that is running. */
export const rightToUse: Condition = {
  name: 'vehicles.rightToUse',
  of: ['vehicle', 'business'],
  provision: `${DECREE}, Điều 23 khoản 5`,
  reads: { Ownership: ['vehicle', 'business'], VehicleContract: ['vehicle', 'business', 'expiresOn', 'terminatedOn'] },
  found: ({ vehicle, business }, at) => {
    const o = at.row('Ownership', 'o');
    const c = at.row('VehicleContract', 'c');
    const lastDay = `least(${c('expiresOn')}, ${c('terminatedOn')} - 1)`;
    return `select o.owned, c.every, c.ran_out, c.running, case when o.owned is null and not c.open then c.until end as until
    from (select array_agg(o.id) as owned from ${o.from} where ${o('vehicle')} = ${vehicle} and ${o('business')} = ${business} and ${asOf('o', at)}) as o
      cross join (select array_agg(c.id) as every, array_agg(c.id) filter (where c.runs) as running, array_agg(c.id) filter (where c.ran_out) as ran_out, bool_or(c.runs and c.last_day is null) as open,
          max(c.last_day) filter (where c.runs) as until
        from (select c.id, ${lastDay} as last_day, ${c('terminatedOn')} is null or ${c('expiresOn')} < ${c('terminatedOn')} as ran_out,
            ${at.validAt} <= ${storedEnd('validTo', lastDay)} as runs
          from ${c.from} where ${c('vehicle')} = ${vehicle} and ${c('business')} = ${business} and ${asOf('c', at)}) as c) as c`;
  },
  tells: ['until'],
  cases: [
    {
      key: 'OWNED',
      when: 'f.owned is not null',
      verdict: 'HELD',
      basis: { Ownership: 'owned' },
      say: () => ({ vi: 'Xe thuộc sở hữu của đơn vị, không cần hợp đồng.', en: 'The business owns the vehicle; no contract is needed.' }),
    },
    {
      key: 'CONTRACT',
      when: 'f.running is not null',
      verdict: 'HELD',
      basis: { VehicleContract: 'running' },
      say: () => ({
        vi: 'Hợp đồng sử dụng xe đã có trong hệ thống và còn hạn.',
        en: 'The contract for the use of the vehicle is on record and running.',
      }),
    },
    {
      key: 'RUN_OUT',
      when: 'f.ran_out is not null',
      verdict: 'EXPIRED',
      basis: { VehicleContract: 'ran_out' },
      say: () => ({ vi: 'Hợp đồng sử dụng xe đã hết hạn.', en: 'The contract for the use of the vehicle has run out.' }),
    },
    {
      key: 'TERMINATED',
      when: 'f.every is not null',
      // Filed anew like one that has run out.
      verdict: 'EXPIRED',
      basis: { VehicleContract: 'every' },
      say: () => ({
        vi: 'Hợp đồng sử dụng xe đã chấm dứt trước hạn.',
        en: 'The contract for the use of the vehicle was terminated before its term.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Xe không thuộc sở hữu của đơn vị và chưa có hợp đồng trong hệ thống: lần đầu cần nộp hợp đồng.',
        en: 'The business does not own the vehicle and no contract is on record: the first time, the contract is filed.',
      }),
    },
  ],
};
