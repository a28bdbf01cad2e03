-- What persons ask of the data about them, and until when they are answered.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "data_subject_request" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"kind" text NOT NULL,
	"person_id" uuid,
	"statement" text,
	"doubt_id" text,
	"filed_by" text,
	"filed_by_agency" text,
	"case_code" text,
	"received_on" date NOT NULL,
	"answer_by" date NOT NULL,
	"carry_out_by" date NOT NULL,
	"due_on" date,
	"state" text NOT NULL,
	"answer" text,
	"answered_on" date,
	"ended_on" date,
	"answered_by" text,
	"answered_by_agency" text,
	CONSTRAINT "data_subject_request_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "data_subject_request_valid_period" CHECK ("data_subject_request"."valid_from" < "data_subject_request"."valid_to"),
	CONSTRAINT "data_subject_request_recorded_period" CHECK ("data_subject_request"."recorded_from" < "data_subject_request"."recorded_to")
);

CREATE INDEX "data_subject_request_id_at" ON "data_subject_request" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "data_subject_request_person_id_at" ON "data_subject_request" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "data_subject_request_subject_id_at" ON "data_subject_request" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
