-- Proofs of possession (RFC 9449) that were shown: each is good once, at whichever hub of this database and however often they start.

set local role giaolo_owner;

create table spent_proof (
  -- SHA-256 over the thumbprint of the key that made it and its `jti`.
  id bytea primary key check (octet_length(id) = 32),
  spent_at timestamptz not null default clock_timestamp()
);
create index spent_proof_old on spent_proof (spent_at);

grant select, insert, delete on spent_proof to giaolo_app;
