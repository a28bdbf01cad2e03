-- Wakes whoever follows the change feed: one notification per change set, delivered when it commits, whoever wrote it.

create function announce_changes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Nothing is said but that there is something: what was written is read under the reader's own rights.
  perform pg_notify('giaolo_changes', '');
  return null;
end $$;

select guard_with('change_set', 'announce', 'after insert on $table for each statement execute function public.announce_changes()');
