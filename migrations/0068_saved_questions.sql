-- Saved questions: counts that somebody named, so that others ask them too. Each version is a row, and rows are only added.

set local role giaolo_owner;

create table saved_question (
  id uuid not null default uuidv7(),
  version integer not null default 1,
  name text not null check (length(name) between 3 and 120),
  -- One aggregate in GraphQL, without variables, names, comments or values of anybody's record.
  question text not null check (length(question) <= 8000),
  repeats text check (repeats in ('MONTH', 'QUARTER', 'YEAR')),
  is_withdrawn boolean not null default false,
  -- Who saved this version, and for which agency; the first one's question it is.
  saved_by text not null,
  saved_by_agency text,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (id, version)
);
create index saved_question_of on saved_question (saved_by, id);

-- Versions follow each other, and nobody speaks for whoever saved the first one; whoever keeps the registers may withdraw it.
create function guard_saved_question() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version = 1 then return new; end if;
  if not exists (select from public.saved_question q where q.id = new.id and q.version = new.version - 1 and not q.is_withdrawn
    and (new.is_withdrawn or q.saved_by = new.saved_by)) then
    raise exception 'a version of a saved question follows the one before, of the same owner' using errcode = 'check_violation';
  end if;
  return new;
end $$;

select keep_forever('saved_question');
select guard_with('saved_question', 'guard_versions', 'before insert on $table for each row execute function public.guard_saved_question()');
