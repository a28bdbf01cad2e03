-- What dossiers of procedures are made of, as records of the shared reference: definitions, their components, types of evidence.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "evidence_type" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (regexp_replace(translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), '‐‑‒–—―−⁃﹘﹣－‘’‛ʻʼʽʹ′＇`´đ', '-----------''''''''''''''''''''''d'), '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g')) STORED,
	"name_en" text NOT NULL,
	"paper" text,
	"holder" text NOT NULL,
	"holder_agency_id" uuid,
	"of_hub" boolean NOT NULL,
	"asked_by" text,
	"answers" text,
	"personal_data" text,
	CONSTRAINT "evidence_type_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "evidence_type_valid_period" CHECK ("evidence_type"."valid_from" < "evidence_type"."valid_to"),
	CONSTRAINT "evidence_type_recorded_period" CHECK ("evidence_type"."recorded_from" < "evidence_type"."recorded_to")
);

CREATE TABLE "procedure_definition" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"hub_id" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (regexp_replace(translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), '‐‑‒–—―−⁃﹘﹣－‘’‛ʻʼʽʹ′＇`´đ', '-----------''''''''''''''''''''''d'), '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g')) STORED,
	"codes" text[],
	"ground" text NOT NULL,
	"subject_keys" text[] NOT NULL,
	"things" text[],
	"level" text,
	"authority_name" text,
	"deadline_days" integer,
	"deadline_note" text,
	"fee_vnd" integer,
	"fee_note" text,
	"effect" text,
	"proposed_by_id" uuid,
	"approved_by_id" uuid,
	"approved_on" date,
	"confidence" text NOT NULL,
	"provenance" text,
	CONSTRAINT "procedure_definition_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "procedure_definition_valid_period" CHECK ("procedure_definition"."valid_from" < "procedure_definition"."valid_to"),
	CONSTRAINT "procedure_definition_recorded_period" CHECK ("procedure_definition"."recorded_from" < "procedure_definition"."recorded_to"),
	CONSTRAINT "procedure_definition_codes_whole" CHECK (array_position("procedure_definition"."codes", null) is null),
	CONSTRAINT "procedure_definition_subject_keys_whole" CHECK (array_position("procedure_definition"."subject_keys", null) is null),
	CONSTRAINT "procedure_definition_things_whole" CHECK (array_position("procedure_definition"."things", null) is null)
);

CREATE TABLE "procedure_requirement" (
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
	"component" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"evidence_type_id" uuid,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (regexp_replace(translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), '‐‑‒–—―−⁃﹘﹣－‘’‛ʻʼʽʹ′＇`´đ', '-----------''''''''''''''''''''''d'), '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g')) STORED,
	"name_en" text NOT NULL,
	"each" text,
	"conditions" text[],
	"bindings" text[],
	"shows" text[],
	"prefill" text[],
	"applies_if" text,
	"max_age_days" integer,
	"age_field" text,
	"paper" text,
	"ask_ground" text,
	"ask_if" text,
	"explanation" text,
	"explanation_en" text,
	"ground" text NOT NULL,
	"provisions" text[],
	"confidence" text NOT NULL,
	"provenance" text,
	CONSTRAINT "procedure_requirement_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "procedure_requirement_valid_period" CHECK ("procedure_requirement"."valid_from" < "procedure_requirement"."valid_to"),
	CONSTRAINT "procedure_requirement_recorded_period" CHECK ("procedure_requirement"."recorded_from" < "procedure_requirement"."recorded_to"),
	CONSTRAINT "procedure_requirement_conditions_whole" CHECK (array_position("procedure_requirement"."conditions", null) is null),
	CONSTRAINT "procedure_requirement_bindings_whole" CHECK (array_position("procedure_requirement"."bindings", null) is null),
	CONSTRAINT "procedure_requirement_shows_whole" CHECK (array_position("procedure_requirement"."shows", null) is null),
	CONSTRAINT "procedure_requirement_prefill_whole" CHECK (array_position("procedure_requirement"."prefill", null) is null),
	CONSTRAINT "procedure_requirement_provisions_whole" CHECK (array_position("procedure_requirement"."provisions", null) is null)
);

ALTER TABLE "procedure" ADD COLUMN "definition_id" uuid;
CREATE INDEX "evidence_type_id_at" ON "evidence_type" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "evidence_type_code_at" ON "evidence_type" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "evidence_type_code_twins" ON "evidence_type" USING btree (key_fold("code")) WHERE key_fold("evidence_type"."code") <> "evidence_type"."code";
CREATE INDEX "evidence_type_name_folded_trgm" ON "evidence_type" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "procedure_definition_id_at" ON "procedure_definition" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_definition_hub_id_at" ON "procedure_definition" USING btree ("hub_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_definition_hub_id_twins" ON "procedure_definition" USING btree (key_fold("hub_id")) WHERE key_fold("procedure_definition"."hub_id") <> "procedure_definition"."hub_id";
CREATE INDEX "procedure_definition_name_folded_trgm" ON "procedure_definition" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "procedure_requirement_id_at" ON "procedure_requirement" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_requirement_code_at" ON "procedure_requirement" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_requirement_definition_id_at" ON "procedure_requirement" USING btree ("definition_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_requirement_evidence_type_id_at" ON "procedure_requirement" USING btree ("evidence_type_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "procedure_requirement_code_twins" ON "procedure_requirement" USING btree (key_fold("code")) WHERE key_fold("procedure_requirement"."code") <> "procedure_requirement"."code";
CREATE INDEX "procedure_requirement_name_folded_trgm" ON "procedure_requirement" USING gin ("name_folded" gin_trgm_ops);