-- Result codes: each is its issuing agency's, for ever, whoever sends it; those recorded twice before are listed, not mended.

set local role giaolo_owner;

-- Until now a code was its sender's (change_set_idempotency), so two services could record two results under one.
create table decided_result (
  change_set_id uuid primary key references change_set,
  issuer_id uuid not null references record,
  code text not null,
  -- From before: another result of this agency already had the code. Both stand, since both were decided; which one is right only the agency knows.
  repeats boolean not null default false
);
create unique index decided_result_code on decided_result (code, issuer_id) where not repeats;
create index decided_result_of_code on decided_result (code);
create index decided_result_repeated on decided_result (change_set_id) where repeats;

insert into decided_result (change_set_id, issuer_id, code, repeats)
select id, issuer_id, code, row_number() over (partition by issuer_id, code order by first_position) > 1
from (
  select s.id, s.first_position, result.code, (
      -- The licence given in exchange and the one it replaces may be of two agencies: the one that carries the code is the result.
      select (c.after ->> 'issuer')::uuid from change c
      where c.position between s.first_position and s.last_position and c.after ->> 'resultCode' = result.code
        and c.after ->> 'issuer' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      order by c.position limit 1
    ) as issuer_id
  from change_set s cross join lateral (select substring(s.idempotency_key from '^result:[^:]*:(.+)$') as code) result
  where s.idempotency_key like 'result:%' and result.code is not null
) decided
where issuer_id in (select id from record);

-- Only with the change set it belongs to, and never as one more of a code that is taken.
create function guard_decided_result() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  own public.change_set := public.own_change_set();
begin
  if exists (select from added where change_set_id <> own.id or repeats) then
    raise exception 'a result code is written with the change set of its result, once' using errcode = 'GL002';
  end if;
  return null;
end $$;

select keep_forever('decided_result'),
  guard_with('decided_result', 'guard_insert', 'after insert on $table referencing new table as added for each statement execute function public.guard_decided_result()');
