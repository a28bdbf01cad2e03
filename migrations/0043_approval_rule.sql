-- Rules about how much one person may change alone.

-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "approval_rule" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"scope" text NOT NULL,
	"changes_max" integer,
	"persons_max" integer,
	"another_agency" boolean NOT NULL,
	"ground" text,
	CONSTRAINT "approval_rule_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "approval_rule_valid_period" CHECK ("approval_rule"."valid_from" < "approval_rule"."valid_to"),
	CONSTRAINT "approval_rule_recorded_period" CHECK ("approval_rule"."recorded_from" < "approval_rule"."recorded_to")
);

CREATE INDEX "approval_rule_id_at" ON "approval_rule" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "approval_rule_scope_at" ON "approval_rule" USING btree ("scope","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "approval_rule_scope_twins" ON "approval_rule" USING btree (key_fold("scope")) WHERE key_fold("approval_rule"."scope") <> "approval_rule"."scope";