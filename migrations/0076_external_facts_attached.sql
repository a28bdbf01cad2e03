-- Facts of other registers and receipts are register tables like any: behind the wall of a vehicle's owners, or of the person.
set local role giaolo_owner;

select attach_register('ExternalVehicleFact', 'external_vehicle_fact'), attach_register('ExternalPersonFact', 'external_person_fact'),
  attach_register('PaymentReceipt', 'payment_receipt');
select wall_by_list('ExternalVehicleFact', 'external_vehicle_fact', array['vehicle_id'], 'ownership', 'vehicle_id');
select wall_by_subject('external_person_fact');
select wall_by_subject('payment_receipt');
