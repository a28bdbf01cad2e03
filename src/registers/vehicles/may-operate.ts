import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { type Asked, type Note, permission } from '../permission.js';
import { lifeForTransport } from './conditions/service-life.js';
import { restrictionStands } from './conditions/use.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';

/**
 * Whether a vehicle may be used on a day: registered with a plate, inspected, within niên hạn, not impounded; in transport business – it
 * carries a yellow plate (Điều 36 khoản 2) – also with a badge, within the niên hạn of what the badge is for, with a tracking device and,
 * where the law asks for it, the driver's camera. Everything is read as of that day, the vehicle itself too. A warning of the inspection
 * system blocks the next inspection and not the vehicle [K], so it is only noted.
 */
export const vehicleMayOperate: ComputedExpression = (row, at, { distanceKm }, law) => {
  const x = at.row('VehicleRestriction', 'x');
  const v = at.row('Vehicle', 'v');
  const of = { vehicle: row('id') };
  const inBusiness = 'use.business';
  const asked: readonly Asked[] = [
    { condition: 'vehicles.registered', of },
    { condition: 'vehicles.plated', of },
    { condition: 'vehicles.inspected', of },
    { condition: 'vehicles.withinServiceLife', of },
    { condition: 'vehicles.notImpounded', of },
    { condition: 'vehicles.badged', of, when: inBusiness },
    { condition: 'vehicles.operatorLicensed', of, when: inBusiness },
    { condition: 'vehicles.withinServiceLifeForTransport', of, given: { distanceKm: `${distanceKm}` }, when: inBusiness },
    { condition: 'vehicles.deviceFitted', of, when: `${inBusiness} or use.watched` },
    // The law counts seats without the driver's, the register with it.
    {
      condition: 'vehicles.cameraFitted',
      of,
      when: `use.watched or ${inBusiness} and ${v('category')} = 'passenger' and ${v('seats')} > 8`,
    },
  ];
  const notes: readonly Note[] = [
    {
      code: 'SMART_VEHICLE_PERMIT_NOT_HELD',
      holds: `${v('smart')} is not true`,
      vi: 'Phương tiện giao thông thông minh cần được cấp phép hoạt động; hệ thống chưa có dữ liệu về giấy phép này.',
      en: 'A smart vehicle needs a permit to operate, of which nothing is held here.',
      law: `${LAW}, Điều 35 khoản 3`,
    },
    {
      code: 'INSPECTION_WARNING',
      holds: `not exists (select from ${x.from} where ${x('vehicle')} = ${of.vehicle} and ${asOf('x', at)} and ${x('restrictionKind')} = 'cảnh báo đăng kiểm' and ${restrictionStands(x, at)})`,
      vi: 'Xe đang bị cảnh báo đăng kiểm: lần kiểm định sau có thể bị từ chối. Cảnh báo không cấm xe còn kiểm định lưu hành.',
      en: 'The inspection system warns of the vehicle: its next inspection may be refused. The warning does not bar a vehicle with an inspection in force.',
      law: 'Thông tư 30/2026/TT-BXD (trước 2026-07-01: Thông tư 47/2024/TT-BGTVT; chưa xác minh với văn bản)',
    },
    {
      code: 'SERVICE_LIFE_ENDED_FOR_LONG_JOURNEYS',
      holds: 'life.short is not true',
      vi: 'Xe đã hết niên hạn đối với hành trình dài (hợp đồng trên 300 km). Hãy hỏi lại với distanceKm của hành trình.',
      en: 'The service life has ended for long journeys (contracts above 300 km). Ask again with the distanceKm of the journey.',
      law: `${DECREE}; ${LAW}, Điều 40 khoản 1`,
    },
    {
      code: 'SERVICE_LIFE_RULE_UNVERIFIED',
      holds: 'life.doubtful is not true',
      vi: 'Theo một quy định niên hạn chưa xác minh với văn bản, xe đã hết niên hạn đối với loại hình trên phù hiệu; quy định này chưa dùng để từ chối.',
      en: 'By a rule of service life that was not verified in its text, the life has ended for the kind of transport its badge is for; the rule is not used to refuse.',
      law: `${DECREE} (chưa xác minh với văn bản)`,
    },
  ];
  const use = `select ${law.holds('vehicles.inTransportBusiness', { of, at })} as business, ${law.holds('vehicles.alwaysWatched', { of, at })} as watched`;
  const life = lifeForTransport(of.vehicle, at, { kind: 'null::text', distanceKm: `${distanceKm}` });
  return `select (${permission(law, at, asked, notes)}) from (values (1)) as one(n) left join ${v.from} on v.id = ${of.vehicle} and ${asOf('v', at)}
    cross join lateral (${use}) as use left join lateral (${life}) as life on use.business`;
};
