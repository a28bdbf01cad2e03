import { foldSql } from '../../../db/fold-sql.js';
import type { Condition } from '../../../hub/declare/condition.js';
import type { RegistersAt, Row } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';

const LAW = 'Luật 36/2024/QH15';

/** What Điều 35 khoản 2 and decree 158 call a car in transport business; trailers carry neither badge nor device. */
const CARS = `('passenger', 'goods', 'tractor', 'car')`;

const of = ['vehicle'] as const;

export const notImpounded: Condition = {
  name: 'vehicles.notImpounded',
  of,
  provision: `${LAW}, Điều 83 khoản 2 điểm c; pháp luật về xử lý vi phạm hành chính`,
  reads: { VehicleRestriction: ['vehicle', 'restrictionKind', 'imposedOn', 'liftedOn'] },
  found: ({ vehicle }, at) => {
    const x = at.row('VehicleRestriction', 'x');
    return `select array_agg(x.id) as restrictions from ${x.from}
    where ${x('vehicle')} = ${vehicle} and ${asOf('x', at)} and ${x('restrictionKind')} = 'tạm giữ' and ${restrictionStands(x, at)}`;
  },
  cases: [
    {
      key: 'IMPOUNDED',
      when: 'f.restrictions is not null',
      verdict: 'CONTRADICTED',
      basis: { VehicleRestriction: 'restrictions' },
      say: () => ({ vi: 'Xe đang bị tạm giữ.', en: 'The vehicle is impounded.' }),
    },
    { key: 'FREE', when: null, verdict: 'HELD', say: () => ({ vi: 'Xe không bị tạm giữ.', en: 'The vehicle is not impounded.' }) },
  ],
  refusals: { IMPOUNDED: { code: 'IMPOUNDED', vi: 'Xe đang bị tạm giữ.', en: 'The vehicle is impounded.' } },
};

/** Imposed, and not lifted: the day it is lifted it no longer stands. */
export function restrictionStands(restriction: Row, { validAt }: RegistersAt): string {
  return `${restriction('imposedOn')} <= ${validAt} and (${restriction('liftedOn')} is null or ${validAt} < ${restriction('liftedOn')})`;
}

/** A yellow plate says so (Điều 36 khoản 2). */
export const inTransportBusiness: Condition = {
  name: 'vehicles.inTransportBusiness',
  of,
  provision: `${LAW}, Điều 36 khoản 2`,
  reads: { Vehicle: ['category'], PlateAssignment: ['vehicle', 'background'] },
  found: ({ vehicle }, at) => {
    const v = at.row('Vehicle', 'v');
    const y = at.row('PlateAssignment', 'y');
    return `select exists (select from ${v.from} where v.id = ${vehicle} and ${asOf('v', at)} and ${v('category')} in ${CARS})
    and exists (select from ${y.from} where ${y('vehicle')} = ${vehicle} and ${asOf('y', at)} and ${y('background')} = 'vàng') as business`;
  },
  cases: [
    {
      key: 'YES',
      when: 'f.business',
      verdict: 'HELD',
      say: () => ({ vi: 'Xe kinh doanh vận tải.', en: 'The vehicle is in transport business.' }),
    },
    {
      key: 'NO',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Xe không kinh doanh vận tải.', en: 'The vehicle is not in transport business.' }),
    },
  ],
};

/** What Điều 35 khoản 2 has watched whether it is in business or not. */
export const alwaysWatched: Condition = {
  name: 'vehicles.alwaysWatched',
  of,
  provision: `${LAW}, Điều 35 khoản 2`,
  reads: { Vehicle: ['category', 'kind'] },
  found: ({ vehicle }, at) => {
    const v = at.row('Vehicle', 'v');
    return `select exists (select from ${v.from} where v.id = ${vehicle} and ${asOf('v', at)} and (${v('category')} = 'tractor' or ${foldSql(v('kind'))} like '%cuu thuong%')) as watched`;
  },
  cases: [
    {
      key: 'YES',
      when: 'f.watched',
      verdict: 'HELD',
      say: () => ({ vi: 'Xe đầu kéo hoặc xe cứu thương.', en: 'A tractor or an ambulance.' }),
    },
    {
      key: 'NO',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Không phải xe đầu kéo, xe cứu thương.', en: 'Neither a tractor nor an ambulance.' }),
    },
  ],
};
