import type { Problem } from '../../hub/errors.js';
import type { Delta, ResultInput, ResultRule, Row } from '../../hub/evidence/catalogue.js';
import type { Operation } from '../../hub/write/operations.js';
import { isGood, isIn, text } from './judgement.js';
import { isFor, livesInBusiness } from './life-in-business.js';

type Badge = { number: string; plate: string; badgeType: string; route?: string | null; issuedOn: string; expiresOn: string };

/** Badges that were issued. Điều 23: none outlives the niên hạn of its vehicle, nor that of the kind of transport it is for; nor (the hub's own rule) the contract that lets the business use it. */
export const badgeResult: ResultRule = {
  payload: 'badges',
  roles: ['dossier-service', 'permit-service'],
  purposes: ['once-only', 'licensing'],
  uses: ['business', 'vehicle', 'lifeRule', 'ownership', 'contract', 'badge', 'route'],
  things: (payload) => badgesIn(payload).map(({ plate }) => plate),
  delta({ facts, payload, resultCode, issuerId }: ResultInput): Delta {
    const [business] = facts('business');
    if (!business) return { missing: { vi: 'đơn vị kinh doanh', en: 'business' } };
    const operations: Operation[] = [];
    const warnings: (Problem & { operation: number })[] = [];
    for (const [operation, badge] of badgesIn(payload).entries()) {
      const vehicle = facts('vehicle').find((row) => row.values.plate === badge.plate);
      if (!vehicle) return { missing: { vi: `phương tiện thứ ${operation + 1} trong kết quả`, en: `vehicle number ${operation + 1} of the result` } };
      const route = facts('route').find((row) => row.values.code === badge.route);
      if (badge.route && !route) return { missing: { vi: `tuyến của phù hiệu thứ ${operation + 1}`, en: `route of badge number ${operation + 1}` } };
      const inBusiness = livesInBusiness(facts('lifeRule'), vehicle).flatMap(({ use, lastDay }) => (isFor(use, badge.badgeType) ? lastDay : []));
      const expiresOn = [badge.expiresOn, ...ends(business, vehicle, facts('ownership'), facts('contract')), ...inBusiness].sort()[0] ?? badge.expiresOn;
      if (expiresOn !== badge.expiresOn) warnings.push({ operation, ...CAPPED });
      if (carriesAnother(vehicle, facts('badge')) || operations.some((earlier) => 'values' in earlier && earlier.values.vehicle === vehicle.id)) {
        warnings.push({ operation, ...ANOTHER });
      }
      operations.push({
        operation: 'register',
        entity: 'Badge',
        from: badge.issuedOn,
        values: {
          number: badge.number,
          vehicle: vehicle.id,
          business: business.id,
          route: route?.id ?? null,
          badgeType: badge.badgeType,
          issuer: issuerId,
          issuedOn: badge.issuedOn,
          expiresOn,
          state: 'ACTIVE',
          resultCode,
        },
      });
    }
    return { operations, warnings };
  },
};

const CAPPED: Problem = {
  code: 'WARN_BADGE_TERM_CAPPED',
  severity: 'warning',
  field: 'expiresOn',
  vi: 'Ngày hết hạn được ghi sớm hơn ngày đề nghị: phù hiệu không vượt quá niên hạn của xe (kể cả niên hạn của loại hình kinh doanh) và thời hạn hợp đồng sử dụng xe.',
  en: 'The last day was recorded earlier than asked for: a badge outlives neither the service life of its vehicle (nor that for its kind of transport) nor the contract for its use.',
};

/** Điều 23: a vehicle carries one badge at a time. The decision stands; the steward is told. */
const ANOTHER: Problem = {
  code: 'WARN_BADGE_ANOTHER_IN_FORCE',
  severity: 'warning',
  field: 'vehicle',
  vi: 'Xe đang có phù hiệu khác còn giá trị. Hãy thu hồi hoặc ghi nhận việc nộp lại phù hiệu đó.',
  en: 'The vehicle carries another badge in force. Revoke it, or record that it was surrendered.',
};

function carriesAnother(vehicle: Row, badges: readonly Row[]): boolean {
  return badges.some((row) => row.values.vehicle === vehicle.id && isGood(row) && isIn('ACTIVE')(row));
}

/** Last days that a badge of this vehicle for this business cannot pass. */
function ends(business: Row, vehicle: Row, ownerships: readonly Row[], contracts: readonly Row[]): string[] {
  const owns = ownerships.some((row) => row.values.vehicle === vehicle.id && row.values.business === business.id);
  const running = contracts.filter((row) => row.values.vehicle === vehicle.id && isGood(row)).map((row) => text(row, 'expiresOn'));
  const contractEnd = owns || running.includes('') ? '' : (running.sort().at(-1) ?? '');
  return [text(vehicle, 'serviceLifeEndsOn'), contractEnd].filter((day) => day !== '');
}

function badgesIn(payload: unknown): readonly Badge[] {
  return Array.isArray(payload) ? payload : [];
}
