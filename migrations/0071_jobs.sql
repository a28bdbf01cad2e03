-- Questions that take longer than an answer may: what was asked, how far it is, and what was answered, until a day after its end.
-- The tables are new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table job (
  id uuid primary key default uuidv7(),
  -- Whoever asked: to anybody else it is not there.
  actor text not null,
  role text not null,
  agency text,
  purpose text,
  -- By which right another process goes on with it; no token, and no key of a person.
  asker jsonb not null,
  -- The question as it is asked portion by portion, and where its answers have their lines.
  document text not null,
  field text not null,
  lines_at jsonb not null,
  total integer,
  done integer not null default 0,
  asked_at timestamptz not null default clock_timestamp(),
  -- When it last went on.
  worked_at timestamptz,
  ended text check (ended in ('DONE', 'CANCELLED', 'FAILED')),
  ended_at timestamptz,
  -- Why it failed.
  fault jsonb,
  check ((ended is null) = (ended_at is null))
);
create index job_of_actor on job (actor, asked_at);
create index job_in_turn on job (coalesce(worked_at, asked_at)) where ended is null;
create index job_kept on job (ended_at) where ended is not null;

create table job_part (
  job_id uuid not null references job on delete cascade,
  nr integer not null,
  -- What is asked, which may name persons: wiped when it is answered.
  variables jsonb,
  -- What was answered, a line of JSON each.
  lines text,
  primary key (job_id, nr)
);
create index job_part_open on job_part (job_id, nr) where lines is null;

grant select, insert, delete, update (worked_at, done, ended, ended_at, fault) on job to giaolo_app;
grant select, insert, delete, update (variables, lines) on job_part to giaolo_app;
