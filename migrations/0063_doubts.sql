-- What is doubted of records, and what became of it.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "doubt" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"record_type" text NOT NULL,
	"doubted_id" text NOT NULL,
	"doubted_fields" text[],
	"person_id" uuid,
	"statement" text,
	"reported_by" text,
	"reported_by_agency" text,
	"case_code" text,
	"reported_on" date NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_on" date,
	"answered_by" text,
	"correction" text,
	CONSTRAINT "doubt_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "doubt_valid_period" CHECK ("doubt"."valid_from" < "doubt"."valid_to"),
	CONSTRAINT "doubt_recorded_period" CHECK ("doubt"."recorded_from" < "doubt"."recorded_to"),
	CONSTRAINT "doubt_doubted_fields_whole" CHECK (array_position("doubt"."doubted_fields", null) is null)
);

CREATE INDEX "doubt_id_at" ON "doubt" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "doubt_doubted_id_at" ON "doubt" USING btree ("doubted_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "doubt_person_id_at" ON "doubt" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "doubt_subject_id_at" ON "doubt" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "doubt_doubted_id_twins" ON "doubt" USING btree (key_fold("doubted_id")) WHERE key_fold("doubt"."doubted_id") <> "doubt"."doubted_id";
