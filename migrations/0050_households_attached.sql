-- Household businesses, their licences and delegations between agencies are register tables like any.
set local role giaolo_owner;

select
  attach_register('HouseholdBusiness', 'household_business'),
  attach_register('HouseholdLicence', 'household_licence'),
  attach_register('AgencyDelegation', 'agency_delegation');
