-- A read in half the bytes: what many rows say alike – who asks for whom, and what – stands once, in words that only grow; a row names them by number.
-- No new index is long: the log's own is empty of what they hold, and the migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation, require-concurrent-index-deletion, ban-drop-not-null

set local role giaolo_owner;

-- The number of a word is what it says: the first 64 bits of SHA-256 over its parts, each with its length. So a number can stand for nothing else, in no copy
-- and after no restore, whoever has learned it. `src/hub/reads/words.ts` says the same.
create function read_word_number(variadic parts text[]) returns bigint language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select ('x' || encode(substr(sha256(convert_to(string_agg(case when part is null then '-' else octet_length(part) || ':' || part end, '' order by nr), 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
  from unnest(parts) with ordinality as one (part, nr)
$$;

-- Who asks, in what role, for what purpose, and on whose behalf.
create table read_asker (
  number bigint primary key,
  actor text not null,
  role text not null,
  agency text,
  purpose text,
  -- Of a token that was given on somebody's behalf: the application that uses it, the agency it works for, the official it works for.
  client text,
  behalf_agency text,
  official text
);
create index read_asker_actor on read_asker (actor);
create index read_asker_agency on read_asker (agency);
create index read_asker_client on read_asker (client);

-- What was asked, without its values; classes and kinds are separated by spaces.
create table read_question (
  number bigint primary key,
  document_hash bytea not null check (length(document_hash) = 32),
  operation_name text,
  variables_key text not null,
  field_classes text not null,
  entities text not null
);

create function guard_read_asker() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.number <> public.read_word_number('asker', new.actor, new.role, new.agency, new.purpose, new.client, new.behalf_agency, new.official) then
    raise exception 'the number of a word is the hash of what it says' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function guard_read_question() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.number <> public.read_word_number('question', encode(new.document_hash, 'hex'), new.operation_name, new.variables_key, new.field_classes, new.entities) then
    raise exception 'the number of a word is the hash of what it says' using errcode = 'check_violation';
  end if;
  return new;
end $$;

alter table read_log
  alter column request_id drop not null, alter column actor drop not null, alter column role drop not null, alter column document_hash drop not null,
  alter column variables_key drop not null, alter column field_classes drop not null, alter column entities drop not null,
  alter column field_classes drop default, alter column entities drop default,
  -- FORMAT 2. Rows of FORMAT 1 have neither, and stay as they are.
  add column asker bigint,
  add column question bigint,
  -- The request's id where it is a UUID; another stands in `request_id`.
  add column request uuid,
  -- Of `traceparent` (W3C Trace Context): the trace, and the span that asked.
  add column trace_id bytea,
  add column span_id bytea;

-- A recall asks when a request began whose answer was slow: of intents alone.
drop index read_log_request;
create index read_log_intent on read_log ((coalesce(request_id, request::text))) where kind = 'intent';
-- By case, for auditors. The numbers of few askers are in a span of rows, so a filter for each span finds those that hold one.
create index read_log_case on read_log (case_code) where case_code is not null;
drop index read_log_time;
create index read_log_span on read_log using brin (recorded_at, asker int8_bloom_ops (n_distinct_per_range = 64));

create or replace function guard_read_log() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  lowest bigint;
  highest bigint;
  amount bigint;
  fits boolean;
  several boolean;
  worded boolean;
  head record;
begin
  select min(position), max(position), count(*), bool_or(subject_count > 1), bool_or(format = 2), bool_and(
    kind in ('intent', 'answer', 'refusal')
    and (kind = 'refusal') = (code is not null)
    and subject_count >= 0 and coalesce(length(subjects_commitment), 32) = 32
    and (subject_count = 1) = (subject_id is not null)
    and (subject_count = 0 or kind = 'answer')
    and (begun_at is null or kind <> 'intent' and begun_at <= recorded_at)
    and case format
      when 2 then asker is not null and question is not null and length(variables_hash) = 16 and (request is null) = (request_id is not null)
        and (trace_id is null) = (span_id is null) and coalesce(length(trace_id), 16) = 16 and coalesce(length(span_id), 8) = 8
        and num_nulls(actor, role, agency, purpose, operation_name, document_hash, variables_key, field_classes, entities, subjects_commitment) = 10
      when 1 then length(document_hash) = 32 and length(variables_hash) = 32 and num_nulls(request_id, actor, role, variables_key, field_classes, entities) = 0
        and (subject_count > 0) = (subjects_commitment is not null) and num_nulls(asker, question, request, trace_id, span_id) = 5
      else false end
  ) into lowest, highest, amount, several, worded, fits from added;
  if amount = 0 then
    return null;
  end if;
  if fits is not true then
    raise exception 'a row of the read log is of no known kind, or its hashes, code, subjects, words or beginning are not what its kind has' using errcode = 'check_violation';
  end if;
  -- Questions of their own, since the first costs nothing by itself, and a look-up's flush asks no other.
  if several then
    if exists (select from added where subject_count > 1 and subject_count <> public.read_subjects_named(position)) then
      raise exception 'a read is about more or fewer people than are named' using errcode = 'check_violation';
    end if;
  end if;
  if worded then
    if exists (select from (select distinct asker from added where format = 2) a where not exists (select from public.read_asker w where w.number = a.asker))
      or exists (select from (select distinct question from added where format = 2) q where not exists (select from public.read_question w where w.number = q.question)) then
      raise exception 'a row of the read log names a word that is not there' using errcode = 'GL008';
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

select
  keep_forever('read_asker'), keep_forever('read_question'),
  guard_with('read_asker', 'guard_insert', 'before insert on $table for each row execute function public.guard_read_asker()'),
  guard_with('read_question', 'guard_insert', 'before insert on $table for each row execute function public.guard_read_question()');

-- Adds words that are not there yet. Its caller holds the log, so two that learn the same word never wait for each other's transaction.
create function learn_read_words(words json) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.read_asker (number, actor, role, agency, purpose, client, behalf_agency, official)
  select w.number, w.actor, w.role, w.agency, w.purpose, w.client, w."behalfAgency", w.official
  from json_to_recordset(words -> 'askers') as w (number bigint, actor text, role text, agency text, purpose text, client text, "behalfAgency" text, official text)
  on conflict (number) do nothing;
  insert into public.read_question (number, document_hash, operation_name, variables_key, field_classes, entities)
  select w.number, w."documentHash", w."operationName", w."variablesKey", w."fieldClasses", w.entities
  from json_to_recordset(words -> 'questions') as w (number bigint, "documentHash" bytea, "operationName" text, "variablesKey" text, "fieldClasses" text, entities text)
  on conflict (number) do nothing;
  -- Two texts of one number: nobody has found them, and whoever does is refused.
  if exists (
    select from json_to_recordset(words -> 'askers') as w (number bigint, actor text, role text, agency text, purpose text, client text, "behalfAgency" text, official text)
    join public.read_asker a on a.number = w.number
    where (a.actor, a.role, a.agency, a.purpose, a.client, a.behalf_agency, a.official) is distinct from (w.actor, w.role, w.agency, w.purpose, w.client, w."behalfAgency", w.official)
    union all
    select from json_to_recordset(words -> 'questions') as w (number bigint, "documentHash" bytea, "operationName" text, "variablesKey" text, "fieldClasses" text, entities text)
    join public.read_question q on q.number = w.number
    where (q.document_hash, q.operation_name, q.variables_key, q.field_classes, q.entities)
      is distinct from (w."documentHash", w."operationName", w."variablesKey", w."fieldClasses", w.entities)
  ) then
    raise exception 'another word has this number' using errcode = 'check_violation';
  end if;
end $$;

-- Appends rows in the order given, in one round trip: lock, then head (a statement of its own, so it sees what was committed meanwhile), then the rows. `words`: those
-- that whoever writes does not know to be there; null mostly. `append_reads` stays for hubs of the release before, until they have ended.
create function append_read_rows(entries json, words json) returns void language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  head bigint;
  head_at timestamptz;
  stamp timestamptz;
begin
  perform pg_advisory_xact_lock(7204002);
  if words is not null then
    perform public.learn_read_words(words);
  end if;
  select position, recorded_at into head, head_at from public.read_log order by position desc limit 1;
  head := coalesce(head, 0);
  stamp := greatest(clock_timestamp(), head_at);
  with given as (
    select e.*, head + row_number() over () as position
    from json_to_recordset(entries) as e (
      "kind" text, "request" uuid, "requestText" text, "asker" bigint, "question" bigint, "caseCode" text, "variablesHash" bytea, "code" text, "subjectCount" integer,
      "traceId" bytea, "spanId" bytea, "subjects" uuid[], "begunMsAgo" double precision)
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request, request_id, asker, question, case_code, variables_hash, code, subject_count, format,
      begun_at, subject_id, trace_id, span_id)
    select position, stamp, kind, request, "requestText", asker, question, "caseCode", "variablesHash", code, "subjectCount", 2,
      stamp - "begunMsAgo" * interval '1 millisecond', case when "subjectCount" = 1 then subjects[1] end, "traceId", "spanId"
    from given
  )
  insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given where "subjectCount" > 1;
end $$;

-- The same with blocks: beside it, so that look-ups, which have none, go on with the very statement they had.
create function append_read_rows_in_blocks(entries json, words json) returns void language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  head bigint;
  head_at timestamptz;
  stamp timestamptz;
begin
  perform pg_advisory_xact_lock(7204002);
  if words is not null then
    perform public.learn_read_words(words);
  end if;
  select position, recorded_at into head, head_at from public.read_log order by position desc limit 1;
  head := coalesce(head, 0);
  stamp := greatest(clock_timestamp(), head_at);
  with given as (
    select e.*, head + row_number() over () as position
    from json_to_recordset(entries) as e (
      "kind" text, "request" uuid, "requestText" text, "asker" bigint, "question" bigint, "caseCode" text, "variablesHash" bytea, "code" text, "subjectCount" integer,
      "traceId" bytea, "spanId" bytea, "subjects" uuid[], "begunMsAgo" double precision, "blocks" text[])
  ), reads as (
    insert into public.read_log (position, recorded_at, kind, request, request_id, asker, question, case_code, variables_hash, code, subject_count, format,
      begun_at, subject_id, trace_id, span_id)
    select position, stamp, kind, request, "requestText", asker, question, "caseCode", "variablesHash", code, "subjectCount", 2,
      stamp - "begunMsAgo" * interval '1 millisecond', case when "subjectCount" = 1 then subjects[1] end, "traceId", "spanId"
    from given
  ), alone as (
    insert into public.read_subject (position, subject_id) select position, unnest(subjects) from given where "subjectCount" > 1
  )
  insert into public.read_block (position, part, subject_ids)
  select given.position, one.part, one.ids::uuid[] from given cross join lateral unnest(given.blocks) with ordinality as one (ids, part);
end $$;
revoke execute on function append_read_rows(json, json), append_read_rows_in_blocks(json, json), learn_read_words(json), read_word_number(text[]) from public;
grant execute on function append_read_rows(json, json), append_read_rows_in_blocks(json, json), learn_read_words(json), read_word_number(text[]) to giaolo_app;
