-- That personal data went where they should not: in which window and by whom, what the read log knows of it, and when the notice of it was given. Rows are only added.

set local role giaolo_owner;

create table breach (
  id uuid primary key default uuidv7(),
  -- Practised, not suffered.
  is_drill boolean not null,
  -- When it was found out. The law's 72 hours run from here.
  known_at timestamptz not null,
  reads_from timestamptz not null,
  reads_to timestamptz not null check (reads_to > reads_from),
  -- Who asked, as the read log is searched (actor, client, official, agency, caseCode); nothing: whoever asked in that window.
  asked jsonb not null,
  -- How far the read log went when it was looked through: the same rows are found again.
  seen_to bigint not null,
  -- What was found, in numbers and names of fields. Which persons is read again from the log, so that nobody's name stands here.
  found jsonb not null,
  reason text not null,
  actor text not null,
  case_code text,
  recorded_at timestamptz not null default clock_timestamp(),
  check (known_at <= recorded_at)
);

create table breach_notice (
  id uuid primary key references breach,
  -- Whom, how, under which number.
  told text not null,
  actor text not null,
  notified_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  check (notified_at <= recorded_at)
);

select keep_forever('breach'), keep_forever('breach_notice');
