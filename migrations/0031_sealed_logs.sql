-- Both logs sealed: the hashes of their trees, the seeds of their leaves, and what was signed. Rows are only added, each where the one before it ends.

set local role giaolo_owner;

-- Every eighth level of a tree (0: the leaves; 1: over 256 of them; …), in pieces: what one sealing brought, never across the end of a tile of 256 hashes.
create table log_hash (
  log text not null check (log in ('changes', 'reads')),
  level smallint not null check (level between 0 and 7),
  first bigint not null check (first >= 0),
  hashes bytea not null check (length(hashes) > 0 and length(hashes) % 32 = 0 and first % 256 + length(hashes) / 32 <= 256),
  primary key (log, level, first)
);
-- Hashes and seeds grow no smaller.
alter table log_hash alter column hashes set storage external;

-- 16 bytes for each leaf, from which the salts of its hashed values follow. Apart from the hashes: they go where values are erased, and the tree stays.
create table log_seed (
  log text not null check (log in ('changes', 'reads')),
  first bigint not null check (first >= 0),
  seeds bytea not null check (length(seeds) > 0 and length(seeds) % 16 = 0 and first % 256 + length(seeds) / 16 <= 256),
  primary key (log, first)
);
alter table log_seed alter column seeds set storage external;

create table log_checkpoint (
  origin text not null,
  size bigint not null check (size >= 0),
  log text not null check (log in ('changes', 'reads')),
  root bytea not null check (length(root) = 32),
  -- A signed note (C2SP tlog-checkpoint).
  note text not null,
  -- Who can check it, as C2SP signed-note writes a key.
  verifier_key text not null,
  signed_at timestamptz not null default clock_timestamp(),
  primary key (origin, size)
);

create function guard_log_hash() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected bigint;
begin
  perform pg_advisory_xact_lock(7204008);
  select first + length(hashes) / 32 into expected from public.log_hash where log = new.log and level = new.level order by first desc limit 1;
  if new.first <> coalesce(expected, 0) then
    raise exception 'level % of the tree of % goes on at %, not at %', new.level, new.log, coalesce(expected, 0), new.first using errcode = 'GL004';
  end if;
  return new;
end $$;

create function guard_log_seed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected bigint;
begin
  perform pg_advisory_xact_lock(7204008);
  select first + length(seeds) / 16 into expected from public.log_seed where log = new.log order by first desc limit 1;
  if new.first <> coalesce(expected, 0) then
    raise exception 'the seeds of % go on at %, not at %', new.log, coalesce(expected, 0), new.first using errcode = 'GL004';
  end if;
  return new;
end $$;

create function guard_log_checkpoint() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  stored bigint;
begin
  perform pg_advisory_xact_lock(7204008);
  select first + length(hashes) / 32 into stored from public.log_hash where log = new.log and level = 0 order by first desc limit 1;
  if new.size <> coalesce(stored, 0) or exists (select from public.log_checkpoint where origin = new.origin and size >= new.size) then
    raise exception 'a checkpoint of % is of all its % leaves, and of more than the one before', new.log, coalesce(stored, 0) using errcode = 'GL004';
  end if;
  return new;
end $$;

select
  keep_forever('log_hash'), keep_forever('log_seed'), keep_forever('log_checkpoint'),
  guard_with('log_hash', 'guard_insert', 'before insert on $table for each row execute function public.guard_log_hash()'),
  guard_with('log_seed', 'guard_insert', 'before insert on $table for each row execute function public.guard_log_seed()'),
  guard_with('log_checkpoint', 'guard_insert', 'before insert on $table for each row execute function public.guard_log_checkpoint()');
