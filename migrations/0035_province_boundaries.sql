-- Boundaries of provinces, and the rings of an area, so that geometries are asked to lie within one.
-- The table holds some hundred rows, and the hub is not serving while it migrates: it may be locked and rewritten.
-- squawk-ignore-file adding-field-with-default

set local role giaolo_owner;

-- The rings of a Polygon or MultiPolygon as PostgreSQL compares them; of each area the first is its outer one, the others are holes. Nothing else has any.
create function geojson_rings(geometry text) returns table (ring polygon, is_hole boolean) language sql immutable strict parallel safe rows 10
as $$
  select translate(r.positions::text, '[]', '()')::polygon, r.nr > 1
  from (select geometry::json as g) given,
    json_array_elements(case g->>'type' when 'Polygon' then json_build_array(g->'coordinates') when 'MultiPolygon' then g->'coordinates' else '[]' end) a(rings),
    json_array_elements(a.rings) with ordinality r(positions, nr);
$$;

grant execute on function geojson_rings(text) to giaolo_app, giaolo_eraser;

ALTER TABLE "province" ADD COLUMN "boundary" text;
ALTER TABLE "province" ADD COLUMN "boundary_box" "box" GENERATED ALWAYS AS (geojson_box("boundary")) STORED;
