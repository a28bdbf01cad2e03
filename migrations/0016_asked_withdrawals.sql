-- A withdrawal that is asked for through the API outlives its request: what was asked stands here until it is done, and why it was refused until it is asked again.

set local role giaolo_owner;

alter table import_batch add column withdraw_asked jsonb;
alter table import_batch add column withdraw_refused jsonb;
grant update (withdraw_asked, withdraw_refused) on import_batch to giaolo_app;
