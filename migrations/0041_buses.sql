-- City buses: routes by network, their patterns, calendars and hours, contracts and stops; and the two ends of a runway.

-- The migrator runs alone.
-- squawk-ignore-file require-concurrent-index-creation

set local role giaolo_owner;

CREATE TABLE "bus_calendar" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"network" text NOT NULL,
	"service" text NOT NULL,
	"day_pattern" text,
	"starts_on" date,
	"ends_on" date,
	CONSTRAINT "bus_calendar_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_calendar_valid_period" CHECK ("bus_calendar"."valid_from" < "bus_calendar"."valid_to"),
	CONSTRAINT "bus_calendar_recorded_period" CHECK ("bus_calendar"."recorded_from" < "bus_calendar"."recorded_to")
);

CREATE TABLE "bus_calendar_day" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"calendar_id" uuid NOT NULL,
	"day" date NOT NULL,
	"runs" boolean NOT NULL,
	CONSTRAINT "bus_calendar_day_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_calendar_day_valid_period" CHECK ("bus_calendar_day"."valid_from" < "bus_calendar_day"."valid_to"),
	CONSTRAINT "bus_calendar_day_recorded_period" CHECK ("bus_calendar_day"."recorded_from" < "bus_calendar_day"."recorded_to")
);

CREATE TABLE "bus_contract" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"contract_number" text NOT NULL,
	"business_id" uuid NOT NULL,
	"route_id" uuid NOT NULL,
	"vehicles" integer,
	"signed_on" date NOT NULL,
	"expires_on" date,
	CONSTRAINT "bus_contract_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_contract_valid_period" CHECK ("bus_contract"."valid_from" < "bus_contract"."valid_to"),
	CONSTRAINT "bus_contract_recorded_period" CHECK ("bus_contract"."recorded_from" < "bus_contract"."recorded_to")
);

CREATE TABLE "bus_pattern_stop" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"pattern_id" uuid NOT NULL,
	"stop_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"distance_m" double precision,
	"arrives_after_s" integer,
	"departs_after_s" integer,
	CONSTRAINT "bus_pattern_stop_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_pattern_stop_valid_period" CHECK ("bus_pattern_stop"."valid_from" < "bus_pattern_stop"."valid_to"),
	CONSTRAINT "bus_pattern_stop_recorded_period" CHECK ("bus_pattern_stop"."recorded_from" < "bus_pattern_stop"."recorded_to"),
	CONSTRAINT "bus_pattern_stop_distance_m_finite" CHECK ("bus_pattern_stop"."distance_m" > '-infinity' and "bus_pattern_stop"."distance_m" < 'infinity')
);

CREATE TABLE "bus_route" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"network" text NOT NULL,
	"number" text NOT NULL,
	"short_name" text,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (regexp_replace(translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), '‐‑‒–—―−⁃﹘﹣－‘’‛ʻʼʽʹ′＇`´đ', '-----------''''''''''''''''''''''d'), '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g')) STORED,
	"province_id" uuid,
	"length_km" double precision,
	"announcement" text,
	"announced_on" date,
	"provenance" text,
	"fictional" boolean,
	CONSTRAINT "bus_route_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_route_valid_period" CHECK ("bus_route"."valid_from" < "bus_route"."valid_to"),
	CONSTRAINT "bus_route_recorded_period" CHECK ("bus_route"."recorded_from" < "bus_route"."recorded_to"),
	CONSTRAINT "bus_route_length_km_finite" CHECK ("bus_route"."length_km" > '-infinity' and "bus_route"."length_km" < 'infinity')
);

CREATE TABLE "bus_route_pattern" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"route_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"headsign" text,
	CONSTRAINT "bus_route_pattern_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_route_pattern_valid_period" CHECK ("bus_route_pattern"."valid_from" < "bus_route_pattern"."valid_to"),
	CONSTRAINT "bus_route_pattern_recorded_period" CHECK ("bus_route_pattern"."recorded_from" < "bus_route_pattern"."recorded_to")
);

CREATE TABLE "bus_service_period" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"pattern_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"departures" text[],
	"first_departure" text,
	"last_departure" text,
	"headway_s" integer,
	"exact_times" boolean,
	"fare_vnd" integer,
	CONSTRAINT "bus_service_period_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_service_period_valid_period" CHECK ("bus_service_period"."valid_from" < "bus_service_period"."valid_to"),
	CONSTRAINT "bus_service_period_recorded_period" CHECK ("bus_service_period"."recorded_from" < "bus_service_period"."recorded_to"),
	CONSTRAINT "bus_service_period_departures_whole" CHECK (array_position("bus_service_period"."departures", null) is null)
);

CREATE TABLE "bus_stop" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"network" text NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (regexp_replace(translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), '‐‑‒–—―−⁃﹘﹣－‘’‛ʻʼʽʹ′＇`´đ', '-----------''''''''''''''''''''''d'), '[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+', ' ', 'g')) STORED,
	"province_id" uuid,
	"address" text,
	"shelter" boolean,
	"wheelchair" boolean,
	"managing_body" text,
	"geometry" text,
	"geometry_box" "box" GENERATED ALWAYS AS (geojson_box("geometry")) STORED,
	"provenance" text,
	CONSTRAINT "bus_stop_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "bus_stop_valid_period" CHECK ("bus_stop"."valid_from" < "bus_stop"."valid_to"),
	CONSTRAINT "bus_stop_recorded_period" CHECK ("bus_stop"."recorded_from" < "bus_stop"."recorded_to")
);

CREATE TABLE "runway_end" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"runway_id" uuid NOT NULL,
	"designator" text NOT NULL,
	"heading_deg" double precision,
	"elevation_ft" integer,
	"displaced_threshold_m" double precision,
	"geometry" text,
	"geometry_box" "box" GENERATED ALWAYS AS (geojson_box("geometry")) STORED,
	"provenance" text,
	CONSTRAINT "runway_end_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "runway_end_valid_period" CHECK ("runway_end"."valid_from" < "runway_end"."valid_to"),
	CONSTRAINT "runway_end_recorded_period" CHECK ("runway_end"."recorded_from" < "runway_end"."recorded_to"),
	CONSTRAINT "runway_end_heading_deg_finite" CHECK ("runway_end"."heading_deg" > '-infinity' and "runway_end"."heading_deg" < 'infinity'),
	CONSTRAINT "runway_end_displaced_threshold_m_finite" CHECK ("runway_end"."displaced_threshold_m" > '-infinity' and "runway_end"."displaced_threshold_m" < 'infinity')
);

ALTER TABLE "runway" ADD COLUMN "closed" boolean;
ALTER TABLE "runway" ADD COLUMN "lighted" boolean;
CREATE INDEX "bus_calendar_id_at" ON "bus_calendar" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_calendar_code_at" ON "bus_calendar" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_calendar_code_twins" ON "bus_calendar" USING btree (key_fold("code")) WHERE key_fold("bus_calendar"."code") <> "bus_calendar"."code";
CREATE INDEX "bus_calendar_day_id_at" ON "bus_calendar_day" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_calendar_day_code_at" ON "bus_calendar_day" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_calendar_day_calendar_id_at" ON "bus_calendar_day" USING btree ("calendar_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_calendar_day_code_twins" ON "bus_calendar_day" USING btree (key_fold("code")) WHERE key_fold("bus_calendar_day"."code") <> "bus_calendar_day"."code";
CREATE INDEX "bus_contract_id_at" ON "bus_contract" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_contract_contract_number_at" ON "bus_contract" USING btree ("contract_number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_contract_business_id_at" ON "bus_contract" USING btree ("business_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_contract_route_id_at" ON "bus_contract" USING btree ("route_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_contract_contract_number_twins" ON "bus_contract" USING btree (key_fold("contract_number")) WHERE key_fold("bus_contract"."contract_number") <> "bus_contract"."contract_number";
CREATE INDEX "bus_pattern_stop_id_at" ON "bus_pattern_stop" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_pattern_stop_code_at" ON "bus_pattern_stop" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_pattern_stop_pattern_id_at" ON "bus_pattern_stop" USING btree ("pattern_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_pattern_stop_stop_id_at" ON "bus_pattern_stop" USING btree ("stop_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_pattern_stop_code_twins" ON "bus_pattern_stop" USING btree (key_fold("code")) WHERE key_fold("bus_pattern_stop"."code") <> "bus_pattern_stop"."code";
CREATE INDEX "bus_route_id_at" ON "bus_route" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_code_at" ON "bus_route" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_province_id_at" ON "bus_route" USING btree ("province_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_code_twins" ON "bus_route" USING btree (key_fold("code")) WHERE key_fold("bus_route"."code") <> "bus_route"."code";
CREATE INDEX "bus_route_name_folded_trgm" ON "bus_route" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "bus_route_pattern_id_at" ON "bus_route_pattern" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_pattern_code_at" ON "bus_route_pattern" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_pattern_route_id_at" ON "bus_route_pattern" USING btree ("route_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_route_pattern_code_twins" ON "bus_route_pattern" USING btree (key_fold("code")) WHERE key_fold("bus_route_pattern"."code") <> "bus_route_pattern"."code";
CREATE INDEX "bus_service_period_id_at" ON "bus_service_period" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_service_period_code_at" ON "bus_service_period" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_service_period_pattern_id_at" ON "bus_service_period" USING btree ("pattern_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_service_period_calendar_id_at" ON "bus_service_period" USING btree ("calendar_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_service_period_code_twins" ON "bus_service_period" USING btree (key_fold("code")) WHERE key_fold("bus_service_period"."code") <> "bus_service_period"."code";
CREATE INDEX "bus_stop_id_at" ON "bus_stop" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_stop_code_at" ON "bus_stop" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_stop_province_id_at" ON "bus_stop" USING btree ("province_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "bus_stop_code_twins" ON "bus_stop" USING btree (key_fold("code")) WHERE key_fold("bus_stop"."code") <> "bus_stop"."code";
CREATE INDEX "bus_stop_name_folded_trgm" ON "bus_stop" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "bus_stop_geometry_box_gist" ON "bus_stop" USING gist ("geometry_box");
CREATE INDEX "bus_stop_alike" ON "bus_stop" USING btree ("name","geometry") WHERE "bus_stop"."recorded_to" = 'infinity';
CREATE INDEX "runway_end_id_at" ON "runway_end" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "runway_end_code_at" ON "runway_end" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "runway_end_runway_id_at" ON "runway_end" USING btree ("runway_id","id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "runway_end_code_twins" ON "runway_end" USING btree (key_fold("code")) WHERE key_fold("runway_end"."code") <> "runway_end"."code";
CREATE INDEX "runway_end_geometry_box_gist" ON "runway_end" USING gist ("geometry_box");