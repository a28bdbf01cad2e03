-- What stands out in the read log: found once for each stretch of time, for auditors to look at. Rows are only added.
-- The tables are new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table read_anomaly (
  number bigint primary key generated always as identity,
  kind text not null check (kind in ('ENUMERATION', 'OUTSIDE_HOURS', 'NO_DECISION')),
  -- What was counted together: the reads of who asked, of an agency, of a dossier.
  of text not null check (of in ('ASKER', 'AGENCY', 'CASE')),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  actor text,
  client text,
  official text,
  agency text,
  case_code text,
  reads integer not null check (reads > 0),
  persons integer not null,
  -- With how many it stands out.
  threshold integer not null,
  found_at timestamptz not null default clock_timestamp(),
  check (case of when 'ASKER' then actor is not null when 'AGENCY' then agency is not null else case_code is not null end)
);

-- How far each kind has been looked for: the next stretch is that of the read after it.
create table read_anomaly_look (
  kind text not null,
  -- The last row of the read log that was looked at.
  position bigint not null,
  to_at timestamptz not null,
  found integer not null,
  primary key (kind, position)
);
select keep_forever('read_anomaly'), keep_forever('read_anomaly_look');
