CREATE TABLE "practice_turns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"question_hash" text COLLATE "C" NOT NULL,
	"parts" jsonb NOT NULL,
	"from_module_id" text COLLATE "C",
	"wrong_only" boolean NOT NULL,
	"put_at" timestamp (3) with time zone NOT NULL,
	"answer" jsonb,
	"fully_right" boolean,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "practice_turns" ADD CONSTRAINT "practice_turns_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "practice_turns_by_person" ON "practice_turns" USING btree ("person_id","question_id","put_at");--> statement-breakpoint
CREATE INDEX "practice_turns_by_time" ON "practice_turns" USING btree ("put_at");