-- Tokens that are not good any more before their end: one by its id, or all that somebody was given until now. Rows are only ever added.

set local role giaolo_owner;

create table taken_back_token (
  id uuid primary key default uuidv7(),
  -- Of one token its `jti`; of a subject its `sub`: an application or official.
  kind text not null check (kind in ('TOKEN', 'SUBJECT')),
  value text not null check (length(value) between 1 and 256),
  reason text not null check (length(reason) >= 1),
  taken_by text not null,
  taken_at timestamptz not null default clock_timestamp()
);
create index taken_back_token_latest on taken_back_token (taken_at);

select keep_forever('taken_back_token');
