-- Guards: registers and ledger only grow, in order, one writer at a time, whoever writes – the hub, a steward in SQL, the owner or a superuser.
--
-- Every refusal has a code of our own:
--   GL001  something recorded would be changed or deleted
--   GL002  a slice, change or salt that does not belong to a change set of this very transaction
--   GL003  a record would have two states on one day
--   GL004  the ledger's positions or instants would not follow one another
--   GL005  the transaction's isolation would hide what others have just written
--   GL006  a batch would take a step that its state does not allow

-- Names are qualified throughout: a temporary table called `change` must not be taken for the ledger.

create function guard_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% of table % is refused: what was recorded stays as it was recorded', tg_op, tg_table_name
    using errcode = 'GL001', hint = 'Write a correct, close or remove through the hub; earlier knowledge stays readable.';
end $$;

-- One writer at a time. The lock ends with the transaction; waiting for it in READ COMMITTED means the next statement sees all that was committed before.
create function guard_hold_ledger() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'registers are written in READ COMMITTED transactions only, not in %', upper(current_setting('transaction_isolation'))
      using errcode = 'GL005', hint = 'An older snapshot would not see the changes committed while waiting for the ledger.';
  end if;
  perform pg_advisory_xact_lock(7204001);
  return null;
end $$;

-- The change set of the running transaction: the last one, if this transaction wrote it.
create function own_change_set() returns public.change_set language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  own public.change_set;
begin
  select * into own from public.change_set order by last_position desc limit 1;
  if own.written_by is distinct from pg_current_xact_id() then
    raise exception 'this transaction has not written a change set'
      using errcode = 'GL002', hint = 'Insert the change set and its changes first, in the same transaction, or write through the hub.';
  end if;
  return own;
end $$;

create function guard_change_set() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  own record;
  head record;
begin
  if (select count(*) from added) <> 1 then
    raise exception 'one change set is one transaction' using errcode = 'GL004';
  end if;
  select * into own from added;
  select * into head from public.change_set where id <> own.id order by last_position desc limit 1;
  if own.written_by <> pg_current_xact_id() or head.written_by = own.written_by then
    raise exception 'one change set is one transaction' using errcode = 'GL002';
  end if;
  if own.first_position <> coalesce(head.last_position, 0) + 1 then
    raise exception 'the change set begins at position %, the ledger continues at %', own.first_position, coalesce(head.last_position, 0) + 1 using errcode = 'GL004';
  end if;
  if own.recorded_from <= head.recorded_from then
    raise exception 'the change set is not later than the one before' using errcode = 'GL004';
  end if;
  -- A stamp from the future would drag every later one along. A second is left for a clock that was set back meanwhile.
  if own.recorded_from > greatest(clock_timestamp() + interval '1 second', head.recorded_from + interval '1 microsecond') then
    raise exception 'the change set is stamped in the future' using errcode = 'GL004';
  end if;
  return null;
end $$;

-- At commit: a set announces its last position before its changes are written.
create function guard_change_set_whole() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.change where position = new.last_position) then
    raise exception 'the change set announces changes up to position %, which were not written', new.last_position using errcode = 'GL004';
  end if;
  return null;
end $$;

-- Nested loops over the indexes whatever the statistics say: these plans are kept, and an empty table's plan would be ruinous on a full one.
create function guard_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own public.change_set := public.own_change_set();
  lowest bigint;
  highest bigint;
  amount bigint;
begin
  select min(position), max(position), count(*) into lowest, highest, amount from added;
  if amount = 0 then
    return null;
  end if;
  if exists (select from added where change_set_id <> own.id or recorded_from <> own.recorded_from) then
    raise exception 'a change names another change set, or another instant than its own' using errcode = 'GL002';
  end if;
  if highest - lowest + 1 <> amount or highest > own.last_position
     or lowest <> coalesce((select max(position) from public.change where position < lowest), 0) + 1 then
    raise exception 'positions % to % do not continue the ledger without a gap', lowest, highest using errcode = 'GL004';
  end if;
  if exists (select from added a left join public.record r on r.id = a.record_id where r.entity is distinct from a.entity) then
    raise exception 'a change names a record that does not exist or is of another entity' using errcode = 'GL002';
  end if;
  if exists (
    select from added a
    where (a.version = 1) <> (a.operation = 'register')
       or a.version > 1 and not exists (select from public.change p where p.record_id = a.record_id and p.version = a.version - 1 and p.position < a.position)
  ) then
    raise exception 'versions of a record count its changes from its registration on' using errcode = 'GL004';
  end if;
  return null;
end $$;

create function guard_change_salt() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  own public.change_set := public.own_change_set();
begin
  if exists (select from added where position not between own.first_position and own.last_position) then
    raise exception 'salts are written with the change they belong to' using errcode = 'GL002';
  end if;
  return null;
end $$;

-- A new slice is one state written by a change of this transaction, known from its instant on, and meets no other state of its record.
create function guard_slice_insert() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own public.change_set := public.own_change_set();
  overlapping uuid;
begin
  if exists (
    select from added a left join public.change c on c.position = a.position
    where a.position not between own.first_position and own.last_position or a.recorded_from <> own.recorded_from
       or c.record_id is distinct from a.id or c.entity is distinct from tg_argv[0] or c.version is distinct from a.version
  ) then
    raise exception 'a slice of % does not belong to a change of its record in this transaction', tg_table_name using errcode = 'GL002';
  end if;
  if exists (select from added where recorded_to <> 'infinity') then
    raise exception 'a slice of % would be superseded when it is written', tg_table_name using errcode = 'GL001';
  end if;
  -- Record by record through the index: left to itself the planner may walk the whole table in order of id.
  execute format(
    'select a.id from (select distinct id from added) a cross join lateral (
       select from (
         select t.valid_from, t.valid_to, lag(t.valid_to) over (order by t.valid_from, t.valid_to) as previous_to
         from %s t where t.id = a.id and t.recorded_to = ''infinity'' offset 0
       ) known where valid_from < previous_to or valid_from >= valid_to limit 1
     ) overlapping limit 1', tg_relid::regclass) into overlapping;
  if overlapping is not null then
    raise exception 'record % of % would have two states on one day, or one that never holds', overlapping, tg_table_name using errcode = 'GL003';
  end if;
  return null;
end $$;

-- Knowledge is superseded once, and nothing but that changes. Compared as a whole row, so a column added later is held too.
create function guard_slice_superseded() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected record;
begin
  expected := old;
  expected.recorded_to := new.recorded_to;
  if old.recorded_to <> 'infinity' or expected operator(pg_catalog.*<>) new then
    raise exception 'only recorded_to of a known slice of % may change, once', tg_table_name
      using errcode = 'GL001', hint = 'Write a correct, close or remove through the hub; earlier knowledge stays readable.';
  end if;
  return null;
end $$;

create function guard_slice_update() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own public.change_set := public.own_change_set();
begin
  if exists (
    select from superseded s
    where s.recorded_to <> own.recorded_from or s.recorded_from >= own.recorded_from
       or not exists (select from public.change c
                      where c.record_id = s.id and c.entity = tg_argv[0] and c.position between own.first_position and own.last_position)
  ) then
    raise exception 'a slice of % is superseded only by a change of its record in this transaction, at that change''s instant', tg_table_name using errcode = 'GL002';
  end if;
  return null;
end $$;

create function guard_batch_state() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (
    ('CHECKING', 'APPLYING'), ('CHECKING', 'FAILED'),
    ('APPLYING', 'APPLIED'), ('APPLYING', 'FAILED'), ('APPLYING', 'WITHDRAWN'),
    ('APPLIED', 'WITHDRAWN'),
    -- A failed batch may have chunks in the registers: it is resumed, or withdrawn.
    ('FAILED', 'APPLYING'), ('FAILED', 'WITHDRAWN')
  ) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'GL006';
  end if;
  return new;
end $$;

-- `always`: a session that plays a replica (session_replication_role) skips ordinary triggers.
create function guard_with(guarded regclass, guard_name text, definition text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger %I %s', guard_name, replace(definition, '$table', guarded::text));
  execute format('alter table %s enable always trigger %I', guarded, guard_name);
end $$;

-- Rows of this table are only ever added.
create function keep_forever(guarded regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.guard_with(guarded, 'refuse_change', 'before update or delete on $table for each statement execute function public.guard_refuse()');
  perform public.guard_with(guarded, 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');
end $$;

-- Makes a table the register of an entity: rights and guards, said once for all of them.
create table register_table (
  entity text primary key,
  table_name text not null unique
);
revoke insert on register_table from giaolo_app;

create function attach_register(entity text, table_name text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  guarded regclass := to_regclass(format('public.%I', table_name));
begin
  if guarded is null then
    raise exception 'there is no table %', table_name;
  end if;
  insert into public.register_table (entity, table_name) values (entity, table_name);
  execute format('revoke all on %s from public, giaolo_app', guarded);
  execute format('grant select, insert, update (recorded_to) on %s to giaolo_app', guarded);
  perform public.guard_with(guarded, 'hold_ledger', 'before insert or update on $table for each statement execute function public.guard_hold_ledger()');
  perform public.guard_with(guarded, 'guard_insert', format(
    'after insert on $table referencing new table as added for each statement execute function public.guard_slice_insert(%L)', entity));
  perform public.guard_with(guarded, 'guard_superseded', 'after update on $table for each row execute function public.guard_slice_superseded()');
  perform public.guard_with(guarded, 'guard_update', format(
    'after update on $table referencing new table as superseded for each statement execute function public.guard_slice_update(%L)', entity));
  perform public.guard_with(guarded, 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()');
  perform public.guard_with(guarded, 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');
end $$;

revoke execute on function guard_with(regclass, text, text), keep_forever(regclass), attach_register(text, text) from public;

select keep_forever('record'), keep_forever('change_set'), keep_forever('change'), keep_forever('change_salt'), keep_forever('import_chunk'), keep_forever('register_table');

select
  guard_with('change_set', 'hold_ledger', 'before insert on $table for each statement execute function public.guard_hold_ledger()'),
  guard_with('change_set', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_change_set()'),
  guard_with('change', 'hold_ledger', 'before insert on $table for each statement execute function public.guard_hold_ledger()'),
  guard_with('change', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_change()'),
  guard_with('change_salt', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_change_salt()'),
  guard_with('import_batch', 'guard_state', 'before update on $table for each row execute function public.guard_batch_state()');

create constraint trigger guard_whole after insert on change_set deferrable initially deferred for each row execute function guard_change_set_whole();
alter table change_set enable always trigger guard_whole;
