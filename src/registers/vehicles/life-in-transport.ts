import { foldSql } from '../../db/fold-sql.js';
import type { RegistersAt, Row, Rows } from '../../hub/declare/registers-at.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { plainKind } from '../kind-of-transport.js';

/**
 * The kinds of transport a vehicle is used for: what its badges in force say, with the length of a badge's fixed route, and what its own
 * kind says.
 */
export function kindsInUse(vehicle: Row, at: RegistersAt): string {
  const b = at.row('Badge', 'b');
  const f = at.row('FixedRoute', 'f');
  return `select ${plainKind(b('badgeType'))} as kind, ${f('lengthKm')} as km
    from ${b.from} left join ${f.from} on f.id = ${b('route')} and ${asOf('f', at)}
    where ${b('vehicle')} = ${vehicle('id')} and ${badgeInForce(b, at)}
    union all ${fourWheel(vehicle)}`;
}

/** The same for a badge of a type, issued or not. */
export function kindsOfBadge(vehicle: Row, badgeType: string): string {
  return `select ${plainKind(badgeType)} as kind, null::double precision as km union all ${fourWheel(vehicle)}`;
}

/** What needs no badge to be told. */
function fourWheel(vehicle: Row): string {
  return `select 'bon banh', null where ${isFourWheel(vehicle)}`;
}

function isFourWheel(vehicle: Row): string {
  return `${foldSql(vehicle('kind'))} like 'xe cho nguoi bon banh%'`;
}

export function badgeInForce(badge: Rows, at: RegistersAt): string {
  return `${asOf(badge.alias, at)} and ${badge('state')} = 'ACTIVE' and ${badge('issuedOn')} <= ${at.validAt} and ${at.validAt} <= ${badge('expiresOn')}`;
}

/** Of badges on record: `badges` in force, those `over` their last day, and those that somebody `ended`. */
export function badgesByEnd(b: Rows, at: RegistersAt): string {
  const ids = (which: string) => `array_agg(${b.alias}.id) filter (where ${which})`;
  return `${ids(badgeInForce(b, at))} as badges, ${ids(`${b('state')} = 'ACTIVE' and ${b('expiresOn')} < ${at.validAt}`)} as over,
      ${ids(`${b('state')} <> 'ACTIVE'`)} as ended`;
}

/**
 * The rules of niên hạn for kinds of transport that fit the row `vehicle`: the plain kind each is for, the last day it leaves, whether it
 * was read in its text (`verified`), and above which journey it holds (`km`, from `… trên 300 km`; null for any). Seats are counted without
 * the driver's, and unknown ones fit every rule. Counted like the general niên hạn: to 31 December of the last year (Luật 36/2024/QH15,
 * Điều 40 khoản 1).
 */
export function lifeRules(vehicle: Row, at: RegistersAt): string {
  const r = at.row('ServiceLifeRule', 'r');
  return `select ${r('code')}, ${r('use')}, ${plainKind(`regexp_replace(${r('use')}, ' trên \\d+ km$', '')`)} as kind, ${r('confidence')} = 'V' as verified,
      substring(${r('use')} from ' trên (\\d+) km$')::int as km, make_date(${vehicle('productionYear')} + ${r('years')}, 12, 31) as last_day
    from ${r.from}
    where ${asOf('r', at)} and ${r('category')} = ${vehicle('category')} and ${r('use')} <> 'chung' and (${r('use')} <> 'bốn bánh' or ${isFourWheel(vehicle)})
      and coalesce(${vehicle('seats')} - 1 >= ${r('seatsMin')}, true) and coalesce(${vehicle('seats')} - 1 <= ${r('seatsMax')}, true)`;
}
