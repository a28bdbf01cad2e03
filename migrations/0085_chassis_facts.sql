-- What registers that are not the hub's said under a chassis number, before the vehicle is registered.

-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "external_chassis_fact" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"chassis_number" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"answer" text NOT NULL,
	"expires_on" date,
	CONSTRAINT "external_chassis_fact_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "external_chassis_fact_valid_period" CHECK ("external_chassis_fact"."valid_from" < "external_chassis_fact"."valid_to"),
	CONSTRAINT "external_chassis_fact_recorded_period" CHECK ("external_chassis_fact"."recorded_from" < "external_chassis_fact"."recorded_to")
);

CREATE INDEX "external_chassis_fact_id_at" ON "external_chassis_fact" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_chassis_fact_code_at" ON "external_chassis_fact" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_chassis_fact_chassis_number_at" ON "external_chassis_fact" USING btree ("chassis_number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_chassis_fact_source_id_at" ON "external_chassis_fact" USING btree ("source_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_chassis_fact_code_twins" ON "external_chassis_fact" USING btree (key_fold("code")) WHERE key_fold("external_chassis_fact"."code") <> "external_chassis_fact"."code";
CREATE INDEX "external_chassis_fact_chassis_number_twins" ON "external_chassis_fact" USING btree (key_fold("chassis_number")) WHERE key_fold("external_chassis_fact"."chassis_number") <> "external_chassis_fact"."chassis_number";

-- A register table like any; nobody owns such a vehicle yet, so no wall stands around it.
select attach_register('ExternalChassisFact', 'external_chassis_fact');
