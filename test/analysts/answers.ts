/**
 * The forty answers in SQL, written by hand and of nothing the hub is made of: `{table}` is a table on the day that was asked, `{day}` that day, `{open
 * table}` without what has a person behind its vehicle.
 */
export const ANSWERS: readonly string[] = [
  `
    select p.name, count(*), count(*)::float / sum(count(*)) over ()
    from {open vehicle} v left join {province} p on p.id = v.province_id group by p.name
  `,
  `
    select category, production_year / 5 * 5, count(*) from {open vehicle} group by 1, 2
  `,
  `
    select '2025-06-30', p.name, count(*) from {open vehicle@2025-06-30} v left join {province@2025-06-30} u on u.id = v.province_id
    left join province_succession s on s.predecessor_id = u.id and s.effective_on = '2025-07-01' and s.recorded_to = 'infinity'
    left join {province@2026-06-30} p on p.id = coalesce(s.successor_id, u.id) group by 2
    union all select '2026-06-30', p.name, count(*) from {open vehicle@2026-06-30} v left join {province@2026-06-30} p on p.id = v.province_id group by 2
  `,
  `
    select axles, count(*), percentile_cont(0.5) within group (order by gross_mass_kg), percentile_cont(0.9) within group (order by gross_mass_kg), stddev_samp(gross_mass_kg)
    from {open vehicle} where category = 'goods' group by axles
  `,
  `
    select count(*), count(p.id), count(*) filter (where emission_level is null), count(*) filter (where fuel is null), count(*) filter (where seats is null),
      count(*) filter (where gross_mass_kg is null), count(*) filter (where colour is null)
    from {open vehicle} v left join {province} p on p.id = v.province_id
  `,
  `
    select '2025-12-31', category, count(*) from {open vehicle@2025-12-31} group by category
    union all select '2026-03-31', category, count(*) from {open vehicle@2026-03-31} group by category
    union all select '2026-06-30', category, count(*) from {open vehicle@2026-06-30} group by category
    union all select '2026-09-30', category, count(*) from {open vehicle@2026-09-30} group by category
  `,
  `
    select b.tax_code, count(distinct v.id)
    from {open vehicle} v join lateral (select o.business_id from {ownership} o where o.vehicle_id = v.id and o.business_id is not null order by o.valid_from desc, o.id limit 1) o on true
    join {business} b on b.id = o.business_id where b.fictional
    group by b.tax_code order by 2 desc, b.tax_code limit 10
  `,
  `
    select p.code, count(*), sum(v.payload_kg), sum(v.payload_kg)::float / (sum(sum(v.payload_kg)) over ())
    from {open vehicle} v
    left join lateral (select o.business_id from {ownership} o where o.vehicle_id = v.id and o.business_id is not null order by o.valid_from desc, o.id limit 1) o on true
    left join {business} b on b.id = o.business_id left join {province} p on p.id = b.province_id
    where v.category = 'goods' group by p.code
  `,
  `
    select * from (select make, count(*) as n, count(*)::float / sum(count(*)) over () as share from {open vehicle} group by make) m where share > 0.05
  `,
  `
    select make, count(*), min(seats), percentile_cont(0.5) within group (order by seats), max(seats) from {open vehicle} where category = 'passenger' group by make
  `,
  `
    select m::date::text, (select count(*) from {open registration} r where date_trunc('month', r.registered_on) = m)
    from generate_series(timestamp '2026-01-01', timestamp '2026-12-01', interval '1 month') m
  `,
  `
    select v.category, count(*), count(*)::float / sum(count(*)) over () from {open inspection} i left join {open vehicle} v on v.id = i.vehicle_id
    where i.result = 'PASSED' and i.expires_on between {day} and {day} + 60 group by 1
  `,
  `
    select station_code, count(*), count(distinct vehicle_id) from {open inspection} group by 1 order by 2 desc, 1 limit 5
  `,
  `
    select m::date::text, (select count(*) from {open inspection} i where date_trunc('month', i.expires_on) = m and i.result = 'PASSED')
    from generate_series(timestamp '2027-01-01', timestamp '2027-06-01', interval '1 month') m
  `,
  `
    select v.category, count(*), avg(odometer_km), percentile_cont(0.5) within group (order by odometer_km), percentile_cont(0.9) within group (order by odometer_km)
    from {open inspection} i left join {open vehicle} v on v.id = i.vehicle_id where i.result = 'PASSED' group by v.category
  `,
  `
    select axles, count(*), avg(payload_kg), avg(kerb_mass_kg) from {open vehicle} where payload_kg > kerb_mass_kg group by 1
  `,
  `
    with b as (select * from {open badge} where state = 'ACTIVE' and expires_on >= '2027-01-01' and expires_on < '2028-01-01')
    select k.badge_type, m::date::text, (select count(*) from b where b.badge_type = k.badge_type and date_trunc('quarter', b.expires_on) = m)
    from (select distinct badge_type from b) k cross join generate_series(timestamp '2027-01-01', timestamp '2027-10-01', interval '3 months') m
  `,
  `
    select p.name, count(*), count(distinct b.id), count(distinct v.id)
    from {open badge} t left join {business} b on b.id = t.business_id left join {province} p on p.id = b.province_id left join {open vehicle} v on v.id = t.vehicle_id group by p.name
  `,
  `
    select provider, state, count(*) from {open tracking_device} group by 1, 2
  `,
  `
    select category, count(*) from {open vehicle} v where v.id not in (select vehicle_id from {tracking_device} where state = 'ACTIVE') group by 1
  `,
  `
    select g, count(*), count(distinct business_id) from {open cross_border_permit} left join lateral (select distinct g from unnest(border_gates) g) x on true group by g
  `,
  `
    select revocation_ground, count(*), min(ended_on)::text, max(ended_on)::text from {open badge} where state = 'REVOKED' group by 1
  `,
  `
    select kind, state, count(*) from {business} group by 1, 2
  `,
  `
    select b.tax_code, count(*) from {business} b join {open badge} t on t.business_id = b.id where t.state = 'ACTIVE'
    group by b.tax_code having count(*) >= 2 order by 2 desc, 1 limit 10
  `,
  `
    select k, count(*), count(distinct business_id) from {transport_licence}, lateral (select distinct k from unnest(business_types) k) x where state = 'ACTIVE' group by k
  `,
  `
    select y::date::text, (select count(*) from {transport_licence} t where date_trunc('year', t.issued_on) = y)
    from generate_series((select date_trunc('year', min(issued_on)) from {transport_licence}), (select date_trunc('year', max(issued_on)) from {transport_licence}), interval '1 year') y
  `,
  `
    select a.name, count(*) from {transport_licence} t left join {agency} a on a.id = t.issuer_id group by 1
  `,
  `
    select p.name, count(*), percentile_cont(0.5) within group (order by r.length_km), max(r.length_km)
    from {fixed_route} r left join {coach_terminal} t on t.id = r.from_terminal_id left join {province} p on p.id = t.province_id group by 1
  `,
  `
    select tax_code, name from {business} where word_similarity('vna tai', name_folded) >= 0.45
    order by word_similarity('vna tai', name_folded) desc, similarity('vna tai', name_folded) desc, id limit 10
  `,
  `
    select f.code, count(*), sum(r.trips_per_month), count(distinct r.business_id)
    from {route_registration} r left join {fixed_route} f on f.id = r.route_id where r.state in ('REGISTERED', 'RUNNING')
    group by f.code order by 3 desc nulls last, f.code limit 10
  `,
  `
    select road_class, count(*), sum(length_km), sum(length_km)::float / sum(sum(length_km)) over (), count(*) filter (where length_km is null) from {road} group by 1
  `,
  `
    select built_year / 10 * 10, count(*), sum(length_m), percentile_cont(0.5) within group (order by length_m), max(length_m) from {bridge} group by 1
  `,
  `
    with shape as (select translate((area->0)::text, '[]', '()')::polygon as ring from {province} p, json_array_elements(p.boundary::json->'coordinates') area where p.code = '40')
    select r.number, count(*), sum(b.length_m) from {bridge} b left join {road} r on r.id = b.road_id
    where exists (select from shape where ring @> point((b.geometry::json->'coordinates'->>0)::float, (b.geometry::json->'coordinates'->>1)::float)) group by 1
  `,
  `
    select r.number, count(*), min(limit_t) from {load_posting} l left join {road} r on r.id = l.road_id group by 1
  `,
  `
    select built_year / 10 * 10, count(*) from {bridge} b
    where polygon '((105,18),(107,18),(106.5,21.5),(105,21.5))' @> point((geometry::json->'coordinates'->>0)::float, (geometry::json->'coordinates'->>1)::float) group by 1
  `,
  `
    select p.name, count(*), count(capacity_per_day), sum(capacity_per_day) from {coach_terminal} t left join {province} p on p.id = t.province_id
    group by 1 having count(capacity_per_day) >= 1
  `,
  `
    select 'provinces', '2025-06-30', count(*) from {province@2025-06-30} union all select 'provinces', '2025-07-01', count(*) from {province@2025-07-01}
    union all select 'communes', '2025-06-30', count(*) from {commune@2025-06-30} union all select 'communes', '2025-07-01', count(*) from {commune@2025-07-01}
  `,
  `
    select kind, count(*), sum(population), sum(area_km2), percentile_cont(0.5) within group (order by population), stddev_samp(population) from {province} group by 1
  `,
  `
    with d as (select * from {legal_document} where issued_on >= '2020-01-01')
    select y::date::text, k.kind, (select count(*) from d where d.kind = k.kind and date_trunc('year', d.issued_on) = y)
    from (select distinct kind from d) k cross join generate_series(timestamp '2020-01-01', (select date_trunc('year', max(issued_on)) from d), interval '1 year') y
  `,
  `
    select case entity when 'Road' then 'INFRASTRUCTURE' else 'REFERENCE' end, upper(operation),
      date_trunc('year', recorded_from at time zone 'Asia/Ho_Chi_Minh')::date::text, count(*), count(distinct record_id)
    from change where entity in ('Province', 'Commune', 'Road') group by 1, 2, 3
  `,
];
