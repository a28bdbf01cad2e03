-- Who may read what is a record like any other.

-- The table is new and empty.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "access_rule" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"role" text NOT NULL,
	"registers" text[] NOT NULL,
	"classes" text[] NOT NULL,
	"purposes" text[] NOT NULL,
	"rows" text NOT NULL,
	"ground" text NOT NULL,
	CONSTRAINT "access_rule_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "access_rule_valid_period" CHECK ("access_rule"."valid_from" < "access_rule"."valid_to"),
	CONSTRAINT "access_rule_recorded_period" CHECK ("access_rule"."recorded_from" < "access_rule"."recorded_to"),
	CONSTRAINT "access_rule_registers_whole" CHECK (array_position("access_rule"."registers", null) is null),
	CONSTRAINT "access_rule_classes_whole" CHECK (array_position("access_rule"."classes", null) is null),
	CONSTRAINT "access_rule_purposes_whole" CHECK (array_position("access_rule"."purposes", null) is null)
);

CREATE INDEX "access_rule_id_at" ON "access_rule" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "access_rule_code_at" ON "access_rule" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "access_rule_code_twins" ON "access_rule" USING btree (key_fold("code")) WHERE key_fold("access_rule"."code") <> "access_rule"."code";