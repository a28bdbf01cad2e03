-- What every answer waits for, made lighter: the log's identity without a look at its table, and a flush of the read log with less to set up.

-- Planned into a statement once for a connection: a restore that renews the id is seen by connections made after it, and it ends those before.
create function log_id() returns uuid language sql immutable parallel safe set search_path = pg_catalog, pg_temp as 'select log_id from public.hub_log';
revoke execute on function log_id() from public;
grant execute on function log_id() to giaolo_app, giaolo_eraser;

-- PostgreSQL reads and prepares each check of a table anew for every statement, a tenth of a flush; the guard prepares its own once.
alter table read_log
  drop constraint read_log_position_check, drop constraint read_log_kind_check, drop constraint read_log_document_hash_check,
  drop constraint read_log_variables_hash_check, drop constraint read_log_subject_count_check, drop constraint read_log_subjects_commitment_check,
  drop constraint read_log_check, drop constraint read_log_check1;

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
  ) into lowest, highest, amount, fits from added;
  if amount = 0 then
    return null;
  end if;
  if not fits then
    raise exception 'a row of the read log is of no known kind, or its hashes, code or subjects are not what its kind has' using errcode = 'check_violation';
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

-- As before, but from JSON as it comes: taken apart once, without being made jsonb, and bytes as PostgreSQL writes them.
drop function append_reads(jsonb);
create function append_reads(entries json) returns void language plpgsql
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
    select e.*, head + sum(1 + e.begun::integer) over (rows unbounded preceding) as position
    from json_to_recordset(entries) as e (
      "kind" text, "requestId" text, "actor" text, "role" text, "agency" text, "purpose" text, "caseCode" text, "operationName" text, "documentHash" bytea,
      "variablesHash" bytea, "variablesKey" text, "code" text, "fieldClasses" text[], "entities" text[], "subjectCount" integer, "subjectsCommitment" bytea,
      "format" smallint, "subjects" uuid[], "begun" boolean)
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request_id, actor, role, agency, purpose, case_code, operation_name, document_hash,
      variables_hash, variables_key, code, field_classes, entities, subject_count, subjects_commitment, format)
    select position - 1, stamp, 'intent', "requestId", actor, role, agency, purpose, "caseCode", "operationName", "documentHash",
      "variablesHash", "variablesKey", null, '{}'::text[], entities, 0, null, format from given where begun
    union all
    select position, stamp, kind, "requestId", actor, role, agency, purpose, "caseCode", "operationName", "documentHash",
      "variablesHash", "variablesKey", code, "fieldClasses", entities, "subjectCount", "subjectsCommitment", format from given
  )
  insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given;
end $$;
revoke execute on function append_reads(json) from public;
grant execute on function append_reads(json) to giaolo_app;
