-- What leaves the hub by itself: who is told of what, how far the ledger was looked at for each, and what is still to be sent.
-- The tables are new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create table outbox_target (
  id uuid primary key default uuidv7(),
  -- `changes`, or the name of a declared notice.
  kind text not null,
  -- By whose rights it is told; no token.
  actor text not null,
  role text not null,
  agency text,
  filter jsonb not null default '{}',
  url text not null check (length(url) <= 2000),
  -- Sealed by a key that is no part of the database.
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  -- Up to where the ledger was looked at: what is after it is still to be put into messages.
  position bigint not null,
  declared_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  -- While it takes nothing: since when, how often it was tried, when it is tried again and why it failed last.
  failing_since timestamptz,
  failures integer not null default 0,
  next_at timestamptz,
  fault text,
  told_at timestamptz,
  ended_at timestamptz,
  check ((former_secret is null) = (former_until is null))
);
create index outbox_target_open on outbox_target (id) where ended_at is null;

-- Of a change only its place: what it says is asked when it is sent, by the rights of that moment.
create table outbox_message (
  id uuid primary key default uuidv7(),
  target_id uuid not null references outbox_target,
  position bigint not null,
  subject text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DEAD', 'DELIVERED', 'WITHHELD', 'DROPPED')),
  attempts integer not null default 0,
  refusals integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  next_at timestamptz not null,
  first_at timestamptz,
  ended_at timestamptz,
  fault text,
  unique (target_id, position)
);
create index outbox_message_waiting on outbox_message (target_id, position) where state = 'WAITING';
create index outbox_message_open on outbox_message (target_id, subject, position) where state in ('WAITING', 'DEAD');
create index outbox_message_ended on outbox_message (ended_at) where ended_at is not null;

grant update (secret, former_secret, former_until, position, delivered_at, failing_since, failures, next_at, fault, told_at, ended_at) on outbox_target to giaolo_app;
grant delete, update (state, attempts, refusals, next_at, first_at, ended_at, fault) on outbox_message to giaolo_app;
