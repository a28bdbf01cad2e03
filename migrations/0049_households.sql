-- Household businesses known by their owner's personal id, their transport licences, and which agency may record what another decided.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "household_business" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text,
	"address" text,
	"province_id" uuid,
	"commune_id" uuid,
	"lines" text[],
	"established_on" date,
	"business_id" uuid,
	"fictional" boolean NOT NULL,
	CONSTRAINT "household_business_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "household_business_valid_period" CHECK ("household_business"."valid_from" < "household_business"."valid_to"),
	CONSTRAINT "household_business_recorded_period" CHECK ("household_business"."recorded_from" < "household_business"."recorded_to"),
	CONSTRAINT "household_business_lines_whole" CHECK (array_position("household_business"."lines", null) is null)
);

CREATE TABLE "household_licence" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"number" text NOT NULL,
	"issue_count" integer NOT NULL,
	"household_id" uuid NOT NULL,
	"issuer_id" uuid,
	"issued_on" date NOT NULL,
	"business_types" text[] NOT NULL,
	"state" text NOT NULL,
	"reissue_reason" text,
	"revocation_decision" text,
	"revoked_on" date,
	"revocation_ground" text,
	"barred_until" date,
	CONSTRAINT "household_licence_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "household_licence_valid_period" CHECK ("household_licence"."valid_from" < "household_licence"."valid_to"),
	CONSTRAINT "household_licence_recorded_period" CHECK ("household_licence"."recorded_from" < "household_licence"."recorded_to"),
	CONSTRAINT "household_licence_business_types_whole" CHECK (array_position("household_licence"."business_types", null) is null)
);

CREATE TABLE "agency_delegation" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"ground" text NOT NULL,
	CONSTRAINT "agency_delegation_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "agency_delegation_valid_period" CHECK ("agency_delegation"."valid_from" < "agency_delegation"."valid_to"),
	CONSTRAINT "agency_delegation_recorded_period" CHECK ("agency_delegation"."recorded_from" < "agency_delegation"."recorded_to")
);

CREATE INDEX "household_business_id_at" ON "household_business" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_business_owner_id_at" ON "household_business" USING btree ("owner_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_business_subject_id_at" ON "household_business" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_business_province_id_at" ON "household_business" USING btree ("province_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_business_commune_id_at" ON "household_business" USING btree ("commune_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_business_business_id_at" ON "household_business" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_licence_id_at" ON "household_licence" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_licence_number_at" ON "household_licence" USING btree ("number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_licence_household_id_at" ON "household_licence" USING btree ("household_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_licence_subject_id_at" ON "household_licence" USING btree ("subject_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "household_licence_number_twins" ON "household_licence" USING btree (key_fold("number")) WHERE key_fold("household_licence"."number") <> "household_licence"."number";
CREATE INDEX "agency_delegation_id_at" ON "agency_delegation" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "agency_delegation_code_at" ON "agency_delegation" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "agency_delegation_agency_id_at" ON "agency_delegation" USING btree ("agency_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "agency_delegation_delegate_id_at" ON "agency_delegation" USING btree ("delegate_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "agency_delegation_code_twins" ON "agency_delegation" USING btree (key_fold("code")) WHERE key_fold("agency_delegation"."code") <> "agency_delegation"."code";
