-- The hub's own ids of procedures, beside the codes they were announced under.

set local role giaolo_owner;

ALTER TABLE "procedure" ADD COLUMN "hub_id" text;
