-- The part of a file that a change set came from, and the sets of a dossier, found without a scan.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

-- Every change says which line of which file it came from.
create index import_chunk_of_set on import_chunk (change_set_id) where change_set_id is not null;

-- `decidedResults` and `withdrawResult` ask by dossier. Sets of imports name none, so the index holds what services wrote.
create index change_set_of_case on change_set (case_code, first_position) where case_code is not null;
