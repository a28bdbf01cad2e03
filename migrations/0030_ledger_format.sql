-- FORMAT 2 of the ledger: a state is told once, by the register's slice; a change keeps one digest, one seed, and what was before it.

set local role giaolo_owner;

-- Null where the register tells it: `slices` and `after` are the slices known at the change's instant, `changed_fields` of a registration are its values.
-- `hashes` is left to rows of FORMAT 1, and to what an erasure keeps of the values it takes.
-- squawk-ignore ban-drop-not-null
alter table change alter column slices drop not null;
-- squawk-ignore ban-drop-not-null
alter table change alter column changed_fields drop not null;
-- squawk-ignore ban-drop-not-null
alter table change alter column hashes drop not null;
-- Over the frame and one commitment a field, each under a salt that the seed gives it.
alter table change add column digest bytea;
-- Three bytes of each of these commitments, by name: which value no longer fits is told by its field.
alter table change add column marks bytea;
-- The days of all states known after the change, where they are more than those it is about.
alter table change add column known_from date;
alter table change add column known_to date;

-- squawk-ignore ban-drop-not-null
alter table change_salt alter column salts drop not null;
alter table change_salt add column seed bytea;

-- The hub stands still while it migrates; rows of FORMAT 1 have all of it, so nothing is to be looked for.
-- squawk-ignore constraint-missing-not-valid
alter table change add constraint change_of_format check (
  case format when 1 then slices is not null and changed_fields is not null and hashes is not null
    else coalesce(length(digest) = 32, false) and marks is not null and (changed_fields is not null or slices is null and operation = 'register') end);
-- squawk-ignore constraint-missing-not-valid
alter table change_salt add constraint change_salt_of_format check ((seed is null) <> (salts is null) and coalesce(length(seed) = 16, true));

-- Runs the query of one entity over changes of it, in the snapshot of the statement that asks (`src/hub/ledger/told-sql.ts`). Planned when it is met:
-- a statement that holds the queries of all entities takes longer to plan than a page takes to read. As the caller, and reading only.
create function told_changes(query text, positions bigint[]) returns table ("position" bigint, slices text, changed_fields text)
  language plpgsql stable as $$
begin
  return query execute query using positions;
end $$;
