-- Withdrawals over withdrawals: a set may be withdrawn again once it stands again, and a restoring change says which version it put back.

set local role giaolo_owner;

-- What stands is worked out from the ledger, so a second withdrawal of one set is no contradiction. The hub stands still while it migrates.
-- squawk-ignore require-concurrent-index-deletion
drop index change_set_withdraws;
-- squawk-ignore require-concurrent-index-creation
create index change_set_withdraws on change_set (withdraws) where withdraws is not null;

-- Null: not a withdrawal, or one of an earlier release, which went back to just before the set it withdrew. 0: nothing was known.
-- squawk-ignore constraint-missing-not-valid
alter table change add column restores integer check (restores >= 0 and restores < version);

create or replace function guard_batch_state() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (
    ('CHECKING', 'APPLYING'), ('CHECKING', 'FAILED'),
    ('APPLYING', 'APPLIED'), ('APPLYING', 'FAILED'),
    -- A failed batch may have chunks in the registers: it is resumed, or withdrawn.
    ('FAILED', 'APPLYING'),
    ('APPLYING', 'WITHDRAWING'), ('APPLIED', 'WITHDRAWING'), ('FAILED', 'WITHDRAWING'),
    ('WITHDRAWING', 'WITHDRAWN'),
    -- An earlier release let a cascade bring back what had been withdrawn: then it is withdrawn anew.
    ('WITHDRAWN', 'WITHDRAWING')
  ) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'GL006';
  end if;
  return new;
end $$;
