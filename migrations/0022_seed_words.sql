-- What a release's seed files said last, beside the register: without it nobody can tell a steward's word from an old seed's.

set local role giaolo_owner;

-- Memory of the loader, no register: replaced with each release, row by row. Files loaded once only are told by the ledger.
create table seed_word (
  entity text not null,
  file text not null,
  record_id uuid not null references record,
  -- The row's own days: when this state begins, and when the record ends; unknown start and open end as in the registers.
  state_from date not null,
  record_to date not null,
  -- By which key, or by which links, the row said whom it speaks of.
  identity text not null,
  -- Field -> value as the ledger writes it; what the file has no column for is absent.
  said json not null,
  batch_id uuid not null references import_batch,
  -- The newest file has no such row any more.
  dropped boolean not null default false,
  primary key (entity, file, record_id, state_from)
);
grant update (record_to, identity, said, batch_id, dropped) on seed_word to giaolo_app;
