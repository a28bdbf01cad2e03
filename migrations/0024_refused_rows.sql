-- What was refused of each part of a file, kept with the note that it was written: an importer that is killed before its report loses no reason.
set local role giaolo_owner;

-- A list of problems: line, column, code and what to do, never a cell. Null: written before this was kept.
alter table import_chunk add column refused jsonb;
