-- What registers that are not the hub's said about vehicles and persons, and receipts of the national payment platform.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "external_person_fact" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"answer" text NOT NULL,
	"expires_on" date,
	CONSTRAINT "external_person_fact_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "external_person_fact_valid_period" CHECK ("external_person_fact"."valid_from" < "external_person_fact"."valid_to"),
	CONSTRAINT "external_person_fact_recorded_period" CHECK ("external_person_fact"."recorded_from" < "external_person_fact"."recorded_to")
);

CREATE TABLE "external_vehicle_fact" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"answer" text NOT NULL,
	"expires_on" date,
	CONSTRAINT "external_vehicle_fact_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "external_vehicle_fact_valid_period" CHECK ("external_vehicle_fact"."valid_from" < "external_vehicle_fact"."valid_to"),
	CONSTRAINT "external_vehicle_fact_recorded_period" CHECK ("external_vehicle_fact"."recorded_from" < "external_vehicle_fact"."recorded_to")
);

CREATE TABLE "payment_receipt" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"number" text NOT NULL,
	"dossier" text NOT NULL,
	"procedure" text NOT NULL,
	"person_id" uuid,
	"business_id" uuid,
	"amount_vnd" integer NOT NULL,
	"paid_on" date NOT NULL,
	CONSTRAINT "payment_receipt_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "payment_receipt_valid_period" CHECK ("payment_receipt"."valid_from" < "payment_receipt"."valid_to"),
	CONSTRAINT "payment_receipt_recorded_period" CHECK ("payment_receipt"."recorded_from" < "payment_receipt"."recorded_to")
);

CREATE INDEX "external_person_fact_id_at" ON "external_person_fact" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_person_fact_code_at" ON "external_person_fact" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_person_fact_person_id_at" ON "external_person_fact" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_person_fact_source_id_at" ON "external_person_fact" USING btree ("source_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_person_fact_subject_id_at" ON "external_person_fact" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_person_fact_code_twins" ON "external_person_fact" USING btree (key_fold("code")) WHERE key_fold("external_person_fact"."code") <> "external_person_fact"."code";
CREATE INDEX "external_vehicle_fact_id_at" ON "external_vehicle_fact" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_vehicle_fact_code_at" ON "external_vehicle_fact" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_vehicle_fact_vehicle_id_at" ON "external_vehicle_fact" USING btree ("vehicle_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_vehicle_fact_source_id_at" ON "external_vehicle_fact" USING btree ("source_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "external_vehicle_fact_code_twins" ON "external_vehicle_fact" USING btree (key_fold("code")) WHERE key_fold("external_vehicle_fact"."code") <> "external_vehicle_fact"."code";
CREATE INDEX "payment_receipt_id_at" ON "payment_receipt" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_number_at" ON "payment_receipt" USING btree ("number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_dossier_at" ON "payment_receipt" USING btree ("dossier","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_person_id_at" ON "payment_receipt" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_business_id_at" ON "payment_receipt" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_subject_id_at" ON "payment_receipt" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "payment_receipt_number_twins" ON "payment_receipt" USING btree (key_fold("number")) WHERE key_fold("payment_receipt"."number") <> "payment_receipt"."number";
CREATE INDEX "payment_receipt_dossier_twins" ON "payment_receipt" USING btree (key_fold("dossier")) WHERE key_fold("payment_receipt"."dossier") <> "payment_receipt"."dossier";
