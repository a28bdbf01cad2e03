-- That a person is not told yet who read about them in a case: on a legal ground, until a day, asked by one and agreed to by another. Rows are only added.
-- The tables are new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table notice_delay (
  id uuid primary key default uuidv7(),
  -- As reads name it; it may be opened later, or never.
  case_code text not null,
  legal_basis text not null,
  -- The day, in Việt Nam, from which on the person is told.
  until date not null,
  actor text not null,
  agency text,
  asked_at timestamptz not null default clock_timestamp()
);
create index notice_delay_of_case on notice_delay (case_code, until);

create table notice_delay_approval (
  id uuid primary key references notice_delay,
  approved_by text not null,
  approved_by_agency text,
  approved_at timestamptz not null default clock_timestamp()
);

-- Ended before that day, or not approved.
create table notice_delay_end (
  id uuid primary key references notice_delay,
  ended_by text not null,
  ended_by_agency text,
  ended_at timestamptz not null default clock_timestamp()
);

-- Nobody agrees to their own, and nothing that is over comes back, whatever the application says.
create function guard_notice_delay() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.notice_delay d where d.id = new.id and d.actor = new.approved_by) then
    raise exception 'a delay of notice is approved by somebody else than who asked for it' using errcode = 'check_violation';
  end if;
  if exists (select from public.notice_delay_end e where e.id = new.id)
    or exists (select from public.notice_delay d where d.id = new.id and d.until <= public.legal_today()) then
    raise exception 'a delay of notice that is over is not approved' using errcode = 'check_violation';
  end if;
  return new;
end $$;

select keep_forever('notice_delay'), keep_forever('notice_delay_approval'), keep_forever('notice_delay_end');
select guard_with('notice_delay_approval', 'guard_approver', 'before insert on $table for each row execute function public.guard_notice_delay()');
