-- The approval under which a batch is taken back: each is for one withdrawal.
-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, require-concurrent-index-creation
set local role giaolo_owner;

alter table import_batch add column withdraw_proposal_id uuid references change_proposal;
grant update (withdraw_proposal_id) on import_batch to giaolo_app;
create index change_proposal_withdrawal on change_proposal (withdraws) where kind = 'BATCH_WITHDRAWAL' and state = 'APPROVED';
