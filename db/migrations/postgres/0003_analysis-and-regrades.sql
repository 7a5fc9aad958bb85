CREATE TABLE "attempt_figures" (
	"attempt_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"settings_hash" text COLLATE "C" NOT NULL,
	"is_first" boolean NOT NULL,
	"passed" boolean NOT NULL,
	"items" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_figures" (
	"quiz_id" text COLLATE "C" NOT NULL,
	"scope" text NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "question_figures_quiz_id_scope_hash_pk" PRIMARY KEY("quiz_id","scope","hash")
);
--> statement-breakpoint
CREATE TABLE "quiz_analyses" (
	"quiz_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"changes" integer NOT NULL,
	"counted" integer NOT NULL,
	"counted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "quiz_figures" (
	"quiz_id" text COLLATE "C" NOT NULL,
	"scope" text NOT NULL,
	"settings_hash" text COLLATE "C" NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "quiz_figures_quiz_id_scope_settings_hash_pk" PRIMARY KEY("quiz_id","scope","settings_hash")
);
--> statement-breakpoint
CREATE TABLE "regrades" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"from_hashes" jsonb NOT NULL,
	"to_hash" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cursor" text COLLATE "C",
	"counts" jsonb NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "remarkings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"regrade_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"points" integer NOT NULL,
	"maximum" integer NOT NULL,
	"passed" boolean NOT NULL,
	"critical_missed" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	"hashes" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"changed" boolean NOT NULL,
	"turned" text,
	"counts_from" timestamp (3) with time zone,
	"certificates" jsonb NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempt_results" ADD COLUMN "remarking_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "attempt_results" ADD COLUMN "analysed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempt_figures" ADD CONSTRAINT "attempt_figures_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_by_person_id_people_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarkings" ADD CONSTRAINT "remarkings_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarkings" ADD CONSTRAINT "remarkings_regrade_id_regrades_id_fk" FOREIGN KEY ("regrade_id") REFERENCES "public"."regrades"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarkings" ADD CONSTRAINT "remarkings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_figures_by_quiz" ON "attempt_figures" USING btree ("quiz_id","attempt_id");--> statement-breakpoint
CREATE INDEX "attempt_figures_by_first" ON "attempt_figures" USING btree ("quiz_id","is_first","attempt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "regrades_number" ON "regrades" USING btree ("quiz_id","question_id","number");--> statement-breakpoint
CREATE INDEX "regrades_by_time" ON "regrades" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "regrades_unfinished" ON "regrades" USING btree ("at") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "remarkings_once" ON "remarkings" USING btree ("attempt_id","regrade_id");--> statement-breakpoint
CREATE INDEX "remarkings_by_person" ON "remarkings" USING btree ("person_id","marked_at");--> statement-breakpoint
CREATE INDEX "remarkings_turned" ON "remarkings" USING btree ("marked_at","id") WHERE turned is not null;--> statement-breakpoint
CREATE INDEX "attempt_results_unanalysed" ON "attempt_results" USING btree ("attempt_id") WHERE analysed_at is null;--> statement-breakpoint
CREATE INDEX "attempts_by_quiz" ON "attempts" USING btree ("quiz_id","id");