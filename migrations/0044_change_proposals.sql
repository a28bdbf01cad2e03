-- Change sets, files and withdrawals that wait for another person, and what was decided about them.
-- The hub stands still while it migrates.
-- squawk-ignore-file adding-field-with-default, require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint, disallowed-unique-constraint

set local role giaolo_owner;

select attach_register('ApprovalRule', 'approval_rule');

-- Who else agreed to a set, and why one did not wait. Part of its leaf in the log.
alter table change_set add column approved_by text;
alter table change_set add column approved_by_agency text;
alter table change_set add column emergency text;
alter table change_set add constraint change_set_four_eyes check (approved_by <> actor);
-- How much somebody changed lately.
create index change_set_of_actor on change_set (actor, recorded_from);

create table change_proposal (
  -- Of a change set the id that it has, or will have, in the ledger.
  id uuid primary key,
  kind text not null check (kind in ('CHANGE_SET', 'BATCH', 'WITHDRAWAL', 'BATCH_WITHDRAWAL')),
  -- WRITTEN: did not wait, and is to be looked at afterwards; then CONFIRMED or OBJECTED.
  state text not null check (state in ('WAITING', 'APPROVED', 'REFUSED', 'RETRACTED', 'WRITTEN', 'CONFIRMED', 'OBJECTED')),
  actor text not null,
  actor_role text not null,
  agency text,
  reason text not null,
  legal_basis text,
  purpose text,
  case_code text,
  -- What is to be done; gone when it was decided, since the ledger has it then, or nobody has a right to keep it.
  content json,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  -- Of a file: its name, its own hash, its rows. The file itself stays with whoever brought it.
  file json,
  -- The change set or the batch to be taken back.
  withdraws uuid,
  needs jsonb not null,
  -- Entity -> number of changes.
  counts jsonb not null,
  -- The ledger's head when it was proposed: a record that was changed since is not the one that was looked at.
  read_at bigint not null,
  idempotency_key text,
  emergency text,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by text,
  decided_by_agency text,
  decided_at timestamptz,
  decision_reason text,
  -- Nobody decides about their own; they may take it back.
  constraint change_proposal_four_eyes check (decided_by is null or (decided_by <> actor) <> (state = 'RETRACTED')),
  constraint change_proposal_decided check ((decided_by is not null) = (state not in ('WAITING', 'WRITTEN')) and (decided_by is not null) = (decided_at is not null)),
  constraint change_proposal_content check ((content is null) = (state <> 'WAITING' or kind = 'BATCH')),
  constraint change_proposal_kind check ((file is not null) = (kind = 'BATCH') and (withdraws is not null) = (kind in ('WITHDRAWAL', 'BATCH_WITHDRAWAL'))),
  constraint change_proposal_emergency check ((emergency is not null) = (state in ('WRITTEN', 'CONFIRMED', 'OBJECTED')))
);
create index change_proposal_open on change_proposal (id) where state in ('WAITING', 'WRITTEN');
create index change_proposal_sent_again on change_proposal (actor, content_sha256) where state = 'WAITING';
create unique index change_proposal_idempotency on change_proposal (actor, idempotency_key) where state = 'WAITING' and idempotency_key is not null;
-- A file that was approved is found by what it is.
create index change_proposal_file on change_proposal (content_sha256) where kind = 'BATCH' and state in ('WAITING', 'APPROVED');
grant update (state, content, decided_by, decided_by_agency, decided_at, decision_reason) on change_proposal to giaolo_app;

-- What was proposed stays as it was looked at; it is decided once.
create function guard_proposal() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  expected public.change_proposal;
begin
  expected := old;
  expected.state := new.state;
  expected.content := null;
  expected.decided_by := new.decided_by;
  expected.decided_by_agency := new.decided_by_agency;
  expected.decided_at := new.decided_at;
  expected.decision_reason := new.decision_reason;
  if (old.state, new.state) not in (
    ('WAITING', 'APPROVED'), ('WAITING', 'REFUSED'), ('WAITING', 'RETRACTED'), ('WRITTEN', 'CONFIRMED'), ('WRITTEN', 'OBJECTED')
  ) or expected operator(pg_catalog.*<>) new then
    raise exception 'a proposal is decided once, and nothing else of it changes' using errcode = 'GL001';
  end if;
  return new;
end $$;
select
  guard_with('change_proposal', 'guard_decision', 'before update on $table for each row execute function public.guard_proposal()'),
  guard_with('change_proposal', 'refuse_delete', 'before delete on $table for each statement execute function public.guard_refuse()'),
  guard_with('change_proposal', 'refuse_truncate', 'before truncate on $table for each statement execute function public.guard_refuse()');

-- The approval that a batch was written by: each approves one.
alter table import_batch add column proposal_id uuid unique references change_proposal;
