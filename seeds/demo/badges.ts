import type { Business } from './businesses.js';
import { addDays, addMonths, addYears, type Day, dayBetween, earlier, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, weighted } from './random.js';
import type { Run } from './routes.js';
import { type DemoTable, demoTable, ISSUERS, type Row, type RowOf, type Setting } from './table.js';
import { lifeEnd, operatorOn, type Vehicle } from './vehicles.js';

/**
 * Badges of vehicles in transport business: at most one good at a time, none beyond the niên hạn, the contract or the operator's licence,
 * one to seven years. Some have run out, some were revoked or handed back.
 */
export function badges(setting: Setting, vehicles: readonly Vehicle[], runs: ReadonlyMap<Business, readonly Run[]>): DemoTable[] {
  const random = setting.random('badges');
  const rows: RowOf<typeof BADGE>[] = [];
  const ended: RowOf<typeof ENDED>[] = [];
  for (const v of vehicles) {
    if (v.scripted !== undefined) {
      const { badge } = v.scripted;
      const operator = operatorOn(v, setting.today);
      if (badge !== null && operator !== null) rows.push(row(v, operator, badge, badge.number));
      continue;
    }
    for (const badge of drawBadges(setting, random, v, runs)) {
      const cells = row(v, badge.operator, badge, serial('PH', rows.length + 100));
      rows.push(cells);
      const state = drawEnd(random);
      if (state !== 'ACTIVE' && badge.current)
        ended.push({ ...cells, ...end(random, state, dayBetween(random, addMonths(badge.issuedOn, 1), setting.today)) });
    }
  }
  return [
    demoTable({ entity: 'vehicles/badge', file: 'badges.csv', labelVi: 'Phù hiệu', header: BADGE, rows }),
    demoTable({ entity: 'vehicles/badge', file: 'badges-ended.csv', labelVi: 'Phù hiệu bị thu hồi, nộp lại', header: ENDED, rows: ended }),
  ];
}

const PAPER = ['number', 'vehicle', 'business', 'route', 'badgeType', 'issuer', 'issuedOn', 'expiresOn', 'state'] as const;
const BADGE = [...PAPER, 'validFrom'] as const;
const ENDED = [...PAPER, 'revocationGround', 'endedOn', 'barredUntil', 'validFrom'] as const;

/** Decree 158/2024/NĐ-CP, article 23.10: grounds of revocation, and how long no other badge is given. */
const GROUNDS = [
  ['từ 5 lần vi phạm tốc độ trên 1.000 km xe chạy trong một tháng', 30],
  ['từ 3 lần chở quá tải trên 10% tại trạm cân', 60],
  ['bán, cho thuê, cho mượn phù hiệu', 90],
] as const;

function end(random: Random, state: string, on: Day): Row<'state' | 'revocationGround' | 'endedOn' | 'barredUntil' | 'validFrom'> {
  if (state !== 'REVOKED') return { state, revocationGround: '', endedOn: on, barredUntil: '', validFrom: on };
  const [ground, days] = pick(random, GROUNDS);
  return { state, revocationGround: `${ground} ${FICTIONAL}`, endedOn: on, barredUntil: addDays(on, days), validFrom: on };
}

type Draft = { type: string; routeCode: string; issuedOn: Day; expiresOn: Day };
type Drawn = Draft & { operator: Business; current: boolean };

const row = (v: Vehicle, operator: Business, { type, routeCode, issuedOn, expiresOn }: Draft, number: string): RowOf<typeof BADGE> => ({
  number,
  vehicle: v.chassisNumber,
  business: operator.taxCode,
  route: routeCode,
  badgeType: type,
  issuer: operator.place.code === '01' ? ISSUERS.haNoi : '',
  issuedOn,
  expiresOn,
  state: 'ACTIVE',
  validFrom: issuedOn,
});

const drawYears = weighted<number>([
  [1, 8],
  [2, 12],
  [3, 10],
  [5, 25],
  [7, 45],
]);
const drawEnd = weighted<string>([
  ['ACTIVE', 97.5],
  ['REVOKED', 1],
  ['SURRENDERED', 1.5],
]);

function drawBadges(setting: Setting, random: Random, v: Vehicle, runs: ReadonlyMap<Business, readonly Run[]>): Drawn[] {
  const { today } = setting;
  const operator = operatorOn(v, today);
  if (
    v.recall !== null ||
    operator === null ||
    operator.licensedOn === null ||
    operator.revokedOn !== null ||
    v.model.category === 'trailer' ||
    !chance(random, 0.93)
  )
    return [];
  const contract = v.contract?.business === operator ? v.contract : null;
  const since = later(later(v.sale?.on ?? v.registeredOn, operator.licensedOn), contract?.signedOn ?? '');
  const end = earlier(lifeEnd(v) || '9999-12-31', contract?.expiresOn ?? '9999-12-31');
  const years = drawYears(random);
  const issuedOn = dayBetween(random, later(since, addMonths(today, -12 * years - 2)), addDays(today, -4));
  const expiresOn = earlier(addDays(addYears(issuedOn, years), -1), end);
  if (issuedOn >= today || expiresOn <= issuedOn) return [];
  const current: Drawn = { ...drawType(random, v, operator, runs, issuedOn), issuedOn, expiresOn, operator, current: true };
  const formerOn = addYears(issuedOn, -2);
  if (formerOn <= since || !chance(random, 0.3)) return [current];
  const former = {
    ...drawType(random, v, operator, runs, formerOn),
    issuedOn: formerOn,
    expiresOn: addDays(issuedOn, -1),
    operator,
    current: false,
  };
  return [former, current];
}

function drawType(
  random: Random,
  { model }: Vehicle,
  operator: Business,
  runs: ReadonlyMap<Business, readonly Run[]>,
  day: Day,
): { type: string; routeCode: string } {
  if (model.category === 'goods') return { type: 'XE TẢI', routeCode: '' };
  if (model.category === 'tractor') return { type: 'XE ĐẦU KÉO', routeCode: '' };
  if (operator.trade === 'taxi') return { type: 'XE TAXI', routeCode: '' };
  if (operator.trade === 'bus') return { type: 'XE BUÝT', routeCode: '' };
  const running = (runs.get(operator) ?? []).filter(({ startedOn }) => startedOn <= day);
  if (running.length > 0 && chance(random, 0.8)) return { type: 'XE TUYẾN CỐ ĐỊNH', routeCode: pick(random, running).route.code };
  return { type: 'XE HỢP ĐỒNG', routeCode: '' };
}
