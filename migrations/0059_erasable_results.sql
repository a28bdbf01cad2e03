-- Texts in words of what 0054 added may be erased as those of other records.

set local role giaolo_owner;

insert into erasable_field (entity, field, column_name, required) values
  ('ProcedureEffect', 'bindings', 'bindings', false), ('ProcedureEffect', 'conditions', 'conditions', false), ('ProcedureEffect', 'each', 'each', false), ('ProcedureEffect', 'finds', 'finds', false), ('ProcedureEffect', 'provenance', 'provenance', false), ('ProcedureEffect', 'subjectKey', 'subject_key', false),
  ('VehiclePermit', 'resultCode', 'result_code', false), ('VehiclePermit', 'terms', 'terms', false);
select let_erase(entity) from (values ('ProcedureEffect'), ('VehiclePermit')) as e (entity);
