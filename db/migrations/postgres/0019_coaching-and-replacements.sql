CREATE TABLE "coaching_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"text" text NOT NULL,
	"written_by" text COLLATE "C" NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grader_replacements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"replaced_id" text COLLATE "C" NOT NULL,
	"grader_id" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"by_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_replacements" ADD CONSTRAINT "grader_replacements_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_replacements" ADD CONSTRAINT "grader_replacements_replaced_id_people_id_fk" FOREIGN KEY ("replaced_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_replacements" ADD CONSTRAINT "grader_replacements_grader_id_people_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_replacements" ADD CONSTRAINT "grader_replacements_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_notes_by_performance" ON "coaching_notes" USING btree ("performance_id","written_at");--> statement-breakpoint
CREATE INDEX "coaching_notes_by_person" ON "coaching_notes" USING btree ("person_id","written_at");--> statement-breakpoint
CREATE INDEX "grader_replacements_by_performance" ON "grader_replacements" USING btree ("performance_id","at");--> statement-breakpoint
CREATE INDEX "performances_open" ON "performances" USING btree ("released_at","cancelled_at","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "scorecards_by_grader" ON "scorecards" USING btree ("grader_id","submitted_at","performance_id");