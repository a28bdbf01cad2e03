-- A second wall behind the planner's: a role for questions that see no persons, to which the database itself shows no person's row, whatever a statement asks for.

-- Roles are the login's to make, as in 0001; where it may not, the server's administrator has made this one (`giaolo migrate --plan` says how).
set local role none;
do $$
begin
  if to_regrole('giaolo_open') is null then
    create role giaolo_open nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database's migrator was quicker
end $$;
-- Whoever may serve as the stronger role may as the weaker one; a login for open questions alone is granted `giaolo_open` and nothing else.
do $$
begin
  if not pg_has_role('giaolo_app', 'giaolo_open', 'set') then
    grant giaolo_open to giaolo_app with inherit false, set true;
  end if;
end $$;

set local role giaolo_owner;

grant usage on schema public to giaolo_open;

-- The day on which somebody has to stand behind a row for it to be a person's.
create function legal_today() returns date language sql stable parallel safe return (statement_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
grant execute on function legal_today() to giaolo_app, giaolo_eraser, giaolo_open;

-- Fixed policies: they name no setting, so a connection may be shared by everybody whose questions see no persons. The other roles see what
-- they saw; what may be seen of it is the planner's to decide.
create function let_all_roles_but_open(guarded regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy whole on %s for all to giaolo_app, giaolo_eraser using (true) with check (true)', guarded);
end $$;

-- The records are persons.
create function wall_persons(entity text, guarded text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.let_all_roles_but_open(format('public.%I', guarded)::regclass);
  execute format('create policy nobodys on public.%I for select to giaolo_open using (false)', guarded);
  execute format('create policy %I on public.change as restrictive for select to giaolo_open using (entity <> %L)', guarded, entity);
end $$;

-- Each row says whose it is. When somebody stood behind a record is not hidden – without that nobody could tell which other rows are
-- nobody's –, who it was is: the view tells times and no persons. `anchors`: the columns by which other records hang on these.
create function wall_by_subject(guarded text, anchors text[] default '{}') returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.let_all_roles_but_open(format('public.%I', guarded)::regclass);
  execute format('create policy nobodys on public.%I for select to giaolo_open using (subject_id is null)', guarded);
  execute format('create view public.%I as select id, valid_from, valid_to, recorded_from, recorded_to%s from public.%I where subject_id is not null',
    guarded || '_standing', (select string_agg(format(', %I', anchor), '') from unnest(anchors) anchor), guarded);
  execute format('grant select on public.%I to giaolo_open', guarded || '_standing');
end $$;

-- Whoever stands behind the records of a list that the row hangs on. `is not true`, since PostgreSQL would gather everybody's for a page of fifty rows.
create function wall_by_list(entity text, guarded text, anchors text[], list text, list_column text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  hangs text := format('s.%I in (%s)', list_column, (select string_agg(format('w.%I', anchor), ', ') from unnest(anchors) anchor));
  -- The day as a query of its own is asked for once in a statement, not once for each row.
  today text := $today$s.recorded_to = 'infinity' and s.valid_from <= (select public.legal_today()) and (select public.legal_today()) < s.valid_to$today$;
begin
  perform public.let_all_roles_but_open(format('public.%I', guarded)::regclass);
  execute format('create policy nobodys on public.%I for select to giaolo_open using ((select true from public.%I s where %s and %s limit 1) is not true)',
    guarded, list || '_standing', replace(hangs, 'w.', guarded || '.'), today);
  execute format('create view public.%I as select w.id, s.valid_from, s.valid_to, s.recorded_from, s.recorded_to from public.%I w join public.%I s on %s%s',
    guarded || '_standing', guarded, list, hangs, ' where s.subject_id is not null');
  execute format('grant select on public.%I to giaolo_open', guarded || '_standing');
  execute format('create policy %I on public.change as restrictive for select to giaolo_open using (entity <> %L or not exists (select from public.%I s where s.id = change.record_id and %s))',
    guarded, entity, guarded || '_standing', today);
end $$;


-- The ledger's end, the place of each change and what it says as one hash: what every statement and every new connection asks of the whole
-- ledger, with nothing in it of anybody. As views of the owner they see past the policies.
create view ledger_head as select position, recorded_from from change order by position desc limit 1;
create view change_place as select position, change_set_id from change;
create view change_print as select position,
  sha256(convert_to(concat_ws(' ', position, change_set_id, entity, record_id, version, recorded_from, hashes, encode(digest, 'hex')), 'UTF8')) as print from change;

-- Changes that are about nobody; those of records whose persons are found by a list are told apart by the walls below.
select let_all_roles_but_open('change');
create policy nobodys on change for select to giaolo_open using (subjects = '{}');

-- What all questions read beside registers and ledger: who changed what and from which file, and where the log stands.
grant select on ledger_head, change_place, change_print, change, change_set, import_batch, import_chunk, hub_log, log_event, register_table, migration to giaolo_open;
grant execute on function chainage_rank(text), geojson_box(text), box_around(double precision, double precision, double precision),
  geojson_metres(text, double precision, double precision), geojson_rings(text), key_fold(text), log_id(), log_standing(), doubt_log(text),
  points_left(point_standing, date), point_step(point_standing, integer, date), point_standing(integer, date) to giaolo_open;

-- What an erasure took is told of the changes that are told.
select let_all_roles_but_open('erasure');
create policy nobodys on erasure for select to giaolo_open using (exists (select from change c where c.position = erasure.position));
grant select on erasure to giaolo_open;

-- A register is read by both roles; one that is about persons gets its wall in the migration that attaches it (`wall_…`).
create or replace function attach_register(entity text, table_name text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  guarded regclass := to_regclass(format('public.%I', table_name));
begin
  if guarded is null then
    raise exception 'there is no table %', table_name;
  end if;
  insert into public.register_table (entity, table_name) values (entity, table_name);
  execute format('revoke all on %s from public, giaolo_app, giaolo_open', guarded);
  execute format('grant select, insert, update (recorded_to) on %s to giaolo_app', guarded);
  execute format('grant select on %s to giaolo_open', guarded);
  perform public.guard_with(guarded, 'hold_ledger', 'before insert or update on $table for each statement execute function public.guard_hold_ledger()');
  perform public.guard_with(guarded, 'guard_insert', format(
    'after insert on $table referencing new table as added for each statement execute function public.guard_slice_insert(%L)', entity));
  perform public.guard_with(guarded, 'guard_superseded', 'after update on $table for each row execute function public.guard_slice_superseded()');
  perform public.guard_with(guarded, 'guard_update', format(
    'after update on $table referencing new table as superseded for each statement execute function public.guard_slice_update(%L)', entity));
  perform public.guard_with(guarded, 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()');
  perform public.guard_with(guarded, 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');
end $$;

revoke execute on function let_all_roles_but_open(regclass), wall_persons(text, text), wall_by_subject(text, text[]), wall_by_list(text, text, text[], text, text) from public;

do $$
declare
  register text;
begin
  for register in select table_name from register_table loop
    execute format('grant select on %I to giaolo_open', register);
  end loop;
end $$;

select wall_persons('Person', 'person');
select wall_by_subject('transport_manager');
select wall_by_subject('household_business');
select wall_by_subject('household_licence');
select wall_by_subject('driver');
select wall_by_subject('driver_licence');
select wall_by_subject('licence_event');
select wall_by_subject('point_event');
select wall_by_subject('health_certificate');
select wall_by_subject('violation');
select wall_by_subject('training_certificate');
select wall_by_subject('driving_test');
select wall_by_subject('employment');
select wall_by_subject('seafarer_certificate');
select wall_by_subject('inland_master_certificate');
select wall_by_subject('train_driver_licence');
select wall_by_subject('pilot_licence');
select wall_by_subject('registration');
select wall_by_subject('plate_assignment');
select wall_by_subject('ownership', array['vehicle_id']);
select wall_by_subject('etc_account');
select wall_by_subject('vessel');
select wall_by_subject('inland_vessel');
select wall_by_list('CrossBorderPermit', 'cross_border_permit', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('Vehicle', 'vehicle', array['id'], 'ownership', 'vehicle_id');
select wall_by_list('VehiclePermit', 'vehicle_permit', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('VehicleContract', 'vehicle_contract', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('Inspection', 'inspection', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('Badge', 'badge', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('TrackingDevice', 'tracking_device', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('EtcTag', 'etc_tag', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('VehicleRestriction', 'vehicle_restriction', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('VehicleConversion', 'vehicle_conversion', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_list('VehicleCombination', 'vehicle_combination', array['tractor_id', 'trailer_id'], 'ownership', 'vehicle_id');
