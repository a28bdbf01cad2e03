-- The new tables of the business register get their rights and guards.

select attach_register('TransportManager', 'transport_manager');
select attach_register('RouteLeg', 'route_leg');
select attach_register('Departure', 'departure');
select attach_register('RouteSlot', 'route_slot');
select attach_register('RouteMonth', 'route_month');
select attach_register('TerminalContract', 'terminal_contract');
select attach_register('TerminalOperation', 'terminal_operation');
select attach_register('CrossBorderPermit', 'cross_border_permit');
select attach_register('InspectionStation', 'inspection_station');
select attach_register('TrainingCentre', 'training_centre');
select attach_register('TestCentre', 'test_centre');
select attach_register('RegulatedActivity', 'regulated_activity');
