-- A person finds every read about them, however many it was about: a row each where an answer is a page, blocks of a thousand where it is an export.

create table read_block (
  position bigint not null,
  -- From 1; the ids go on in order from one part to the next.
  part integer not null,
  -- Sorted, at most 1,000. Stored as it is: ids do not grow smaller by compression.
  subject_ids uuid[] not null,
  primary key (position, part)
);
alter table read_block alter column subject_ids set storage external;
-- Each id leads to its blocks, in whatever order an export went through its records. Without a list of pending entries: to put that in its place took a
-- flush, and all look-ups behind it, a third of a second.
-- squawk-ignore require-concurrent-index-creation
create index read_block_subjects on read_block using gin (subject_ids) with (fastupdate = off);

-- Whom a read was about, for the guard below and for whoever proves the commitment.
-- squawk-ignore require-concurrent-index-creation
create index read_subject_position on read_subject (position);

-- How many people stand beside a read.
create function read_subjects_named(which bigint) returns bigint language sql stable set search_path = pg_catalog, pg_temp as $$
  select (select count(*) from public.read_subject where position = which)
    + (select coalesce(sum(cardinality(subject_ids)), 0) from public.read_block where position = which)
$$;

create or replace function guard_read_subject() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if exists (
    select from added a left join public.read_log l on l.position = a.position
    where l.written_by is distinct from pg_current_xact_id()
  ) then
    raise exception 'subjects are written with the read they belong to' using errcode = 'GL002';
  end if;
  if exists (
    select from (select distinct position from added) a join public.read_log l on l.position = a.position
    where l.subject_count <> public.read_subjects_named(a.position)
  ) then
    raise exception 'a read is about more or fewer people than are named' using errcode = 'check_violation';
  end if;
  return null;
end $$;

create function guard_read_block() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if exists (
    select from added where array_ndims(subject_ids) is distinct from 1 or cardinality(subject_ids) > 1000
    union all
    select from (
      select id, lag(id) over (partition by position order by part, nr) as before
      from added cross join lateral unnest(subject_ids) with ordinality as one (id, nr)
    ) ids
    where id is null or id <= before
  ) then
    raise exception 'a block of the read log holds up to 1,000 ids, each later than the one before it' using errcode = 'check_violation';
  end if;
  return null;
end $$;

select
  keep_forever('read_block'),
  guard_with('read_block', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_read_subject()'),
  guard_with('read_block', 'guard_order', 'after insert on $table referencing new table as added for each statement execute function public.guard_read_block()');

-- As before; and the one person of a read is named in it, of several nobody is missing, and only an answer is about people.
create or replace function guard_read_log() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  lowest bigint;
  highest bigint;
  amount bigint;
  fits boolean;
  several boolean;
  head record;
begin
  select min(position), max(position), count(*), bool_or(subject_count > 1), bool_and(
    kind in ('intent', 'answer', 'refusal') and length(document_hash) = 32 and length(variables_hash) = 32
    and (kind = 'refusal') = (code is not null)
    and subject_count >= 0 and (subject_count > 0) = (subjects_commitment is not null) and coalesce(length(subjects_commitment), 32) = 32
    and (subject_count = 1) = (subject_id is not null)
    and (subject_count = 0 or kind = 'answer')
    and (begun_at is null or kind <> 'intent' and begun_at <= recorded_at)
  ) into lowest, highest, amount, several, fits from added;
  if amount = 0 then
    return null;
  end if;
  if not fits then
    raise exception 'a row of the read log is of no known kind, or its hashes, code, subjects or beginning are not what its kind has' using errcode = 'check_violation';
  end if;
  -- Two questions, since the first costs nothing by itself, and a look-up's flush asks no other.
  if several then
    if exists (select from added where subject_count > 1 and subject_count <> public.read_subjects_named(position)) then
      raise exception 'a read is about more or fewer people than are named' using errcode = 'check_violation';
    end if;
  end if;
  select position, recorded_at into head from public.read_log where position < lowest order by position desc limit 1;
  if highest - lowest + 1 <> amount or lowest <> coalesce(head.position, 0) + 1
     or exists (select from public.read_log where position > highest) then
    raise exception 'positions % to % do not continue the read log without a gap', lowest, highest using errcode = 'GL004';
  end if;
  if exists (
    select from added
    where written_by <> pg_current_xact_id() or recorded_at < head.recorded_at
       or recorded_at > greatest(clock_timestamp() + interval '1 second', head.recorded_at)
  ) then
    raise exception 'a row of the read log is stamped before the one it follows, or in the future' using errcode = 'GL004';
  end if;
  return null;
end $$;

-- `append_reads` with blocks: beside it, so that look-ups, which have none, go on with the very statement they had. All in one statement, at whose end the guards look.
create function append_reads_in_blocks(entries json) returns void language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  head bigint;
  head_at timestamptz;
  stamp timestamptz;
begin
  perform pg_advisory_xact_lock(7204002);
  select position, recorded_at into head, head_at from public.read_log order by position desc limit 1;
  head := coalesce(head, 0);
  stamp := greatest(clock_timestamp(), head_at);
  with given as (
    select e.*, head + row_number() over () as position
    from json_to_recordset(entries) as e (
      "kind" text, "requestId" text, "actor" text, "role" text, "agency" text, "purpose" text, "caseCode" text, "operationName" text, "documentHash" bytea,
      "variablesHash" bytea, "variablesKey" text, "code" text, "fieldClasses" text[], "entities" text[], "subjectCount" integer, "subjectsCommitment" bytea,
      "format" smallint, "subjects" uuid[], "begunMsAgo" double precision, "blocks" text[])
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request_id, actor, role, agency, purpose, case_code, operation_name, document_hash,
      variables_hash, variables_key, code, field_classes, entities, subject_count, subjects_commitment, format, begun_at, subject_id)
    select position, stamp, kind, "requestId", actor, role, agency, purpose, "caseCode", "operationName", "documentHash",
      "variablesHash", "variablesKey", code, "fieldClasses", entities, "subjectCount", "subjectsCommitment", format,
      stamp - "begunMsAgo" * interval '1 millisecond', case when "subjectCount" = 1 then subjects[1] end
    from given
  ), alone as (
    insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given where "subjectCount" > 1
  )
  insert into public.read_block (position, part, subject_ids)
  select given.position, one.part, one.ids::uuid[] from given cross join lateral unnest(given.blocks) with ordinality as one (ids, part);
end $$;
revoke execute on function append_reads_in_blocks(json) from public;
grant execute on function append_reads_in_blocks(json) to giaolo_app;
revoke execute on function read_subjects_named(bigint) from public;
grant execute on function read_subjects_named(bigint) to giaolo_app;
