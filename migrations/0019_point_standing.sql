-- Points left on a licence as an aggregate over its events, in the order of their effect: most drivers have none, and the recursion it replaces cost a quarter of a look-up
-- before it saw the first. The law's rules are told where the field is declared (`src/registers/drivers/points.ts`).

create type point_standing as (balance integer, deducted_on date);

create function points_left(standing point_standing, day date) returns integer language sql immutable parallel safe
  return case when (standing).balance > 0 and ((standing).deducted_on + interval '12 months')::date < day then 12 else (standing).balance end;

create function point_step(standing point_standing, delta integer, effective_on date) returns point_standing language sql immutable parallel safe
  return row(greatest(0, least(12, points_left(standing, effective_on) + delta)), case when delta < 0 then effective_on else (standing).deducted_on end)::point_standing;

create aggregate point_standing(delta integer, effective_on date) (sfunc = point_step, stype = point_standing, initcond = '(12,)', parallel = safe);

revoke execute on function points_left(point_standing, date), point_step(point_standing, integer, date), point_standing(integer, date) from public;
grant execute on function points_left(point_standing, date), point_step(point_standing, integer, date), point_standing(integer, date) to giaolo_app, giaolo_eraser;
