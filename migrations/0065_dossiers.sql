-- Dossiers from receipt to result, the days by which their terms are counted, and the days in which another agency may say no.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "dossier" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"procedure" text NOT NULL,
	"receiving_agency_id" uuid NOT NULL,
	"competent_agency_id" uuid NOT NULL,
	"person_id" uuid,
	"business_id" uuid,
	"received_on" date NOT NULL,
	"deadline_days" integer,
	"due_on" date,
	"state" text NOT NULL,
	"supplement_asked_on" date,
	"supplemented_on" date,
	"consent_agency_id" uuid,
	"consent_asked_on" date,
	"consent_due_on" date,
	"consent_answered_on" date,
	"consent_answer" text,
	"decided_on" date,
	"outcome" text,
	"result_code" text,
	"fictional" boolean NOT NULL,
	CONSTRAINT "dossier_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "dossier_valid_period" CHECK ("dossier"."valid_from" < "dossier"."valid_to"),
	CONSTRAINT "dossier_recorded_period" CHECK ("dossier"."recorded_from" < "dossier"."recorded_to")
);

CREATE TABLE "calendar_day" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"ground" text NOT NULL,
	"confidence" text NOT NULL,
	"provenance" text,
	CONSTRAINT "calendar_day_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "calendar_day_valid_period" CHECK ("calendar_day"."valid_from" < "calendar_day"."valid_to"),
	CONSTRAINT "calendar_day_recorded_period" CHECK ("calendar_day"."recorded_from" < "calendar_day"."recorded_to")
);

ALTER TABLE "procedure_definition" ADD COLUMN "consent_days" integer;
CREATE INDEX "dossier_id_at" ON "dossier" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_code_at" ON "dossier" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_receiving_agency_id_at" ON "dossier" USING btree ("receiving_agency_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_competent_agency_id_at" ON "dossier" USING btree ("competent_agency_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_person_id_at" ON "dossier" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_business_id_at" ON "dossier" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_consent_agency_id_at" ON "dossier" USING btree ("consent_agency_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_subject_id_at" ON "dossier" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "dossier_code_twins" ON "dossier" USING btree (key_fold("code")) WHERE key_fold("dossier"."code") <> "dossier"."code";
CREATE INDEX "calendar_day_id_at" ON "calendar_day" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "calendar_day_code_at" ON "calendar_day" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "calendar_day_code_twins" ON "calendar_day" USING btree (key_fold("code")) WHERE key_fold("calendar_day"."code") <> "calendar_day"."code";
