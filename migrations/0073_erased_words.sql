-- Words go with what is erased: why a set about nobody else was written, what was proposed and decided about it, what was said of emergencies and reviews. Leaves keep their hashes.
-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

-- Of a sealed leaf whose set lost its words: the salts of what is left, and in the place of what went its salted hashes. Its seed, which led to all salts, is gone.
create table erased_word (
  position bigint primary key references change,
  -- The change that took them.
  erasure bigint not null references erasure,
  salts json not null,
  hashes json not null
);
revoke insert on erased_word from giaolo_app;
grant select, insert on erased_word to giaolo_eraser;

-- Something is erased in this very transaction.
create function require_erasing() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.erasure e, public.own_change_set() own where e.position between own.first_position and own.last_position) then
    raise exception 'words go with an erasure, in its transaction' using errcode = 'GL002';
  end if;
end $$;

create function guard_erased_word() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.require_erasing();
  if new.erasure <= new.position or not exists (
    select from public.erasure e, public.own_change_set() own where e.position = new.erasure and e.position between own.first_position and own.last_position) then
    raise exception 'words go from leaves before the erasure that takes them' using errcode = 'GL002';
  end if;
  return new;
end $$;

-- `tg_argv`: the columns that hold words. They become what stands for words that are gone, or nothing; no other column changes.
create function guard_forgotten() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
begin
  perform public.require_erasing();
  if before - tg_argv <> after - tg_argv or exists (
    select from unnest(tg_argv) w
    where after -> w is distinct from before -> w and coalesce(after ->> w, '') not in ('', '[]', '(đã xoá theo luật · erased)', '\x' || repeat('0', 64))
  ) then
    raise exception 'an erasure takes words from %, and nothing else', tg_table_name using errcode = 'GL001';
  end if;
  return new;
end $$;

-- A seed becomes nothing where the words of its leaf went.
create function guard_erased_seed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform public.require_erasing();
  if (new.log, new.first, length(new.seeds)) <> (old.log, old.first, length(old.seeds)) or old.log <> 'changes' or exists (
    select from generate_series(0, length(old.seeds) / 16 - 1) n
    where substr(new.seeds, n * 16 + 1, 16) <> substr(old.seeds, n * 16 + 1, 16)
      and (substr(new.seeds, n * 16 + 1, 16) <> decode(repeat('00', 16), 'hex')
        or not exists (select from public.erased_word w where w.position = old.first + n + 1))
  ) then
    raise exception 'an erasure takes the seeds of the leaves whose words go, and no other' using errcode = 'GL001';
  end if;
  return new;
end $$;

-- Lets the role that erases take words from a table, and nothing else.
create function let_forget(guarded regclass, columns text[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('grant select, update (%s) on %s to giaolo_eraser', (select string_agg(quote_ident(c), ', ') from unnest(columns) c), guarded);
  perform public.guard_with(guarded, 'guard_forgotten', format(
    'before update on $table for each row when (current_user = ''giaolo_eraser'') execute function public.guard_forgotten(%s)',
    (select string_agg(quote_literal(c), ', ') from unnest(columns) c)));
end $$;

-- Of tables to which rows were only added, updates become the eraser's alone.
create function only_forgotten(guarded regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('drop trigger refuse_change on %s', guarded);
  perform public.guard_with(guarded, 'refuse_change', 'before update on $table for each statement execute function public.guard_eraser()');
  perform public.guard_with(guarded, 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()');
end $$;
revoke execute on function let_forget(regclass, text[]), only_forgotten(regclass) from public;

select only_forgotten(t::regclass) from unnest(array['change_set', 'log_seed', 'emergency_access', 'emergency_review', 'notice_delay']) t;
drop trigger guard_decision on change_proposal;
-- The records that it names, known also when what was to be done is gone.
alter table change_proposal add column record_ids uuid[] not null default '{}';
update change_proposal p set record_ids = coalesce((
    select array_agg(distinct (o ->> 'id')::uuid) from jsonb_array_elements(p.content::jsonb -> 'operations') o where o ->> 'id' ~ '^[0-9a-f-]{36}$'), '{}')
  where p.kind = 'CHANGE_SET' and p.content is not null;
drop trigger guard_state on import_batch;
drop trigger guard_decision on decision_review;
select
  guard_with('change_proposal', 'guard_decision', 'before update on $table for each row when (current_user <> ''giaolo_eraser'') execute function public.guard_proposal()'),
  guard_with('import_batch', 'guard_state', 'before update on $table for each row when (current_user <> ''giaolo_eraser'') execute function public.guard_batch_state()'),
  guard_with('decision_review', 'guard_decision', 'before update on $table for each row when (current_user <> ''giaolo_eraser'') execute function public.guard_review()');
select
  let_forget('change_set', array['reason', 'emergency', 'warnings', 'idempotency_key', 'request_hash']),
  let_forget('change_proposal', array['reason', 'emergency', 'decision_reason', 'idempotency_key', 'content_sha256']),
  let_forget('import_batch', array['reason', 'file_name', 'fault', 'withdraw_reason']),
  let_forget('decision_review', array['conclusion']),
  let_forget('emergency_access', array['reason']),
  let_forget('emergency_review', array['note']),
  let_forget('notice_delay', array['legal_basis']);
grant select on log_hash, log_seed, case_subject to giaolo_eraser;
grant update (seeds) on log_seed to giaolo_eraser;
select
  keep_forever('erased_word'),
  guard_with('erased_word', 'guard_insert', 'before insert on $table for each row execute function public.guard_erased_word()'),
  guard_with('log_seed', 'guard_erased', 'before update on $table for each row execute function public.guard_erased_seed()');
