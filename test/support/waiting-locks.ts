/** How many of this database's statements wait for a lock; others of the same server are other tests'. */
export const WAITING_LOCKS =
  'select count(*)::int as n from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()';
