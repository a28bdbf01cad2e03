-- Two people of one name and birth day are found without a scan, so that a second record of one person is told of when it is written.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

create index "person_alike" on "person" using btree ("date_of_birth","full_name") where "person"."recorded_to" = 'infinity';
