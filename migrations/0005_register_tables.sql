-- Every table of the registers gets its rights and its guards (0004_guards.sql), and is listed in register_table.

select attach_register('Province', 'province');
select attach_register('ProvinceSuccession', 'province_succession');
select attach_register('Commune', 'commune');
select attach_register('CommuneSuccession', 'commune_succession');
select attach_register('Agency', 'agency');
select attach_register('SourceAuthority', 'source_authority');
select attach_register('PlateCode', 'plate_code');
select attach_register('LicenceClass', 'licence_class');
select attach_register('LicenceClassConversion', 'licence_class_conversion');
select attach_register('Procedure', 'procedure');

select attach_register('Airport', 'airport');
select attach_register('PortCode', 'port_code');
select attach_register('Seaport', 'seaport');
select attach_register('Road', 'road');
select attach_register('RoadNumberRange', 'road_number_range');
select attach_register('CoachTerminal', 'coach_terminal');

select attach_register('Vehicle', 'vehicle');
select attach_register('Registration', 'registration');
select attach_register('PlateAssignment', 'plate_assignment');
select attach_register('Ownership', 'ownership');
select attach_register('VehicleContract', 'vehicle_contract');
select attach_register('Inspection', 'inspection');
select attach_register('Badge', 'badge');

select attach_register('Person', 'person');
select attach_register('Driver', 'driver');
select attach_register('DriverLicence', 'driver_licence');
select attach_register('PointEvent', 'point_event');
select attach_register('HealthCertificate', 'health_certificate');
select attach_register('Violation', 'violation');

select attach_register('Business', 'business');
select attach_register('TransportLicence', 'transport_licence');
select attach_register('FixedRoute', 'fixed_route');
select attach_register('RouteRegistration', 'route_registration');
