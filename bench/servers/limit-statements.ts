/**
 * The same answers as the hub's, each as one statement written by hand: what somebody would write who needed exactly this question
 * answered, now and as of the past, and nothing else – no rules, no log, no other question. `$1` is the key, the last two are the legal day
 * and the instant of knowledge; the result is the finished text of `data`'s only field.
 */
/**
 * When PostgreSQL plans it: for all calls, or for each with its values. Which is faster depends on the question, so the limit may do
 * either.
 */
export const PLANNED = { once: 'force_generic_plan', each: 'force_custom_plan' } as const;

export type LimitStatement = {
  path: string;
  name: string;
  text: string;
  values(asked: Record<string, unknown>): unknown[];
};

const asOf = (t: string, day: string, known: string) =>
  `${t}.valid_from <= ${day} and ${day} < ${t}.valid_to and ${t}.recorded_from <= ${known} and ${known} < ${t}.recorded_to`;

const status = (t: string, day: string) => `case when ${t}.expires_on < ${day} then 'EXPIRED' else 'IN_FORCE' end`;

/** What W1, W2 and W3 ask of a vehicle `v`. */
function vehicle(day: string, known: string): string {
  return `json_object(
    'make' value v.make, 'model' value v.model, 'kind' value v.kind, 'productionYear' value v.production_year,
    'business' value (
      select json_object('name' value b.name, 'taxCode' value b.tax_code)
      from ownership o join business b on b.id = o.business_id and ${asOf('b', day, known)}
      where o.vehicle_id = v.id and ${asOf('o', day, known)} order by o.valid_from desc, o.id limit 1),
    'badges' value json_object('nodes' value coalesce((
      select json_agg(json_object('number' value b.number, 'badgeType' value b.badge_type, 'expiresOn' value b.expires_on, 'status' value ${status('b', day)}) order by b.id)
      from (select id, number, badge_type, expires_on from badge b where b.vehicle_id = v.id and ${asOf('b', day, known)} order by b.id limit 5) b), '[]')),
    'inspections' value json_object('nodes' value coalesce((
      select json_agg(json_object('certificateNumber' value i.certificate_number, 'result' value i.result, 'inspectedOn' value i.inspected_on, 'expiresOn' value i.expires_on) order by i.inspected_on desc, i.id desc)
      from (select id, certificate_number, result, inspected_on, expires_on from inspection i where i.vehicle_id = v.id and ${asOf('i', day, known)} order by i.inspected_on desc, i.id desc limit 3) i), '[]')))`;
}

export const LIMIT_STATEMENTS: readonly LimitStatement[] = [
  {
    path: '/vehicle',
    name: 'vehicle-by-plate',
    text: `select ${vehicle('$2::date', '$3::timestamptz')}::text as json
      from plate_assignment p join vehicle v on v.id = p.vehicle_id and ${asOf('v', '$2::date', '$3::timestamptz')}
      where p.plate = $1 and ${asOf('p', '$2::date', '$3::timestamptz')}`,
    values: ({ plate }) => [plate],
  },
  {
    path: '/vehicles',
    name: 'vehicles-of-province',
    text: `select json_object('nodes' value json_agg(v.json order by v.id))::text as json from (
      select v.id, ${vehicle('$3::date', '$4::timestamptz')} as json from (
        select id, make, model, kind, production_year from vehicle v
        where province_id = (select p.id from province p where p.code = $1 and ${asOf('p', '$3::date', '$4::timestamptz')})
          and category = $2 and ${asOf('v', '$3::date', '$4::timestamptz')} order by id limit 50) v) v`,
    values: ({ province, category }) => [province, category],
  },
  {
    path: '/driver',
    name: 'driver-by-personal-id',
    text: `select json_object(
      'points' value (
        with recursive step as (
          select delta, effective_on, row_number() over (order by effective_on, delta desc) as nth from point_event e
          where e.driver_id = d.id and e.effective_on <= $2::date and ${asOf('e', '$2::date', '$3::timestamptz')}
        ), standing (nth, balance, deducted_on) as (
          select 0::bigint, 12, null::date
          union all
          select s.nth, greatest(0, least(12, ${full('p', 's.effective_on')} + s.delta)), case when s.delta < 0 then s.effective_on else p.deducted_on end
          from standing p join step s on s.nth = p.nth + 1
        )
        select ${full('p', '$2::date')} from standing p order by p.nth desc limit 1),
      'licences' value json_object('nodes' value coalesce((
        select json_agg(json_object('number' value l.number, 'scheme' value l.scheme, 'classes' value l.classes, 'issuedOn' value l.issued_on, 'expiresOn' value l.expires_on, 'state' value l.state, 'status' value ${status('l', '$2::date')}) order by l.id)
        from (select id, number, scheme, classes, issued_on, expires_on, state from driver_licence l where l.driver_id = d.id and ${asOf('l', '$2::date', '$3::timestamptz')} order by l.id limit 20) l), '[]')),
      'pointEvents' value json_object('nodes' value coalesce((
        select json_agg(json_object('effectiveOn' value e.effective_on, 'delta' value e.delta, 'behaviour' value e.behaviour) order by e.id)
        from (select id, effective_on, delta, behaviour from point_event e where e.driver_id = d.id and ${asOf('e', '$2::date', '$3::timestamptz')} order by e.id limit 20) e), '[]')))::text as json
      from person p join driver d on d.person_id = p.id and ${asOf('d', '$2::date', '$3::timestamptz')}
      where p.personal_id = $1 and ${asOf('p', '$2::date', '$3::timestamptz')}`,
    values: ({ personalId }) => [personalId],
  },
  {
    path: '/vehicleAggregate',
    name: 'vehicles-in-groups',
    text: `select json_object('groups' value json_agg(json_object('key' value json_object('province' value json_object('code' value g.code), 'category' value g.category, 'productionYear' value g.band), 'count' value g.count)))::text as json
      from (
        select p.code, v.category, v.production_year / 5 * 5 as band, count(*) as count
        from vehicle v left join province p on p.id = v.province_id and ${asOf('p', '$2::date', '$3::timestamptz')}
        where v.category = any($1::text[]) and ${asOf('v', '$2::date', '$3::timestamptz')} group by 1, 2, 3 order by 1, 2, 3) g`,
    values: ({ categories }) => [categories],
  },
  {
    path: '/figures',
    name: 'vehicle-figures',
    text: `select json_object('groups' value json_agg(json_object('key' value json_object('province' value json_object('code' value g.code), 'category' value g.category), 'count' value g.count,
        'share' value g.count::double precision / g.whole, 'missing' value json_object('seats' value g.missing), 'median' value json_object('seats' value g.median),
        'percentile' value json_object('seats' value g.p90), 'stddev' value json_object('seats' value g.stddev))))::text as json
      from (
        select p.code, v.category, count(*) as count, sum(count(*)) over () as whole, count(*) filter (where v.seats is null) as missing,
          percentile_cont(0.5) within group (order by v.seats) as median, percentile_cont(0.9) within group (order by v.seats) as p90, stddev_samp(v.seats)::double precision as stddev
        from vehicle v left join province p on p.id = v.province_id and ${asOf('p', '$2::date', '$3::timestamptz')}
        where v.category = any($1::text[]) and ${asOf('v', '$2::date', '$3::timestamptz')} group by 1, 2 order by 1, 2) g`,
    values: ({ categories }) => [categories],
  },
  {
    path: '/series',
    name: 'vehicle-series',
    text: `select json_object('groups' value json_agg(json_object('day' value g.day, 'key' value json_object('category' value g.category), 'count' value g.count, 'sum' value json_object('seats' value g.seats))))::text as json
      from (
        select d.day, v.category, count(*) as count, sum(v.seats) as seats from unnest($2::date[]) d(day), vehicle v
        where v.category = any($1::text[]) and $3::date is not null and ${asOf('v', 'd.day', '$4::timestamptz')} group by 1, 2 order by 1, 2) g`,
    values: ({ categories, days }) => [categories, days],
  },
  {
    path: '/everybody',
    name: 'vehicles-for-statistics',
    text: `select json_object('groups' value json_agg(json_object('key' value json_object('province' value json_object('code' value g.code), 'category' value g.category), 'count' value g.count)))::text as json
      from (
        select p.code, v.category, count(*) as count
        from vehicle v left join province p on p.id = v.province_id and ${asOf('p', '$1::date', '$3::timestamptz')}
        where $2::date is not null and ${asOf('v', '$1::date', '$3::timestamptz')} group by 1, 2 order by 1, 2) g`,
    values: ({ day }) => [day],
  },
];

/** All twelve points are back a year after the last deduction, unless none was left (Luật 36/2024/QH15, Điều 58). */
function full(standing: string, day: string): string {
  return `case when ${standing}.balance > 0 and (${standing}.deducted_on + interval '12 months')::date < ${day} then 12 else ${standing}.balance end`;
}
