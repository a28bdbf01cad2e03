-- Data subjects' requests are a register table like any, behind the wall of the person who asks; what was said in them may be erased.
set local role giaolo_owner;

select attach_register('DataSubjectRequest', 'data_subject_request');
select wall_by_subject('data_subject_request');
insert into erasable_field (entity, field, column_name, required) values
  ('DataSubjectRequest', 'statement', 'statement', true), ('DataSubjectRequest', 'filedBy', 'filed_by', true), ('DataSubjectRequest', 'filedByAgency', 'filed_by_agency', false),
  ('DataSubjectRequest', 'caseCode', 'case_code', false), ('DataSubjectRequest', 'answer', 'answer', false), ('DataSubjectRequest', 'answeredBy', 'answered_by', false),
  ('DataSubjectRequest', 'answeredByAgency', 'answered_by_agency', false);
select let_erase('DataSubjectRequest');
