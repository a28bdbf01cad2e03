import type { Problem } from '../../errors.js';
import type { About, Delta, Facts, ResultInput, ResultRule, Row, Where } from '../../hub/evidence/catalogue.js';
import { inFuture, unfounded } from '../../hub/evidence/result-checks.js';
import type { Operation, OperationProblem } from '../../hub/write/operations.js';

type Badge = { number: string; plate: string; badgeType: string; route?: string | null; issuedOn: string; expiresOn: string };

/** Without which no badge is given: Điều 23 khoản 1, 5, 6. */
const GROUNDS = ['businesses.licensed', 'vehicles.rightToUse', 'vehicles.badgeFits'];

/** What a badge does not outlive: each tells the last day it leaves (`until`). */
const TERMS = ['vehicles.withinServiceLife', 'vehicles.withinServiceLifeForTransport', 'vehicles.rightToUse'];

/**
 * Badges that were issued. Điều 23: none outlives the niên hạn of its vehicle, nor that of the kind of transport it is for; nor (the hub's
 * own rule) the contract that lets the business use it.
 */
export const badgeResult: ResultRule = {
  payload: 'badges',
  writes: 'Badge',
  subject: 'business',
  facts: {
    business: { entity: 'Business', fields: ['taxCode'], where: ({ key }) => ({ taxCode: { eq: key } }) },
    vehicle: { entity: 'Vehicle', fields: ['plate'], where: ({ things }) => ({ plate: { in: things.vehicles ?? [] } }) },
    route: { entity: 'FixedRoute', fields: ['code'], where: ({ result }) => routesOf(result) },
  },
  decidedOn: (payload) => badgesIn(payload).map(({ issuedOn }) => issuedOn),
  conditions: [...new Set([...GROUNDS, ...TERMS, 'vehicles.noOtherBadge'])],
  about: (facts, payload) => badgesIn(payload).flatMap((badge) => aboutBadge(facts, badge)),
  things: (payload) => ({ vehicles: badgesIn(payload).map(({ plate }) => plate) }),
  delta({ facts, outcomes, payload, resultCode, issuerId, today }: ResultInput): Delta {
    const [business] = facts('business');
    if (!business) return { missing: { vi: 'đơn vị kinh doanh', en: 'business' } };
    const operations: Operation[] = [];
    const warnings: OperationProblem[] = [];
    const refused: OperationProblem[] = [];
    for (const [operation, badge] of badgesIn(payload).entries()) {
      const [vehicle] = vehiclesOf(facts, badge.plate);
      if (!vehicle)
        return { missing: { vi: `phương tiện thứ ${operation + 1} trong kết quả`, en: `vehicle number ${operation + 1} of the result` } };
      const route = facts('route').find((row) => row.values.code === badge.route);
      if (badge.route && !route)
        return { missing: { vi: `tuyến của phù hiệu thứ ${operation + 1}`, en: `route of badge number ${operation + 1}` } };
      const about = aboutBadge(facts, badge);
      refused.push(
        ...inFuture({ issuedOn: badge.issuedOn }, { today, operation }),
        ...unfounded(outcomes, { conditions: GROUNDS, about, operation }),
      );
      const ends = about.flatMap((one) => TERMS.map((term) => outcomes(term, one).told.until)).filter((day) => typeof day === 'string');
      const expiresOn = [badge.expiresOn, ...ends].sort()[0] ?? badge.expiresOn;
      if (expiresOn !== badge.expiresOn) warnings.push({ operation, ...CAPPED });
      const carriesAnother = about.some((one) => outcomes('vehicles.noOtherBadge', one).verdict !== 'HELD');
      if (carriesAnother || operations.some((earlier) => 'values' in earlier && earlier.values.vehicle === vehicle.id)) {
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
    return refused.length > 0 ? { refused } : { operations, warnings };
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

function aboutBadge(facts: Facts, { plate, badgeType }: Badge): readonly About[] {
  return vehiclesOf(facts, plate).flatMap((vehicle) =>
    facts('business').map((business) => ({ of: { vehicle: vehicle.id, business: business.id }, given: { kind: badgeType } })),
  );
}

function vehiclesOf(facts: Facts, plate: string): readonly Row[] {
  return facts('vehicle').filter((row) => row.values.plate === plate);
}

function routesOf(result: unknown): Where | null {
  const routes = badgesIn(result).flatMap(({ route }) => route ?? []);
  return routes.length === 0 ? null : { code: { in: routes } };
}

function badgesIn(payload: unknown): readonly Badge[] {
  return Array.isArray(payload) ? payload : [];
}
