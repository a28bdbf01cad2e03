-- Definitions of procedures, their components and types of evidence are register tables like any.
set local role giaolo_owner;

select
  attach_register('ProcedureDefinition', 'procedure_definition'),
  attach_register('ProcedureRequirement', 'procedure_requirement'),
  attach_register('EvidenceType', 'evidence_type');
