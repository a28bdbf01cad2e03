-- Decisions that rested on what a recall found, until another person has looked at them again.
-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table decision_review (
  id uuid primary key default uuidv7(),
  -- What it was that no longer holds.
  change_set_id uuid not null references change_set,
  -- The dossier in which it was told, and the agency that asked.
  case_code text not null,
  agency text,
  reason text not null check (reason in ('WRONG', 'NO_LONGER')),
  certainty text not null check (certainty in ('SHOWN', 'POSSIBLE', 'KIND')),
  reads integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'STANDS', 'CHANGED', 'NOT_RELIED_ON')),
  opened_by text not null,
  opened_by_agency text,
  opened_at timestamptz not null default clock_timestamp(),
  decided_by text,
  decided_by_agency text,
  decided_at timestamptz,
  conclusion text,
  constraint decision_review_once unique nulls not distinct (change_set_id, case_code, agency),
  -- Whoever asked for it does not close it.
  constraint decision_review_four_eyes check (decided_by <> opened_by),
  constraint decision_review_decided check (
    (decided_by is not null) = (state <> 'OPEN') and (decided_by is not null) = (decided_at is not null) and (decided_by is not null) = (conclusion is not null)
  )
);
create index decision_review_of_agency on decision_review (agency, id);
grant select, insert on decision_review to giaolo_app;
grant update (state, decided_by, decided_by_agency, decided_at, conclusion) on decision_review to giaolo_app;

-- What was found stays as it was found; it is decided once.
create function guard_review() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected public.decision_review;
begin
  expected := old;
  expected.state := new.state;
  expected.decided_by := new.decided_by;
  expected.decided_by_agency := new.decided_by_agency;
  expected.decided_at := new.decided_at;
  expected.conclusion := new.conclusion;
  if old.state <> 'OPEN' or new.state = 'OPEN' or expected operator(pg_catalog.*<>) new then
    raise exception 'a review is decided once, and nothing else of it changes' using errcode = 'GL001';
  end if;
  return new;
end $$;
select
  guard_with('decision_review', 'guard_decision', 'before update on $table for each row execute function public.guard_review()'),
  guard_with('decision_review', 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()'),
  guard_with('decision_review', 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');
