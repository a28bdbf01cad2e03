-- Sessions of the hub's own pages: who signed in, kept here so that no browser holds a token and any hub of this database knows them.

set local role giaolo_owner;

create table page_session (
  -- Derived from the secret in the cookie. Whoever reads this table can make no cookie of it.
  id bytea primary key,
  -- What was signed in as, sealed with another key derived from that secret: tokens are readable to who holds the cookie, and to nobody else.
  sealed bytea not null,
  ends_at timestamptz not null,
  used_at timestamptz not null default clock_timestamp()
);
create index page_session_ended on page_session (ends_at);

grant select, insert, delete, update (used_at) on page_session to giaolo_app;
