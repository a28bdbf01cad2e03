-- The tables of 0007_vehicles_and_drivers.sql get their rights and guards (0004_guards.sql), and are listed in register_table.

select attach_register('TrackingDevice', 'tracking_device');
select attach_register('EtcAccount', 'etc_account');
select attach_register('EtcTag', 'etc_tag');
select attach_register('VehicleRestriction', 'vehicle_restriction');
select attach_register('VehicleConversion', 'vehicle_conversion');
select attach_register('VehicleCombination', 'vehicle_combination');
select attach_register('ServiceLifeRule', 'service_life_rule');
select attach_register('InspectionCycle', 'inspection_cycle');

select attach_register('Vessel', 'vessel');
select attach_register('InlandVessel', 'inland_vessel');
select attach_register('Aircraft', 'aircraft');
select attach_register('RollingStock', 'rolling_stock');

select attach_register('LicenceEvent', 'licence_event');
select attach_register('TrainingCertificate', 'training_certificate');
select attach_register('DrivingTest', 'driving_test');
select attach_register('Employment', 'employment');
select attach_register('SeafarerCertificate', 'seafarer_certificate');
select attach_register('InlandMasterCertificate', 'inland_master_certificate');
select attach_register('TrainDriverLicence', 'train_driver_licence');
select attach_register('PilotLicence', 'pilot_licence');
