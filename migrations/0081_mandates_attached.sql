-- Mandates are a register table like any, behind the wall of whoever acts; cases say by which of them they are carried on.
set local role giaolo_owner;

select attach_register('Mandate', 'mandate');
select wall_by_subject('mandate');
insert into erasable_field (entity, field, column_name, required) values
  ('Mandate', 'documentNumber', 'document_number', false), ('Mandate', 'notary', 'notary', false);
select let_erase('Mandate');

-- Who acts in a case for whom, and by which mandate that was so when it was opened. A case without a row is its subject's own.
create table case_mandate (
  code text not null references dossier_case,
  mandate_id uuid not null,
  -- As the register calls it: the number is the register's own and names nobody.
  mandate text not null,
  giver_id uuid not null,
  representative_id uuid not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (code, mandate_id)
);
select keep_forever('case_mandate');

-- The mandate by which a case is carried on today: the last one it was opened by that still says what it said then; null where there is none.
create function mandate_of_case(case_code text, of_procedure text) returns text language sql stable parallel safe return (
  select a.mandate from case_mandate a join mandate m on m.id = a.mandate_id
  where a.code = case_code and m.recorded_to = 'infinity' and m.valid_from <= legal_today() and legal_today() < m.valid_to
    and coalesce(m.business_id, m.person_id) = a.giver_id and m.representative_id = a.representative_id
    and (m.procedures is null or of_procedure = any (m.procedures))
  order by a.noted_at desc, a.mandate_id limit 1);
revoke execute on function mandate_of_case(text, text) from public;
grant execute on function mandate_of_case(text, text) to giaolo_app;
