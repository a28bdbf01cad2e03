-- Who acts for a business or a person, for which procedures and on which days.

-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "mandate" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"business_id" uuid,
	"person_id" uuid,
	"representative_id" uuid NOT NULL,
	"procedures" text[],
	"document_number" text,
	"notary" text,
	CONSTRAINT "mandate_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "mandate_valid_period" CHECK ("mandate"."valid_from" < "mandate"."valid_to"),
	CONSTRAINT "mandate_recorded_period" CHECK ("mandate"."recorded_from" < "mandate"."recorded_to"),
	CONSTRAINT "mandate_procedures_whole" CHECK (array_position("mandate"."procedures", null) is null)
);

CREATE INDEX "mandate_id_at" ON "mandate" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_code_at" ON "mandate" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_business_id_at" ON "mandate" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_person_id_at" ON "mandate" USING btree ("person_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_representative_id_at" ON "mandate" USING btree ("representative_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_subject_id_at" ON "mandate" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "mandate_code_twins" ON "mandate" USING btree (key_fold("code")) WHERE key_fold("mandate"."code") <> "mandate"."code";
