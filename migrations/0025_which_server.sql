-- Which server the log is written on: after a promotion or a restore nothing is written until an operator has said what this database is.

-- How the log came to this server, one row for each time. The last one says where it is; a doubt stands until an operator has decided.
create table log_event (
  number integer primary key check (number >= 1),
  -- Two databases that went apart may have equally many events, never the same.
  id uuid not null unique default gen_random_uuid(),
  kind text not null check (kind in ('OPENED', 'DOUBTED', 'CONTINUED', 'RENEWED')),
  log_id uuid not null,
  -- Of a renewal: the log whose cursors and tokens ended with it.
  former_log_id uuid,
  server text not null,
  -- The last position written before.
  position bigint not null,
  actor text not null,
  reason text,
  at timestamptz not null default clock_timestamp(),
  check ((kind = 'RENEWED') = (former_log_id is not null))
);
revoke insert on log_event from giaolo_app;
select keep_forever('log_event');

-- Cluster, database and timeline. A restore into another server changes the first, one into another database the second, a promotion or a recovery
-- to a point in time the third. The first two stay for as long as a session lives, and to read them costs thirty times what the rest does.
create function log_server() returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  place text := current_setting('giaolo.place', true);
begin
  if coalesce(place, '') = '' then
    select c.system_identifier || '/' || d.oid into place from pg_control_system() c, pg_database d where d.datname = current_database();
    perform set_config('giaolo.place', place, false);
  end if;
  return place || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8);
end $$;

-- NEW: nothing was written yet, or by an earlier release. SETTLED: written where it was settled to be. MOVED: this is another server than that.
-- DOUBTED: a hub has seen changes that are not here. STANDBY: follows another server.
create function log_standing() returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  latest record;
begin
  if pg_is_in_recovery() then
    return 'STANDBY';
  end if;
  select kind, server into latest from public.log_event order by number desc limit 1;
  return case when latest is null then 'NEW' when latest.kind = 'DOUBTED' then 'DOUBTED' when latest.server <> public.log_server() then 'MOVED' else 'SETTLED' end;
end $$;

-- Whoever calls it holds the ledger, so that events are numbered one after the other and none falls into a change set.
create function add_log_event(kind text, actor text, reason text, former uuid default null) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7204001);
  insert into public.log_event (number, kind, log_id, former_log_id, server, position, actor, reason)
  select coalesce((select max(number) from public.log_event), 0) + 1, add_log_event.kind, l.log_id, former, public.log_server(),
    coalesce((select max(position) from public.change), 0), add_log_event.actor, add_log_event.reason
  from public.hub_log l;
end $$;

-- The first write, or the first start, says where the log is. Does nothing to one that was opened.
create function open_log() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.log_standing() = 'NEW' then
    perform pg_advisory_xact_lock(7204001);
    if not exists (select from public.log_event) then
      perform public.add_log_event('OPENED', session_user::text, null);
    end if;
  end if;
end $$;

-- A hub knows of changes that this database does not have.
create function doubt_log(reason text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7204001);
  if (select kind from public.log_event order by number desc limit 1) is distinct from 'DOUBTED' then
    perform public.add_log_event('DOUBTED', session_user::text, doubt_log.reason);
  end if;
end $$;

-- This database is the continuation: cursors and tokens stay good.
create function continue_log(actor text, reason text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.add_log_event('CONTINUED', actor, reason);
end $$;

-- From here on it is another log: cursors and tokens of before are refused.
create function renew_log(actor text, reason text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  former uuid;
begin
  perform pg_advisory_xact_lock(7204001);
  select log_id into former from public.hub_log;
  update public.hub_log set log_id = gen_random_uuid(), opened_at = clock_timestamp();
  perform public.add_log_event('RENEWED', actor, reason, former);
  -- log_id() is planned into the statements that all connections keep prepared, and each of those reads the ledger's head. To touch that table's
  -- description makes PostgreSQL plan them anew, in every session, once this is committed.
  alter table public.change set (toast_tuple_target = 8160);
end $$;

-- GL007: the database is not, or not surely, the one that this log is written on.
create function guard_log_server() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  standing text := public.log_standing();
begin
  if standing = 'NEW' then
    perform public.open_log();
  elsif standing <> 'SETTLED' then
    raise exception 'nothing is written to this database until an operator has said what it is (%)', standing
      using errcode = 'GL007', hint = 'giaolo log continue: it goes on from where it is; giaolo log renew: what was read elsewhere since no longer holds.';
  end if;
  return null;
end $$;

-- After `hold_ledger`, by the order of their names: who waits there meets a decision that was made meanwhile.
select guard_with('change_set', 'keep_server', 'before insert on $table for each statement execute function public.guard_log_server()');

revoke execute on function log_server(), log_standing(), add_log_event(text, text, text, uuid), open_log(), doubt_log(text), continue_log(text, text),
  renew_log(text, text), guard_log_server() from public;
grant execute on function log_standing(), open_log(), doubt_log(text), guard_log_server() to giaolo_app, giaolo_eraser;
