-- Work orders: under which stewards and auditors read about people, given by somebody else of their agency before the first read. Rows are only ever added.

set local role giaolo_owner;

create table work_order (
  -- Has the form of a dossier code, so that it goes where one does; it begins with the code of the agency.
  code text primary key,
  -- Whose officials may read under it, as their tokens name it.
  agency text not null,
  -- The one purpose it is for.
  purpose text not null,
  -- What is to be done, in words about nobody.
  task text not null check (length(task) >= 20),
  opened_at timestamptz not null default clock_timestamp(),
  -- Reads nothing under it.
  opened_by text not null,
  opened_role text not null,
  -- First and last legal day on which anything may be read under it.
  starts_on date not null,
  ends_on date not null,
  check (ends_on between starts_on and starts_on + 366)
);

-- A work order that was closed before its last day.
create table work_order_end (
  code text primary key references work_order,
  closed_at timestamptz not null default clock_timestamp(),
  closed_by text not null
);

select keep_forever('work_order'), keep_forever('work_order_end');
