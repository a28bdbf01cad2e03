-- A mandate ends with whoever gave it or acts by it: a person who left the register, a business that left it or was dissolved.
-- squawk-ignore-file require-concurrent-index-creation
set local role giaolo_owner;

-- Whether the mandate is in force today for the procedure, and both sides of it are still there.
create function mandate_holds(of_mandate uuid, of_procedure text) returns boolean language sql stable parallel safe return exists (
  select from mandate m
  where m.id = of_mandate and m.recorded_to = 'infinity' and m.valid_from <= legal_today() and legal_today() < m.valid_to
    and (m.procedures is null or of_procedure = any (m.procedures))
    and exists (select from person r where r.id = m.representative_id and r.recorded_to = 'infinity' and r.valid_from <= legal_today() and legal_today() < r.valid_to)
    and (exists (select from person p where p.id = m.person_id and p.recorded_to = 'infinity' and p.valid_from <= legal_today() and legal_today() < p.valid_to)
      or exists (select from business b where b.id = m.business_id and b.recorded_to = 'infinity' and b.valid_from <= legal_today() and legal_today() < b.valid_to
        and b.state is distinct from 'DISSOLVED')));
revoke execute on function mandate_holds(uuid, text) from public;
grant execute on function mandate_holds(uuid, text) to giaolo_app;

-- As before, by the one rule.
create or replace function mandate_of_case(case_code text, of_procedure text) returns text language sql stable parallel safe return (
  select a.mandate from case_mandate a join mandate m on m.id = a.mandate_id
  where a.code = case_code and m.recorded_to = 'infinity' and m.valid_from <= legal_today() and legal_today() < m.valid_to
    and coalesce(m.business_id, m.person_id) = a.giver_id and m.representative_id = a.representative_id and mandate_holds(a.mandate_id, of_procedure)
  order by a.noted_at desc, a.mandate_id limit 1);

-- Whoever acts sees the cases in which they do.
create index case_mandate_representative on case_mandate (representative_id);
