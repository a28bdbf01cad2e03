-- At commit a change says what the register holds: whoever writes, the app's role included, leaves no ledger row with other states beside it, or with none.

set local role giaolo_owner;

-- Of each change of the set: a seed or salts, the form of today, and the states where its form has them – in the register and nowhere else, or
-- in its own row where a later change of the same set has overtaken it. A loop over the few entities of a set, since each has a table of its own.
create function guard_told() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  register record;
  untold bigint;
begin
  for register in
    select c.entity, t.table_name from (select distinct entity from public.change where position between new.first_position and new.last_position) c
      left join public.register_table t on t.entity = c.entity
  loop
    if register.table_name is null then
      raise exception 'no register is of %', register.entity using errcode = 'GL002';
    end if;
    execute format(
      'select c.position from public.change c
       where c.position between $1 and $2 and c.entity = $3 and not (
         c.format = 2 and exists (select from public.change_salt s where s.position = c.position)
         and case
           when exists (select from public.change n where n.record_id = c.record_id and n.version = c.version + 1) then c.slices is not null
           when c.slices is not null then false
           when c.operation = ''remove'' then not exists (select from public.%1$I t where t.id = c.record_id and t.recorded_to = ''infinity'')
           when c.operation in (''register'', ''update'') then exists (
             select from public.%1$I t where t.id = c.record_id and t.version = c.version and t.position = c.position and t.recorded_to = ''infinity'')
           else exists (select from public.%1$I t where t.id = c.record_id and t.recorded_to = ''infinity'')
         end)
       limit 1', register.table_name) into untold using new.first_position, new.last_position, register.entity;
    if untold is not null then
      raise exception 'the change at position % says something else than the register of %', untold, register.entity
        using errcode = 'GL002', hint = 'Write through the hub: states stand in the register, and a change without its states says nothing.';
    end if;
  end loop;
  return null;
end $$;

create constraint trigger guard_told after insert on change_set deferrable initially deferred for each row execute function guard_told();
alter table change_set enable always trigger guard_told;
