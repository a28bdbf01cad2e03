-- A read is one row of its log: a quick answer's row says itself when the request began, and whom it is about where that is one person.

alter table read_log
  -- Of an answer or refusal so quick that its request left no intent of its own: when that request began.
  add column begun_at timestamptz,
  -- The person of an answer about exactly one; several stand in read_subject.
  add column subject_id uuid;
-- The column is empty, and nobody is answered while the hub migrates.
-- squawk-ignore require-concurrent-index-creation
create index read_log_subject on read_log (subject_id, position) where subject_id is not null;

-- Whom the answers are about, up to 100 people each, wherever it stands: rows from before have all of theirs in read_subject.
create view read_about (subject_id, position) with (security_invoker = true) as
  select subject_id, position from read_log where subject_id is not null
  union all
  select subject_id, position from read_subject;
grant select on read_about to giaolo_app;

create or replace function guard_read_log() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  lowest bigint;
  highest bigint;
  amount bigint;
  fits boolean;
  head record;
begin
  select min(position), max(position), count(*), bool_and(
    kind in ('intent', 'answer', 'refusal') and length(document_hash) = 32 and length(variables_hash) = 32
    and (kind = 'refusal') = (code is not null)
    and subject_count >= 0 and (subject_count > 0) = (subjects_commitment is not null) and coalesce(length(subjects_commitment), 32) = 32
    and (subject_id is null or subject_count = 1)
    and (begun_at is null or kind <> 'intent' and begun_at <= recorded_at)
  ) into lowest, highest, amount, fits from added;
  if amount = 0 then
    return null;
  end if;
  if not fits then
    raise exception 'a row of the read log is of no known kind, or its hashes, code, subjects or beginning are not what its kind has' using errcode = 'check_violation';
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

create or replace function append_reads(entries json) returns void language plpgsql
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
      "format" smallint, "subjects" uuid[], "begunMsAgo" double precision)
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request_id, actor, role, agency, purpose, case_code, operation_name, document_hash,
      variables_hash, variables_key, code, field_classes, entities, subject_count, subjects_commitment, format, begun_at, subject_id)
    select position, stamp, kind, "requestId", actor, role, agency, purpose, "caseCode", "operationName", "documentHash",
      "variablesHash", "variablesKey", code, "fieldClasses", entities, "subjectCount", "subjectsCommitment", format,
      stamp - "begunMsAgo" * interval '1 millisecond', case when "subjectCount" = 1 then subjects[1] end
    from given
  )
  insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given where "subjectCount" > 1;
end $$;
