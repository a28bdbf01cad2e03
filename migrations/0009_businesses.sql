-- The business register in full: managers, itineraries, departures and slots, contracts with terminals, stations and centres, other regulated activities.
CREATE TABLE "cross_border_permit" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"number" text NOT NULL,
	"business_id" uuid NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"agreement" text NOT NULL,
	"entries" text,
	"border_gates" text[],
	"itinerary" text,
	"issuer_id" uuid,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"state" text NOT NULL,
	CONSTRAINT "cross_border_permit_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "cross_border_permit_valid_period" CHECK ("cross_border_permit"."valid_from" < "cross_border_permit"."valid_to"),
	CONSTRAINT "cross_border_permit_recorded_period" CHECK ("cross_border_permit"."recorded_from" < "cross_border_permit"."recorded_to"),
	CONSTRAINT "cross_border_permit_border_gates_whole" CHECK (array_position("cross_border_permit"."border_gates", null) is null)
);

CREATE TABLE "departure" (
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
	"terminal_id" uuid NOT NULL,
	"departure_time" text NOT NULL,
	"day_pattern" text NOT NULL,
	"capacity" integer NOT NULL,
	"vehicle_class" text,
	CONSTRAINT "departure_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "departure_valid_period" CHECK ("departure"."valid_from" < "departure"."valid_to"),
	CONSTRAINT "departure_recorded_period" CHECK ("departure"."recorded_from" < "departure"."recorded_to")
);

CREATE TABLE "inspection_station" (
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
	"name_folded" text GENERATED ALWAYS AS (translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')) STORED,
	"business_id" uuid,
	"province_id" uuid,
	"address" text,
	"lanes" integer,
	"certificate_number" text,
	"issued_on" date,
	"state" text NOT NULL,
	"fictional" boolean NOT NULL,
	CONSTRAINT "inspection_station_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "inspection_station_valid_period" CHECK ("inspection_station"."valid_from" < "inspection_station"."valid_to"),
	CONSTRAINT "inspection_station_recorded_period" CHECK ("inspection_station"."recorded_from" < "inspection_station"."recorded_to")
);

CREATE TABLE "regulated_activity" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"number" text NOT NULL,
	"business_id" uuid NOT NULL,
	"activity" text NOT NULL,
	"subject" text,
	"issuer_id" uuid,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"state" text NOT NULL,
	CONSTRAINT "regulated_activity_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "regulated_activity_valid_period" CHECK ("regulated_activity"."valid_from" < "regulated_activity"."valid_to"),
	CONSTRAINT "regulated_activity_recorded_period" CHECK ("regulated_activity"."recorded_from" < "regulated_activity"."recorded_to")
);

CREATE TABLE "route_leg" (
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
	"ordinal" integer NOT NULL,
	"road_id" uuid NOT NULL,
	"until" text,
	CONSTRAINT "route_leg_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "route_leg_valid_period" CHECK ("route_leg"."valid_from" < "route_leg"."valid_to"),
	CONSTRAINT "route_leg_recorded_period" CHECK ("route_leg"."recorded_from" < "route_leg"."recorded_to")
);

CREATE TABLE "route_month" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"code" text NOT NULL,
	"registration_id" uuid NOT NULL,
	"month" text NOT NULL,
	"trips_registered" integer NOT NULL,
	"trips_made" integer NOT NULL,
	CONSTRAINT "route_month_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "route_month_valid_period" CHECK ("route_month"."valid_from" < "route_month"."valid_to"),
	CONSTRAINT "route_month_recorded_period" CHECK ("route_month"."recorded_from" < "route_month"."recorded_to")
);

CREATE TABLE "route_slot" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"registration_id" uuid NOT NULL,
	"departure_id" uuid NOT NULL,
	CONSTRAINT "route_slot_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "route_slot_valid_period" CHECK ("route_slot"."valid_from" < "route_slot"."valid_to"),
	CONSTRAINT "route_slot_recorded_period" CHECK ("route_slot"."recorded_from" < "route_slot"."recorded_to")
);

CREATE TABLE "terminal_contract" (
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
	"terminal_id" uuid NOT NULL,
	"departures_per_day" integer,
	"signed_on" date NOT NULL,
	"expires_on" date,
	CONSTRAINT "terminal_contract_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "terminal_contract_valid_period" CHECK ("terminal_contract"."valid_from" < "terminal_contract"."valid_to"),
	CONSTRAINT "terminal_contract_recorded_period" CHECK ("terminal_contract"."recorded_from" < "terminal_contract"."recorded_to")
);

CREATE TABLE "terminal_operation" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"terminal_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"announcement" text,
	"announced_on" date,
	CONSTRAINT "terminal_operation_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "terminal_operation_valid_period" CHECK ("terminal_operation"."valid_from" < "terminal_operation"."valid_to"),
	CONSTRAINT "terminal_operation_recorded_period" CHECK ("terminal_operation"."recorded_from" < "terminal_operation"."recorded_to")
);

CREATE TABLE "test_centre" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"certificate_number" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')) STORED,
	"business_id" uuid,
	"province_id" uuid,
	"address" text,
	"grade" integer NOT NULL,
	"issued_on" date NOT NULL,
	"state" text NOT NULL,
	"fictional" boolean NOT NULL,
	CONSTRAINT "test_centre_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "test_centre_valid_period" CHECK ("test_centre"."valid_from" < "test_centre"."valid_to"),
	CONSTRAINT "test_centre_recorded_period" CHECK ("test_centre"."recorded_from" < "test_centre"."recorded_to")
);

CREATE TABLE "training_centre" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"licence_number" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (translate(regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')) STORED,
	"business_id" uuid,
	"province_id" uuid,
	"address" text,
	"classes" text[],
	"learners_max" integer,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"state" text NOT NULL,
	"fictional" boolean NOT NULL,
	CONSTRAINT "training_centre_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "training_centre_valid_period" CHECK ("training_centre"."valid_from" < "training_centre"."valid_to"),
	CONSTRAINT "training_centre_recorded_period" CHECK ("training_centre"."recorded_from" < "training_centre"."recorded_to"),
	CONSTRAINT "training_centre_classes_whole" CHECK (array_position("training_centre"."classes", null) is null)
);

CREATE TABLE "transport_manager" (
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"recorded_from" timestamp with time zone NOT NULL,
	"recorded_to" timestamp with time zone NOT NULL,
	"subject_id" uuid,
	"business_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"qualification" text,
	"diploma_number" text,
	"appointed_on" date NOT NULL,
	CONSTRAINT "transport_manager_pkey" PRIMARY KEY("id","version","valid_from"),
	CONSTRAINT "transport_manager_valid_period" CHECK ("transport_manager"."valid_from" < "transport_manager"."valid_to"),
	CONSTRAINT "transport_manager_recorded_period" CHECK ("transport_manager"."recorded_from" < "transport_manager"."recorded_to")
);

ALTER TABLE "business" ADD COLUMN "foreign_name" text;
ALTER TABLE "business" ADD COLUMN "kind" text;
ALTER TABLE "business" ADD COLUMN "state" text;
ALTER TABLE "business" ADD COLUMN "head_office_id" uuid;
ALTER TABLE "fixed_route" ADD COLUMN "announcement" text;
ALTER TABLE "fixed_route" ADD COLUMN "announced_on" date;
ALTER TABLE "route_registration" ADD COLUMN "submitted_on" date;
ALTER TABLE "route_registration" ADD COLUMN "registered_on" date;
ALTER TABLE "route_registration" ADD COLUMN "state" text;
ALTER TABLE "route_registration" ADD COLUMN "vehicle_count" integer;
ALTER TABLE "route_registration" ADD COLUMN "end_reason" text;
ALTER TABLE "transport_licence" ADD COLUMN "reissue_reason" text;
ALTER TABLE "transport_licence" ADD COLUMN "revocation_decision" text;
ALTER TABLE "transport_licence" ADD COLUMN "revoked_on" date;
ALTER TABLE "transport_licence" ADD COLUMN "revocation_ground" text;
ALTER TABLE "transport_licence" ADD COLUMN "barred_until" date;
CREATE INDEX "cross_border_permit_id_at" ON "cross_border_permit" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "cross_border_permit_number_at" ON "cross_border_permit" USING btree ("number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "cross_border_permit_business_id_at" ON "cross_border_permit" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "cross_border_permit_vehicle_id_at" ON "cross_border_permit" USING btree ("vehicle_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "departure_id_at" ON "departure" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "departure_code_at" ON "departure" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "departure_route_id_at" ON "departure" USING btree ("route_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "departure_terminal_id_at" ON "departure" USING btree ("terminal_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "inspection_station_id_at" ON "inspection_station" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "inspection_station_code_at" ON "inspection_station" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "inspection_station_business_id_at" ON "inspection_station" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "inspection_station_name_folded_trgm" ON "inspection_station" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "regulated_activity_id_at" ON "regulated_activity" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "regulated_activity_number_at" ON "regulated_activity" USING btree ("number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "regulated_activity_business_id_at" ON "regulated_activity" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_leg_id_at" ON "route_leg" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_leg_code_at" ON "route_leg" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_leg_route_id_at" ON "route_leg" USING btree ("route_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_leg_road_id_at" ON "route_leg" USING btree ("road_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_month_id_at" ON "route_month" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_month_code_at" ON "route_month" USING btree ("code","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_month_registration_id_at" ON "route_month" USING btree ("registration_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_slot_id_at" ON "route_slot" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_slot_registration_id_at" ON "route_slot" USING btree ("registration_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "route_slot_departure_id_at" ON "route_slot" USING btree ("departure_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_contract_id_at" ON "terminal_contract" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_contract_contract_number_at" ON "terminal_contract" USING btree ("contract_number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_contract_business_id_at" ON "terminal_contract" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_contract_terminal_id_at" ON "terminal_contract" USING btree ("terminal_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_operation_id_at" ON "terminal_operation" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_operation_terminal_id_at" ON "terminal_operation" USING btree ("terminal_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "terminal_operation_business_id_at" ON "terminal_operation" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "test_centre_id_at" ON "test_centre" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "test_centre_certificate_number_at" ON "test_centre" USING btree ("certificate_number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "test_centre_business_id_at" ON "test_centre" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "test_centre_name_folded_trgm" ON "test_centre" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "training_centre_id_at" ON "training_centre" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "training_centre_licence_number_at" ON "training_centre" USING btree ("licence_number","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "training_centre_business_id_at" ON "training_centre" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "training_centre_name_folded_trgm" ON "training_centre" USING gin ("name_folded" gin_trgm_ops);
CREATE INDEX "transport_manager_id_at" ON "transport_manager" USING btree ("id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "transport_manager_business_id_at" ON "transport_manager" USING btree ("business_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "transport_manager_person_id_at" ON "transport_manager" USING btree ("person_id","recorded_to","valid_to","valid_from","recorded_from");
CREATE INDEX "transport_manager_subject_id_at" ON "transport_manager" USING btree ("subject_id","recorded_to","valid_to","valid_from","recorded_from");
-- No writer is at work while the migrator runs (its lock), and the table is one of thousands of rows.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "business_head_office_id_at" ON "business" USING btree ("head_office_id","recorded_to","valid_to","valid_from","recorded_from");