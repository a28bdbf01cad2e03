-- What results of procedures write, as records; and permits of vehicles beside their badges.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "procedure_effect" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"definition_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"writes" text NOT NULL,
	"subject_key" text,
	"each" text,
	"finds" text,
	"fields" text[] NOT NULL,
	"conditions" text[],
	"bindings" text[],
	"provenance" text,
	CONSTRAINT "procedure_effect_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "procedure_effect_valid_period" CHECK ("procedure_effect"."valid_from" < "procedure_effect"."valid_to"),
	CONSTRAINT "procedure_effect_recorded_period" CHECK ("procedure_effect"."recorded_from" < "procedure_effect"."recorded_to"),
	CONSTRAINT "procedure_effect_fields_whole" CHECK (array_position("procedure_effect"."fields", null) is null),
	CONSTRAINT "procedure_effect_conditions_whole" CHECK (array_position("procedure_effect"."conditions", null) is null),
	CONSTRAINT "procedure_effect_bindings_whole" CHECK (array_position("procedure_effect"."bindings", null) is null)
);

CREATE TABLE "vehicle_permit" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"business_id" uuid,
	"terms" text,
	"issuer_id" uuid,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"state" text NOT NULL,
	"result_code" text,
	CONSTRAINT "vehicle_permit_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "vehicle_permit_valid_period" CHECK ("vehicle_permit"."valid_from" < "vehicle_permit"."valid_to"),
	CONSTRAINT "vehicle_permit_recorded_period" CHECK ("vehicle_permit"."recorded_from" < "vehicle_permit"."recorded_to")
);

CREATE INDEX "procedure_effect_id_at" ON "procedure_effect" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_effect_code_at" ON "procedure_effect" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_effect_definition_id_at" ON "procedure_effect" USING btree ("definition_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_effect_code_twins" ON "procedure_effect" USING btree (key_fold("code")) WHERE key_fold("procedure_effect"."code") <> "procedure_effect"."code";
CREATE INDEX "vehicle_permit_id_at" ON "vehicle_permit" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "vehicle_permit_number_at" ON "vehicle_permit" USING btree ("number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "vehicle_permit_vehicle_id_at" ON "vehicle_permit" USING btree ("vehicle_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "vehicle_permit_business_id_at" ON "vehicle_permit" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "vehicle_permit_number_twins" ON "vehicle_permit" USING btree (key_fold("number")) WHERE key_fold("vehicle_permit"."number") <> "vehicle_permit"."number";
