-- Doubts are a register table like any; what was said in them may be erased.
set local role giaolo_owner;

select attach_register('Doubt', 'doubt');
select wall_by_subject('doubt');
insert into erasable_field (entity, field, column_name, required) values
  ('Doubt', 'doubtedFields', 'doubted_fields', false), ('Doubt', 'statement', 'statement', true), ('Doubt', 'reportedBy', 'reported_by', true), ('Doubt', 'reportedByAgency', 'reported_by_agency', false),
  ('Doubt', 'caseCode', 'case_code', false), ('Doubt', 'answer', 'answer', false), ('Doubt', 'answeredBy', 'answered_by', false);
select let_erase('Doubt');
