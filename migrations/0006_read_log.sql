-- The read log: who read whom, why and for which case. One row per audited request, written before its answer leaves; hashes stand for document and variables.

create table read_log (
  position bigint primary key check (position >= 1),
  recorded_at timestamptz not null,
  -- An intent is written when the request begins and has the answer's request id; without an answer or refusal beside it, nothing was shown.
  kind text not null check (kind in ('intent', 'answer', 'refusal')),
  request_id text not null,
  actor text not null,
  role text not null,
  agency text,
  purpose text,
  case_code text,
  operation_name text,
  -- SHA-256 of the document without its literals.
  document_hash bytea not null check (length(document_hash) = 32),
  -- HMAC-SHA-256 over variables and literals, under the key named beside it: a request one holds can be compared, values cannot be guessed.
  variables_hash bytea not null check (length(variables_hash) = 32),
  variables_key text not null,
  -- Error code of a refusal.
  code text,
  field_classes text[] not null default '{}',
  entities text[] not null default '{}',
  subject_count integer not null default 0 check (subject_count >= 0),
  -- SHA-256 over the sorted subject ids, one a line.
  subjects_commitment bytea check (length(subjects_commitment) = 32),
  format smallint not null,
  -- Ties the subjects to the row written with them.
  written_by xid8 not null default pg_current_xact_id(),
  check ((subject_count > 0) = (subjects_commitment is not null)),
  check ((kind = 'refusal') = (code is not null))
);
create index read_log_request on read_log (request_id);
create index read_log_time on read_log (recorded_at);

-- Each person whose data an answer showed, up to 100 of them; beyond that read_log holds their number and the commitment to all of them.
create table read_subject (
  position bigint not null,
  subject_id uuid not null,
  -- Reads about a person, newest first, are one range of this index.
  primary key (subject_id, position)
);

create function guard_hold_read_log() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the read log is written in READ COMMITTED transactions only, not in %', upper(current_setting('transaction_isolation'))
      using errcode = 'GL005', hint = 'An older snapshot would not see the rows committed while waiting for the log.';
  end if;
  perform pg_advisory_xact_lock(7204002);
  return null;
end $$;

create function guard_read_log() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  lowest bigint;
  highest bigint;
  amount bigint;
  head record;
begin
  select min(position), max(position), count(*) into lowest, highest, amount from added;
  if amount = 0 then
    return null;
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

create function guard_read_subject() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if exists (
    select from added a left join public.read_log l on l.position = a.position
    where l.written_by is distinct from pg_current_xact_id()
  ) then
    raise exception 'subjects are written with the read they belong to' using errcode = 'GL002';
  end if;
  return null;
end $$;

select
  keep_forever('read_log'), keep_forever('read_subject'),
  guard_with('read_log', 'hold_log', 'before insert on $table for each statement execute function public.guard_hold_read_log()'),
  guard_with('read_log', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_read_log()'),
  guard_with('read_subject', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_read_subject()');

-- Appends rows in the order given, in one round trip: lock, then head (a statement of its own, so it sees what was committed meanwhile), then the rows.
create function append_reads(entries jsonb) returns void language plpgsql
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
  insert into public.read_log (position, recorded_at, kind, request_id, actor, role, agency, purpose, case_code, operation_name, document_hash, variables_hash,
    variables_key, code, field_classes, entities, subject_count, subjects_commitment, format)
  select head + nr, stamp, e ->> 'kind', e ->> 'requestId', e ->> 'actor', e ->> 'role', e ->> 'agency', e ->> 'purpose', e ->> 'caseCode', e ->> 'operationName',
    decode(e ->> 'documentHash', 'hex'), decode(e ->> 'variablesHash', 'hex'), e ->> 'variablesKey', e ->> 'code',
    array(select jsonb_array_elements_text(e -> 'fieldClasses')), array(select jsonb_array_elements_text(e -> 'entities')),
    (e ->> 'subjectCount')::integer, decode(e ->> 'subjectsCommitment', 'hex'), (e ->> 'format')::smallint
  from jsonb_array_elements(entries) with ordinality as given (e, nr);
  insert into public.read_subject (position, subject_id)
  select head + nr, subject::uuid from jsonb_array_elements(entries) with ordinality as given (e, nr) cross join lateral jsonb_array_elements_text(e -> 'subjects') as subject;
end $$;
revoke execute on function append_reads(jsonb) from public;
grant execute on function append_reads(jsonb) to giaolo_app;
