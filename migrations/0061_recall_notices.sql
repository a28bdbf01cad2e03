-- What a recall opens for review is told in an order of its own, so that whoever follows goes on from where they stood and misses nothing.

set local role giaolo_owner;

create table recall_notice (
  -- Dense from 1, in the order of commit.
  position bigint primary key check (position >= 1),
  review_id uuid not null unique references decision_review
);
insert into recall_notice (position, review_id) select row_number() over (order by opened_at, id), id from decision_review;

-- Under a lock of its own, so a follower who has seen a position never finds a lower one later.
create function tell_review() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7204013);
  insert into public.recall_notice (position, review_id)
  select coalesce((select max(position) from public.recall_notice), 0) + row_number() over (order by id), id from added;
  return null;
end $$;

select
  keep_forever('recall_notice'),
  guard_with('decision_review', 'tell_review', 'after insert on $table referencing new table as added for each statement execute function public.tell_review()');
