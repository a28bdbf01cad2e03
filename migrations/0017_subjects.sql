-- Whether a person stands behind a vehicle is asked of every row of a page and of every vehicle that is counted, and mostly the answer is no: an index of the few
-- rows that name one answers from itself alone.
-- One transaction for all migrations: the lock is taken at start, when nobody asks yet.
-- squawk-ignore-file require-concurrent-index-creation
CREATE INDEX "ownership_vehicle_id_subjects" ON "ownership" USING btree ("vehicle_id","recorded_to","valid_to","valid_from","recorded_from","subject_id") WHERE "ownership"."subject_id" is not null;