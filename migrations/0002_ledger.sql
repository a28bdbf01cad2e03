-- The ledger: the identity of every record, every change with who, why and what, the salts of its hashes, and the batches that imports come in.

-- Which log this is. Snapshot tokens carry it; a restore from a backup renews it, so that tokens of the lost time are refused.
create table hub_log (
  one boolean primary key default true check (one),
  log_id uuid not null default gen_random_uuid(),
  opened_at timestamptz not null default clock_timestamp()
);
insert into hub_log default values;
revoke insert on hub_log from giaolo_app;

-- Identity outlives every state of a record; links point here. An id is never used again.
create table record (
  id uuid primary key default uuidv7(),
  entity text not null
);

create table import_batch (
  id uuid primary key default uuidv7(),
  entity text not null,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint not null check (file_bytes >= 0),
  state text not null default 'CHECKING' check (state in ('CHECKING', 'APPLYING', 'APPLIED', 'WITHDRAWN', 'FAILED')),
  atomic boolean not null default false,
  chunk_rows integer not null default 10000 check (chunk_rows between 1 and 10000),
  chunk_count integer check (chunk_count >= 0),
  rows_total bigint not null default 0,
  rows_new bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_same bigint not null default 0,
  rows_rejected bigint not null default 0,
  actor text not null,
  actor_role text not null,
  agency text,
  reason text not null,
  legal_basis text,
  -- Machine code of what ended a failed batch; never a value from the file.
  fault text,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp()
);
create index import_batch_file on import_batch (entity, file_sha256);
create index import_batch_open on import_batch (state) where state in ('CHECKING', 'APPLYING');
grant update (state, chunk_count, rows_total, rows_new, rows_changed, rows_same, rows_rejected, fault, changed_at) on import_batch to giaolo_app;

-- One transaction of changes. `written_by` is that transaction, and ties every slice to a change made with it.
create table change_set (
  id uuid primary key default uuidv7(),
  first_position bigint not null unique check (first_position >= 1),
  last_position bigint not null unique,
  recorded_from timestamptz not null unique,
  actor text not null,
  actor_role text not null,
  agency text,
  reason text not null,
  legal_basis text,
  purpose text,
  case_code text,
  batch_id uuid references import_batch,
  idempotency_key text,
  request_hash text,
  -- Part of the first answer, so that a repeated request gets the very same one.
  warnings jsonb not null default '[]',
  written_by xid8 not null default pg_current_xact_id(),
  check (first_position <= last_position),
  check ((idempotency_key is null) or (request_hash is not null))
);
-- A key belongs to whoever sent it: another caller's equal key is no repetition, and must not show the first one's answer.
create unique index change_set_idempotency on change_set (actor, idempotency_key) where idempotency_key is not null;
create index change_set_batch on change_set (batch_id, first_position) where batch_id is not null;

-- One of the five operations on one record. `position` is dense from 1 in commit order: cursor of the feed, token of a snapshot, index of the leaf.
create table change (
  position bigint primary key check (position >= 1),
  change_set_id uuid not null,
  entity text not null,
  record_id uuid not null,
  version integer not null check (version >= 1),
  operation text not null check (operation in ('register', 'update', 'correct', 'close', 'remove')),
  -- The days the change is about.
  valid_from date not null,
  valid_to date not null,
  recorded_from timestamptz not null,
  -- States by GraphQL field name, absent fields are null; every number, date and instant in them is a text.
  -- json, not jsonb: kept to the byte as it was hashed, served without rendering it again, and written at a fifth of the cost.
  before json,
  after json,
  changed_fields json not null,
  -- All states of the record known after the change, oldest first.
  slices json not null,
  -- Field name -> salted hash of all the values it has in this row; '@' -> hash of everything that is no value.
  hashes json not null,
  -- Persons whose data the change is.
  subjects uuid[] not null default '{}',
  format smallint not null,
  schema_version integer not null,
  check (valid_from < valid_to),
  -- The history of a record, in order.
  unique (record_id, version)
);
create index change_of_set on change (change_set_id);
create index change_subjects on change using gin (subjects) where subjects <> '{}';

-- Kept apart, so that erasing a person's salts leaves the ledger's rows and their proof as they are.
create table change_salt (
  position bigint primary key,
  salts json not null
);

-- A ledger row is written once and read whole: up to 8 KB it stays in its page, since compressing hashes saves nothing.
alter table change set (toast_tuple_target = 8160);

-- Which change set a chunk of a file became, or was withdrawn by. Written in the chunk's own transaction, so a killed batch knows where it stood.
create table import_chunk (
  batch_id uuid not null references import_batch,
  kind text not null default 'APPLY' check (kind in ('APPLY', 'WITHDRAW')),
  chunk integer not null check (chunk >= 0),
  change_set_id uuid references change_set,
  first_row bigint,
  last_row bigint,
  rows_written integer not null default 0,
  primary key (batch_id, kind, chunk)
);
