import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { plainKind } from '../kind-of-transport.js';
import { type Asked, type Note, permission } from '../permission.js';

const DECREE = 'Nghị định 158/2024/NĐ-CP';

/**
 * Whether a business may carry on a kind of transport by car: registered and active, licensed, the licence in force, the kind on it,
 * somebody to run it.
 */
export const businessMayOperate: ComputedExpression = (row, at, { kind }, law) => {
  const l = at.row('TransportLicence', 'l');
  const b = at.row('Badge', 'carried');
  const o = at.row('Ownership', 'o');
  const of = { business: row('id') };
  const asked: readonly Asked[] = [
    { condition: 'businesses.registered', of },
    { condition: 'businesses.active', of },
    {
      condition: 'businesses.licensed',
      of,
      refusals: {
        NONE: {
          code: 'NO_TRANSPORT_LICENCE',
          vi: 'Không có giấy phép kinh doanh vận tải vào ngày này.',
          en: 'It holds no transport licence on this day.',
          law: `${DECREE}, Điều 19`,
        },
        REVOKED: {
          code: 'TRANSPORT_LICENCE_REVOKED',
          vi: 'Giấy phép kinh doanh vận tải đã bị thu hồi.',
          en: 'The transport licence has been revoked.',
          law: `${DECREE}, Điều 21 khoản 6`,
        },
      },
    },
    { condition: 'businesses.kindLicensed', of, given: { kind: `${kind}` } },
    { condition: 'businesses.managed', of },
  ];
  const vehicle = { of: { vehicle: b('vehicle') }, at };
  const notes: readonly Note[] = [
    {
      code: 'TRANSPORT_LICENCE_OF_OLD_LAW',
      holds: `${at.validAt} < '2026-01-01' or not exists (select from ${l.from}
        where ${l('business')} = ${row('id')} and ${asOf('l', at)} and ${l('state')} = 'ACTIVE' and ${l('issuedOn')} < '2025-01-01')`,
      vi: 'Giấy phép cấp trước 2025-01-01 phải được cấp lại theo nghị định mới trước 2026-01-01; chưa ghi nhận việc cấp lại.',
      en: 'A licence issued before 2025-01-01 had to be issued anew under the decree before 2026-01-01; no re-issue is on record.',
      law: `${DECREE} (quy định chuyển tiếp)`,
    },
    {
      code: 'VEHICLES_PAST_SERVICE_LIFE',
      // The answer is open and a person's vehicle is not: only vehicles of businesses are looked at.
      holds: `not exists (select from ${b.from}
        where ${b('business')} = ${row('id')} and ${asOf('carried', at)} and ${plainKind(b('badgeType'))} = ${plainKind(`${kind}`)} and ${law.holds('vehicles.badgeInForce', { of: { badge: b('id') }, at })}
          and not exists (select from ${o.from} where ${o('vehicle')} = ${b('vehicle')} and ${asOf('o', at)} and ${o('person')} is not null)
          and (${law.keyOf('vehicles.withinServiceLife', vehicle)} = 'ENDED'
            or ${law.keyOf('vehicles.withinServiceLifeForTransport', { ...vehicle, given: { kind: `${kind}` } })} = 'ENDED'))`,
      vi: 'Có xe mang phù hiệu loại hình này đã hết niên hạn: không được dùng những xe đó.',
      en: 'Some vehicle with a badge for this kind is past its service life: it must not be used.',
      law: `${DECREE}, Điều 23; Luật 36/2024/QH15, Điều 40 khoản 1`,
    },
  ];
  return permission(law, at, asked, notes);
};
