CREATE TABLE "essays" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"handed_in_at" timestamp (3) with time zone NOT NULL,
	"marked_by" text COLLATE "C",
	"marked_at" timestamp (3) with time zone,
	"levels" jsonb,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "essays" ADD CONSTRAINT "essays_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essays" ADD CONSTRAINT "essays_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essays" ADD CONSTRAINT "essays_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "essays_of_attempt" ON "essays" USING btree ("attempt_id","question_id");--> statement-breakpoint
CREATE INDEX "essays_by_person" ON "essays" USING btree ("person_id","quiz_id");--> statement-breakpoint
CREATE INDEX "essays_waiting" ON "essays" USING btree ("handed_in_at") WHERE marked_at is null;