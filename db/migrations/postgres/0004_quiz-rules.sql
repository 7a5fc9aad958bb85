CREATE TABLE "extra_times" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C",
	"minutes" integer,
	"percent" integer,
	"reason" text NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_talks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"after_attempt_id" text COLLATE "C" NOT NULL,
	"held_on" text COLLATE "C" NOT NULL,
	"note" text NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "extra_times" ADD CONSTRAINT "extra_times_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra_times" ADD CONSTRAINT "extra_times_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra_times" ADD CONSTRAINT "extra_times_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_talks" ADD CONSTRAINT "quiz_talks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_talks" ADD CONSTRAINT "quiz_talks_after_attempt_id_attempts_id_fk" FOREIGN KEY ("after_attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_talks" ADD CONSTRAINT "quiz_talks_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extra_times_by_person" ON "extra_times" USING btree ("person_id","quiz_id","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_talks_after_attempt" ON "quiz_talks" USING btree ("after_attempt_id");--> statement-breakpoint
CREATE INDEX "quiz_talks_by_person" ON "quiz_talks" USING btree ("person_id","quiz_id");