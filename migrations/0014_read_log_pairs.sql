-- Appends what `open-read-log.ts` gathers. An answer whose intent was still waiting comes with `begun`: its intent is written in the place before it, so that
-- the pair is told once. The order of the rows is the order given.
create or replace function append_reads(entries jsonb) returns void language plpgsql
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
    select g.*, head + sum(1 + g.begun::integer) over (order by g.nr rows unbounded preceding) as position from (
      select nr, coalesce((e ->> 'begun')::boolean, false) as begun, r.*
      from jsonb_array_elements(entries) with ordinality as given (e, nr), jsonb_to_record(e) as r (
        "kind" text, "requestId" text, "actor" text, "role" text, "agency" text, "purpose" text, "caseCode" text, "operationName" text, "documentHash" text,
        "variablesHash" text, "variablesKey" text, "code" text, "fieldClasses" text[], "entities" text[], "subjectCount" integer, "subjectsCommitment" text,
        "format" smallint, "subjects" uuid[])
    ) g
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request_id, actor, role, agency, purpose, case_code, operation_name, document_hash,
      variables_hash, variables_key, code, field_classes, entities, subject_count, subjects_commitment, format)
    select position - 1, stamp, 'intent', "requestId", actor, role, agency, purpose, "caseCode", "operationName", decode("documentHash", 'hex'),
      decode("variablesHash", 'hex'), "variablesKey", null, '{}'::text[], entities, 0, null, format from given where begun
    union all
    select position, stamp, kind, "requestId", actor, role, agency, purpose, "caseCode", "operationName", decode("documentHash", 'hex'),
      decode("variablesHash", 'hex'), "variablesKey", code, "fieldClasses", entities, "subjectCount", decode("subjectsCommitment", 'hex'), format from given
  )
  insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given;
end $$;

-- Rows lie in the order of their time, so a few words a page find a span of it; the tree cost a tenth of every row.
-- One transaction for all migrations: the short lock is taken at start, when nobody asks yet.
-- squawk-ignore require-concurrent-index-deletion
drop index read_log_time;
-- squawk-ignore require-concurrent-index-creation
create index read_log_time on read_log using brin (recorded_at);
