import { foldSql } from '../../db/fold-sql.js';
import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/query/sql-context.js';
import { permission } from '../conditions.js';
import { badgeInForce, endedRules, kindsInUse } from '../life-in-business.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';

/** Categories that Điều 42 khoản 2 only has tested for emissions. */
const EMISSIONS_ONLY = `('motorcycle')`;
/** What Điều 35 khoản 2 and decree 158 call a car in transport business; trailers carry neither badge nor device. */
const CARS = `('passenger', 'goods', 'tractor', 'car')`;

/** What Điều 35 khoản 2 has watched whether it is in business or not. */
const ALWAYS_WATCHED = `(v.category = 'tractor' or ${foldSql('v.kind')} like '%cuu thuong%')`;

/**
 * Whether a vehicle may be used on a day: registered with a plate, inspected, within niên hạn, not impounded; in transport business – it carries a yellow plate
 * (Điều 36 khoản 2) – also with a badge, within the niên hạn of what the badge is for, with a tracking device and, where the law asks for it, the driver's
 * camera. Everything is read as of that day, the vehicle itself too. A warning of the inspection system blocks the next inspection and not the vehicle [K], so it is only noted.
 */
export const vehicleMayOperate: ComputedExpression = (alias, at, { distanceKm }) => {
  const day = at.validAt;
  const held = (table: string, t: string, also = 'true') =>
    `exists (select from ${table} ${t} where ${t}.vehicle_id = ${alias}.id and ${asOf(t, at)} and ${also})`;
  const inUse = (t: string) => `${t}.state <> 'REMOVED' and ${t}.fitted_on <= ${day} and (${t}.removed_on is null or ${day} < ${t}.removed_on)`;
  const licence = (also: string) => `exists (select from transport_licence l where l.business_id = b.business_id and ${asOf('l', at)} and ${also})`;
  // What several conditions ask is looked up once.
  const use = `select v.category in ${CARS} and ${held('plate_assignment', 'y', `y.background = 'vàng'`)} as business`;
  const badges = `select count(*) > 0 as held, bool_or(not ${licence(`l.state = 'REVOKED'`)} or ${licence(`l.state = 'ACTIVE'`)}) as kept
    from badge b where b.vehicle_id = ${alias}.id and ${badgeInForce('b', at)}`;
  const devices = `select count(*) > 0 as held, bool_or(d.driver_camera) as camera from tracking_device d where d.vehicle_id = ${alias}.id and ${asOf('d', at)} and ${inUse('d')}`;
  const restrictions = `select bool_or(x.restriction_kind = 'tạm giữ') as impounded, bool_or(x.restriction_kind = 'cảnh báo đăng kiểm') as warned
    from vehicle_restriction x where x.vehicle_id = ${alias}.id and ${asOf('x', at)} and x.imposed_on <= ${day} and (x.lifted_on is null or ${day} < x.lifted_on)`;
  const met = `(rule.km is null or coalesce(${distanceKm}, used.km) > rule.km)`;
  const life = `select bool_or(rule.verified and ${met}) as ended, bool_or(not rule.verified and ${met}) as doubtful,
      bool_or(rule.verified and rule.km is not null and coalesce(${distanceKm}, used.km) is null) as short
    from (${kindsInUse('v', at)}) as used cross join lateral (${endedRules('v', 'used.kind', at)}) as rule`;
  const conditions = [
    {
      code: 'NOT_REGISTERED',
      holds: held('registration', 'r', `r.state = 'ACTIVE' and (r.expires_on is null or ${day} <= r.expires_on)`),
      vi: 'Không có chứng nhận đăng ký xe còn hiệu lực.',
      en: 'There is no registration certificate in force.',
      law: `${LAW}, Điều 35 khoản 1 điểm a`,
    },
    {
      code: 'NO_PLATE',
      holds: held('plate_assignment', 'p'),
      vi: 'Xe không gắn biển số nào.',
      en: 'The vehicle carries no plate.',
      law: `${LAW}, Điều 35 khoản 1 điểm a`,
    },
    {
      code: 'NO_VALID_INSPECTION',
      holds: `v.category in ${EMISSIONS_ONLY} or ${held('inspection', 'i', `i.result = 'PASSED' and i.inspected_on <= ${day} and ${day} <= i.expires_on`)}`,
      vi: 'Không có kiểm định an toàn kỹ thuật còn hiệu lực.',
      en: 'There is no passed inspection in force.',
      law: `${LAW}, Điều 35 khoản 1 điểm b, Điều 42 khoản 1`,
    },
    {
      code: 'SERVICE_LIFE_ENDED',
      holds: `v.service_life_years is null or ${day} <= make_date(v.production_year + v.service_life_years, 12, 31)`,
      vi: 'Xe đã hết niên hạn sử dụng.',
      en: 'The service life of the vehicle has ended.',
      law: `${LAW}, Điều 40 khoản 1`,
    },
    {
      code: 'IMPOUNDED',
      holds: 'restrictions.impounded is not true',
      vi: 'Xe đang bị tạm giữ.',
      en: 'The vehicle is impounded.',
      law: `${LAW}, Điều 83 khoản 2 điểm c; pháp luật về xử lý vi phạm hành chính`,
    },
    {
      code: 'NO_BADGE',
      holds: 'not use.business or badges.held',
      vi: 'Xe kinh doanh vận tải không có phù hiệu còn hiệu lực.',
      en: 'In transport business, it has no badge in force.',
      law: `${DECREE}, Điều 23`,
    },
    {
      code: 'BADGE_ENDED_WITH_LICENCE',
      holds: 'not use.business or not badges.held or badges.kept',
      vi: 'Giấy phép kinh doanh vận tải của đơn vị đã bị thu hồi, phù hiệu hết giá trị theo.',
      en: 'The transport licence of the operator was revoked, and its badges ended with it.',
      law: `${DECREE}, Điều 21 khoản 6`,
    },
    {
      code: 'SERVICE_LIFE_ENDED_FOR_TRANSPORT',
      holds: 'life.ended is not true',
      vi: 'Xe đã hết niên hạn đối với loại hình kinh doanh ghi trên phù hiệu (hoặc với cự ly được hỏi).',
      en: 'The service life has ended for the kind of transport its badge is for (or for the distance asked for).',
      law: `${DECREE}; ${LAW}, Điều 40 khoản 1`,
    },
    {
      code: 'NO_TRACKING_DEVICE',
      holds: `not (use.business or ${ALWAYS_WATCHED}) or devices.held`,
      vi: 'Xe kinh doanh vận tải, xe đầu kéo hoặc xe cứu thương không có thiết bị giám sát hành trình.',
      en: 'In transport business, or as a tractor or an ambulance, it has no tracking device.',
      law: `${LAW}, Điều 35 khoản 2`,
    },
    {
      // The law counts seats without the driver's, the register with it.
      code: 'NO_DRIVER_CAMERA',
      holds: `not (${ALWAYS_WATCHED} or use.business and v.category = 'passenger' and v.seats > 8) or devices.camera`,
      vi: 'Xe kinh doanh chở người từ 08 chỗ, xe đầu kéo hoặc xe cứu thương không có thiết bị ghi nhận hình ảnh người lái.',
      en: 'A passenger vehicle in transport business from 8 seats, a tractor or an ambulance has no camera that records the driver.',
      law: `${LAW}, Điều 35 khoản 2`,
    },
  ];
  const notes = [
    {
      code: 'SMART_VEHICLE_PERMIT_NOT_HELD',
      holds: 'v.smart is not true',
      vi: 'Phương tiện giao thông thông minh cần được cấp phép hoạt động; hệ thống chưa có dữ liệu về giấy phép này.',
      en: 'A smart vehicle needs a permit to operate, of which nothing is held here.',
      law: `${LAW}, Điều 35 khoản 3`,
    },
    {
      code: 'INSPECTION_WARNING',
      holds: 'restrictions.warned is not true',
      vi: 'Xe đang bị cảnh báo đăng kiểm: lần kiểm định sau có thể bị từ chối. Cảnh báo không cấm xe còn kiểm định lưu hành.',
      en: 'The inspection system warns of the vehicle: its next inspection may be refused. The warning does not bar a vehicle with an inspection in force.',
      law: 'Thông tư 47/2024/TT-BGTVT (chưa xác minh với văn bản)',
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
  return `select (${permission(conditions, notes)}) from (values (1)) as one(n) left join vehicle v on v.id = ${alias}.id and ${asOf('v', at)}
    cross join lateral (${use}) as use cross join lateral (${badges}) as badges cross join lateral (${devices}) as devices
    cross join lateral (${restrictions}) as restrictions left join lateral (${life}) as life on use.business`;
};
