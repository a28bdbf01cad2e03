-- Each receipt has a place in a list of statuses that anybody may ask without saying which one they have. Receipts released before have one too.
-- The table is small: one row a released receipt.
-- squawk-ignore-file

set local role giaolo_owner;

create sequence evidence_receipt_status as bigint minvalue 0 start 0;
alter table evidence_receipt add column status_index bigint not null unique default nextval('evidence_receipt_status');
alter sequence evidence_receipt_status owned by evidence_receipt.status_index;
grant usage on sequence evidence_receipt_status to giaolo_app;
