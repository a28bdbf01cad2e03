-- Evidence that was released: that it was, to whom, and on which states of which records it rests. What it said stands in the receipt alone.
-- The tables are new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table evidence_receipt (
  id uuid primary key,
  released_at timestamptz not null,
  -- SHA-256 of the receipt as it was sent, and of what it says.
  digest bytea not null unique check (octet_length(digest) = 32),
  content_digest bytea not null check (octet_length(content_digest) = 32),
  -- The key that signed it.
  kid text not null,
  -- Whoever was told: as in the read log.
  request_id text not null,
  case_code text not null,
  agency text,
  actor text not null,
  role text not null,
  purpose text,
  procedure_id text not null,
  -- When it was read: the legal day, the instant of knowledge, and the position of the ledger.
  valid_at date not null,
  known_at timestamptz not null,
  position bigint not null
);
create index evidence_receipt_of_case on evidence_receipt (case_code, id);

-- The states that a receipt rests on, each by the change that wrote it.
create table receipt_basis (
  receipt_id uuid not null references evidence_receipt,
  entity text not null,
  record_id uuid not null,
  position bigint not null,
  primary key (receipt_id, record_id, position)
);
create index receipt_basis_of_record on receipt_basis (record_id, receipt_id);

grant select, insert on evidence_receipt, receipt_basis to giaolo_app;

-- What was released stays released.
select
  guard_with(t, 'refuse_change', 'before update or delete on $table for each statement execute function public.guard_refuse()'),
  guard_with(t, 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()')
from unnest(array['evidence_receipt', 'receipt_basis']) as t;
