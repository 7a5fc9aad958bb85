CREATE TABLE "planned_changes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"on_day" text COLLATE "C" NOT NULL,
	"facts" jsonb NOT NULL,
	"leaves" boolean NOT NULL,
	"planned_by" text COLLATE "C" NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "planned_changes" ADD CONSTRAINT "planned_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "planned_changes_open" ON "planned_changes" USING btree ("on_day","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "planned_changes_by_person" ON "planned_changes" USING btree ("person_id","on_day");