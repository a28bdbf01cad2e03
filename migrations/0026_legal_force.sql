-- Legal documents: force by part, repeals of an unknown day, and when somebody last looked.

set local role giaolo_owner;

CREATE TABLE "legal_force" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"document_id" uuid NOT NULL,
	"part" text NOT NULL,
	"provision" text,
	"in_force_from" date,
	"in_force_to" date,
	"confidence" text NOT NULL,
	"provenance" text,
	CONSTRAINT "legal_force_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "legal_force_valid_period" CHECK ("legal_force"."valid_from" < "legal_force"."valid_to"),
	CONSTRAINT "legal_force_recorded_period" CHECK ("legal_force"."recorded_from" < "legal_force"."recorded_to")
);

ALTER TABLE "legal_document" ADD COLUMN "repealed" boolean;
ALTER TABLE "legal_document" ADD COLUMN "last_checked_on" date;
CREATE INDEX "legal_force_id_at" ON "legal_force" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "legal_force_code_at" ON "legal_force" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "legal_force_document_id_at" ON "legal_force" USING btree ("document_id","id","recorded_to","valid_to","valid_from","recorded_from");
