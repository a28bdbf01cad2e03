-- Withdrawing: a change set may take another one back, and a batch is WITHDRAWING while its parts are being taken back.

set local role giaolo_owner;

-- Each change set is taken back once; to have it again, the withdrawal is withdrawn. The hub stands still while it migrates, and the column is empty.
-- squawk-ignore adding-foreign-key-constraint
alter table change_set add column withdraws uuid references change_set;
-- squawk-ignore require-concurrent-index-creation
create unique index change_set_withdraws on change_set (withdraws) where withdraws is not null;

alter table import_batch drop constraint import_batch_state_check;
-- squawk-ignore constraint-missing-not-valid
alter table import_batch add constraint import_batch_state_check
  check (state in ('CHECKING', 'APPLYING', 'APPLIED', 'WITHDRAWING', 'WITHDRAWN', 'FAILED'));

-- Why it is taken back and whether with what rests on it: said once, so that a killed withdrawal goes on as it began.
alter table import_batch add column withdraw_reason text;
alter table import_batch add column withdraw_basis text;
alter table import_batch add column withdraw_cascade boolean;
grant update (withdraw_reason, withdraw_basis, withdraw_cascade) on import_batch to giaolo_app;

create or replace function guard_batch_state() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (
    ('CHECKING', 'APPLYING'), ('CHECKING', 'FAILED'),
    ('APPLYING', 'APPLIED'), ('APPLYING', 'FAILED'),
    -- A failed batch may have chunks in the registers: it is resumed, or withdrawn.
    ('FAILED', 'APPLYING'),
    ('APPLYING', 'WITHDRAWING'), ('APPLIED', 'WITHDRAWING'), ('FAILED', 'WITHDRAWING'),
    ('WITHDRAWING', 'WITHDRAWN')
  ) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'GL006';
  end if;
  return new;
end $$;
