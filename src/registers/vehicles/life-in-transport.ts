import { foldSql } from '../../db/fold-sql.js';
import type { RegistersAt } from '../../hub/declare/registers-at.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { plainKind } from '../kind-of-transport.js';

/** The kinds of transport a vehicle is used for: what its badges in force say, with the length of a badge's fixed route, and what its own kind says. */
export function kindsInUse(vehicle: string, at: RegistersAt): string {
  return `select ${plainKind('b.badge_type')} as kind, f.length_km as km
    from ${at.from('Badge', 'b')} left join ${at.from('FixedRoute', 'f')} on f.id = b.route_id and ${asOf('f', at)}
    where b.vehicle_id = ${vehicle}.id and ${badgeInForce('b', at)}
    union all ${fourWheel(vehicle)}`;
}

/** The same for a badge of a type, issued or not. */
export function kindsOfBadge(vehicle: string, badgeType: string): string {
  return `select ${plainKind(badgeType)} as kind, null::double precision as km union all ${fourWheel(vehicle)}`;
}

/** What needs no badge to be told. */
function fourWheel(vehicle: string): string {
  return `select 'bon banh', null where ${isFourWheel(vehicle)}`;
}

function isFourWheel(vehicle: string): string {
  return `${foldSql(`${vehicle}.kind`)} like 'xe cho nguoi bon banh%'`;
}

export function badgeInForce(badge: string, at: RegistersAt): string {
  return `${asOf(badge, at)} and ${badge}.state = 'ACTIVE' and ${badge}.issued_on <= ${at.validAt} and ${at.validAt} <= ${badge}.expires_on`;
}

/**
 * The rules of niên hạn for kinds of transport that fit the row `vehicle`: the plain kind each is for, the last day it leaves, whether it was read in its text (`verified`), and above
 * which journey it holds (`km`, from `… trên 300 km`; null for any). Seats are counted without the driver's, and unknown ones fit every rule. Counted like the general
 * niên hạn: to 31 December of the last year (Luật 36/2024/QH15, Điều 40 khoản 1).
 */
export function lifeRules(vehicle: string, at: RegistersAt): string {
  return `select r.code, r.use, ${plainKind(`regexp_replace(r.use, ' trên \\d+ km$', '')`)} as kind, r.confidence = 'V' as verified,
      substring(r.use from ' trên (\\d+) km$')::int as km, make_date(${vehicle}.production_year + r.years, 12, 31) as last_day
    from ${at.from('ServiceLifeRule', 'r')}
    where ${asOf('r', at)} and r.category = ${vehicle}.category and r.use <> 'chung' and (r.use <> 'bốn bánh' or ${isFourWheel(vehicle)})
      and coalesce(${vehicle}.seats - 1 >= r.seats_min, true) and coalesce(${vehicle}.seats - 1 <= r.seats_max, true)`;
}
