-- The year of birth of people of whose day of birth no more is known, and an index to find two of one name and year.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

ALTER TABLE "person" ADD COLUMN "birth_year" integer;
CREATE INDEX "person_birth_year_alike" ON "person" USING btree ("birth_year","full_name") WHERE "person"."recorded_to" = 'infinity' and "person"."birth_year" is not null;