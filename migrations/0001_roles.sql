-- Roles, rights and extensions: the owner makes tables, the app may only read and add, the eraser comes with its own operation.

-- Roles belong to the whole server, so another database of it may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['giaolo_owner', 'giaolo_app', 'giaolo_eraser'] loop
    begin
      if to_regrole(wanted) is null then
        execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database's migrator was quicker
    end;
    -- The login user only ever works as one of these; since PostgreSQL 16 even their maker must be granted that.
    if not pg_has_role(current_user, wanted, 'set') then
      execute format('grant %I to current_user with set true, inherit false', wanted);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
grant usage, create on schema public to giaolo_owner;
grant usage on schema public to giaolo_app, giaolo_eraser;

-- Text search without diacritics needs trigram indexes; non-overlap on small tables an equality operator in GiST.
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

alter table migration owner to giaolo_owner;

set local role giaolo_owner;

-- Every table of the owner is readable and extendable by the app and nothing more; `update (recorded_to)` is granted table by table.
alter default privileges in schema public grant select, insert on tables to giaolo_app;
revoke insert on migration from giaolo_app;
grant select on migration to giaolo_app;
