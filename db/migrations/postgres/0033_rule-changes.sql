CREATE TABLE "rule_effects" (
	"trial_id" text COLLATE "C" NOT NULL,
	"effect" text NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"was" text NOT NULL,
	"becomes" text NOT NULL,
	CONSTRAINT "rule_effects_trial_id_effect_person_id_pk" PRIMARY KEY("trial_id","effect","person_id")
);
--> statement-breakpoint
CREATE TABLE "rule_trials" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"base_version" integer NOT NULL,
	"content_hash" text COLLATE "C" NOT NULL,
	"adjustments" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"on_day" text COLLATE "C" NOT NULL,
	"state" text NOT NULL,
	"cursor" text COLLATE "C" NOT NULL,
	"looked" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"recalculates" boolean,
	"reason" text,
	"decided_by" text COLLATE "C",
	"decided_at" timestamp (3) with time zone,
	"version" integer,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "register_rows_by_certification";--> statement-breakpoint
ALTER TABLE "certificate_decisions" ADD COLUMN "dates_before" jsonb;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "dates_by" jsonb;--> statement-breakpoint
ALTER TABLE "rules_in_force" ADD COLUMN "content_hash" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "rules_in_force" ADD COLUMN "adjustments" jsonb;--> statement-breakpoint
ALTER TABLE "rules_in_force" ADD COLUMN "recalculated" boolean;--> statement-breakpoint
ALTER TABLE "rule_effects" ADD CONSTRAINT "rule_effects_trial_id_rule_trials_id_fk" FOREIGN KEY ("trial_id") REFERENCES "public"."rule_trials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_effects" ADD CONSTRAINT "rule_effects_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rule_trials_applying" ON "rule_trials" USING btree ("certification_id") WHERE state = 'applying';--> statement-breakpoint
CREATE INDEX "rule_trials_by_state" ON "rule_trials" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "rule_trials_by_certification" ON "rule_trials" USING btree ("certification_id","id");--> statement-breakpoint
CREATE INDEX "register_rows_by_certification" ON "register_rows" USING btree ("certification_id","person_id");