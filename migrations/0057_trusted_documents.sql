-- Documents that a service registered before it sends them by their hash, each until it is retired.
-- The table is new and empty.

set local role giaolo_owner;

create table trusted_document (
  -- Who sends it: `sub` of its tokens.
  client text not null,
  -- SHA-256 of the text, in hexadecimal digits.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  document text not null check (hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  registered_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz,
  primary key (client, hash)
);
grant select, insert, update (retired_at) on trusted_document to giaolo_app;

-- What was registered stays what it was; it is retired, and may come back.
create function guard_trusted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected public.trusted_document;
begin
  expected := old;
  expected.retired_at := new.retired_at;
  if expected operator(pg_catalog.*<>) new then
    raise exception 'a trusted document does not become another' using errcode = 'GL001';
  end if;
  return new;
end $$;
select
  guard_with('trusted_document', 'guard_update', 'before update on $table for each row execute function public.guard_trusted()'),
  guard_with('trusted_document', 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()'),
  guard_with('trusted_document', 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');
