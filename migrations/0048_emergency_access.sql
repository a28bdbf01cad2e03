-- Emergencies: what somebody reads about one person outside of any dossier, told to whoever watches and looked at by somebody else. Rows are only added.

set local role giaolo_owner;

create table emergency_access (
  -- Has the form of a dossier code, so that it goes where one does; drawn by lot.
  code text primary key,
  agency text not null,
  -- The application or official that declared it, and alone reads under it.
  actor text not null,
  actor_role text not null,
  purpose text not null,
  reason text not null check (length(reason) >= 20),
  -- The one person; for a key that nobody carries, what stands for it in the read log.
  subject_id uuid not null,
  declared_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null default clock_timestamp() + interval '30 minutes',
  check (ends_at <= declared_at + interval '31 minutes')
);
create index emergency_access_latest on emergency_access (declared_at desc);

-- That whoever watches was told: at once, and when nobody looked at it in time. Written after the event is on the disk.
create table emergency_alert (
  code text not null references emergency_access,
  about text not null check (about in ('declared', 'unreviewed')),
  told_at timestamptz not null default clock_timestamp(),
  primary key (code, about)
);

create table emergency_review (
  code text primary key references emergency_access,
  reviewer text not null,
  reviewed_at timestamptz not null default clock_timestamp(),
  is_justified boolean not null,
  note text not null
);

-- Nobody looks at their own emergency, whatever the application says.
create function guard_emergency_review() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.emergency_access e where e.code = new.code and e.actor = new.reviewer) then
    raise exception 'an emergency is reviewed by somebody else than who declared it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

select keep_forever('emergency_access'), keep_forever('emergency_alert'), keep_forever('emergency_review');
select guard_with('emergency_review', 'guard_reviewer', 'before insert on $table for each row execute function public.guard_emergency_review()');
