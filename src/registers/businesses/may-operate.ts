import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/query/sql-context.js';
import { permission } from '../conditions.js';
import { badgeInForce, endedRules, plainKind } from '../life-in-business.js';

const DECREE = 'Nghị định 158/2024/NĐ-CP';

/**
 * Whether a business may carry on a kind of transport by car: registered and active, licensed, the licence in force, the kind on it, somebody to run it.
 * A licence ends with its revocation and all badges with it (Điều 21 khoản 6), and comes back as a re-issue.
 */
export const businessMayOperate: ComputedExpression = (alias, at, { kind }) => {
  const licence = (also = '') => `exists (select from transport_licence l where l.business_id = ${alias}.id and ${asOf('l', at)}${also})`;
  const conditions = [
    {
      code: 'BUSINESS_NOT_REGISTERED',
      holds: `exists (select from business b where b.id = ${alias}.id and ${asOf('b', at)})`,
      vi: 'Đơn vị không còn trong đăng ký doanh nghiệp vào ngày này.',
      en: 'The business is not in the business register on this day.',
      law: `${DECREE}, Điều 21 khoản 4`,
    },
    {
      code: 'BUSINESS_NOT_ACTIVE',
      holds: `not exists (select from business b where b.id = ${alias}.id and ${asOf('b', at)} and b.state <> 'ACTIVE')`,
      vi: 'Đơn vị đang tạm ngừng kinh doanh hoặc đã chấm dứt hoạt động.',
      en: 'The business has suspended or ended its activity.',
      law: `${DECREE}, Điều 21 khoản 4`,
    },
    {
      code: 'NO_TRANSPORT_LICENCE',
      holds: licence(),
      vi: 'Không có giấy phép kinh doanh vận tải vào ngày này.',
      en: 'It holds no transport licence on this day.',
      law: `${DECREE}, Điều 19`,
    },
    {
      code: 'TRANSPORT_LICENCE_REVOKED',
      holds: `not ${licence()} or ${licence(` and l.state = 'ACTIVE'`)}`,
      vi: 'Giấy phép kinh doanh vận tải đã bị thu hồi.',
      en: 'The transport licence has been revoked.',
      law: `${DECREE}, Điều 21 khoản 6`,
    },
    {
      code: 'KIND_NOT_LICENSED',
      holds: `not ${licence(` and l.state = 'ACTIVE'`)} or ${licence(` and l.state = 'ACTIVE' and exists (select from unnest(l.business_types) as licensed(kind) where ${plainKind('licensed.kind')} = ${plainKind(`${kind}`)})`)}`,
      vi: 'Giấy phép không ghi loại hình kinh doanh này.',
      en: 'The licence does not name this kind of business.',
      law: `${DECREE}, Điều 19`,
    },
    {
      code: 'NO_TRANSPORT_MANAGER',
      holds: `exists (select from transport_manager m where m.business_id = ${alias}.id and ${asOf('m', at)} and m.role = 'TRANSPORT_MANAGER')`,
      vi: 'Chưa ghi nhận người điều hành hoạt động vận tải.',
      en: 'No transport manager is on record.',
      law: `${DECREE}, Điều 20 khoản 1`,
    },
  ];
  const ended = `exists (select from (${endedRules('v', plainKind(`${kind}`), at)}) as rule where rule.verified and rule.km is null)`;
  const notes = [
    {
      code: 'TRANSPORT_LICENCE_OF_OLD_LAW',
      holds: `${at.validAt} < '2026-01-01' or not ${licence(` and l.state = 'ACTIVE' and l.issued_on < '2025-01-01'`)}`,
      vi: 'Giấy phép cấp trước 2025-01-01 phải được cấp lại theo nghị định mới trước 2026-01-01; chưa ghi nhận việc cấp lại.',
      en: 'A licence issued before 2025-01-01 had to be issued anew under the decree before 2026-01-01; no re-issue is on record.',
      law: `${DECREE} (quy định chuyển tiếp)`,
    },
    {
      code: 'VEHICLES_PAST_SERVICE_LIFE',
      // The answer is open and a person's vehicle is not: only vehicles of businesses are looked at.
      holds: `not exists (select from badge b join vehicle v on v.id = b.vehicle_id and ${asOf('v', at)}
        where b.business_id = ${alias}.id and ${badgeInForce('b', at)} and ${plainKind('b.badge_type')} = ${plainKind(`${kind}`)}
          and not exists (select from ownership o where o.vehicle_id = v.id and ${asOf('o', at)} and o.person_id is not null)
          and (make_date(v.production_year + v.service_life_years, 12, 31) < ${at.validAt} or ${ended}))`,
      vi: 'Có xe mang phù hiệu loại hình này đã hết niên hạn: không được dùng những xe đó.',
      en: 'Some vehicle with a badge for this kind is past its service life: it must not be used.',
      law: `${DECREE}, Điều 23; Luật 36/2024/QH15, Điều 40 khoản 1`,
    },
  ];
  return permission(conditions, notes);
};
