-- Effects of procedures and permits of vehicles are register tables like any.
set local role giaolo_owner;

select attach_register('ProcedureEffect', 'procedure_effect'), attach_register('VehiclePermit', 'vehicle_permit');
