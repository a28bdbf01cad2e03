-- Cases: the dossiers under which services read about people, opened before the first read. Rows of all three tables are only ever added.

set local role giaolo_owner;

create table dossier_case (
  -- Mã hồ sơ; it begins with the code of the agency that received it.
  code text primary key,
  -- The agency whose services may read under it, as their tokens name it.
  agency text not null,
  -- The hub's own id of the procedure.
  procedure_id text not null,
  origin text not null check (origin in ('CITIZEN', 'PORTAL', 'COUNTER')),
  -- Keyed hashes of what the dossier names: its subject, and its things one by one.
  named uuid[] not null,
  opened_at timestamptz not null default clock_timestamp(),
  opened_by text not null,
  opened_role text not null,
  purpose text not null,
  -- Last legal day on which anything may be read under it.
  ends_on date not null
);

-- The persons a case is about; for a key that nobody carried yet, what stands for it in the read log.
create table case_subject (
  code text not null references dossier_case,
  subject_id uuid not null,
  primary key (code, subject_id)
);
create index case_subject_of on case_subject (subject_id);

-- A case that was closed before its last day.
create table case_end (
  code text primary key references dossier_case,
  closed_at timestamptz not null default clock_timestamp(),
  closed_by text not null
);

select keep_forever('dossier_case'), keep_forever('case_subject'), keep_forever('case_end');
