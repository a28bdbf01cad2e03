import { foldSql } from '../db/fold-sql.js';
import type { AtPlaceholders } from '../hub/declare/model.js';
import { asOf } from '../hub/query/sql-context.js';

/** The decree and its users write `taxi`, `xe taxi` and, on a badge, `XE TAXI`; `hàng hóa` and `hàng hoá`. */
export function plainKind(text: string): string {
  return `regexp_replace(${foldSql(text)}, '^(xe|khach|van tai|van chuyen) ', '')`;
}

/** The kinds of transport a vehicle is used for: what its badges in force say, and what needs no badge to be told, with the length of a badge's fixed route. */
export function kindsInUse(vehicle: string, at: AtPlaceholders): string {
  return `select ${plainKind('b.badge_type')} as kind, f.length_km as km
    from badge b left join fixed_route f on f.id = b.route_id and ${asOf('f', at)}
    where b.vehicle_id = ${vehicle}.id and ${badgeInForce('b', at)}
    union all select 'bon banh', null where ${foldSql(`${vehicle}.kind`)} like 'xe cho nguoi bon banh%'`;
}

export function badgeInForce(badge: string, at: AtPlaceholders): string {
  return `${asOf(badge, at)} and ${badge}.state = 'ACTIVE' and ${badge}.issued_on <= ${at.validAt} and ${at.validAt} <= ${badge}.expires_on`;
}

/**
 * The rules of niên hạn for a kind of transport (`kind`, plain) that have ended for the row `vehicle`: whether each is verified, and above which journey it holds (`km`, from `… trên 300 km`;
 * null for any). Seats are counted without the driver's, and unknown ones fit every rule. Counted like the general niên hạn: to 31 December of the last year (Luật 36/2024/QH15,
 * Điều 40 khoản 1).
 */
export function endedRules(vehicle: string, kind: string, at: AtPlaceholders): string {
  return `select r.confidence = 'V' as verified, substring(r.use from ' trên (\\d+) km$')::int as km
    from service_life_rule r
    where ${asOf('r', at)} and r.category = ${vehicle}.category and make_date(${vehicle}.production_year + r.years, 12, 31) < ${at.validAt}
      and coalesce(${vehicle}.seats - 1 >= r.seats_min, true) and coalesce(${vehicle}.seats - 1 <= r.seats_max, true)
      and ${plainKind(`regexp_replace(r.use, ' trên \\d+ km$', '')`)} = ${kind}`;
}
