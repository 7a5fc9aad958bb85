CREATE TABLE "scorecard_corrections" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"scorecard_id" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"how" text NOT NULL,
	"scorecard_ids" jsonb NOT NULL,
	"points" integer NOT NULL,
	"total" integer NOT NULL,
	"weighted_sum" integer NOT NULL,
	"passed" boolean NOT NULL,
	"decided_by" text COLLATE "C",
	"reason" text,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"supersedes" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "performances" ADD COLUMN "conflict_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scorecard_corrections" ADD CONSTRAINT "scorecard_corrections_scorecard_id_scorecards_id_fk" FOREIGN KEY ("scorecard_id") REFERENCES "public"."scorecards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scorecard_corrections_once" ON "scorecard_corrections" USING btree ("scorecard_id");--> statement-breakpoint
CREATE UNIQUE INDEX "settlements_first" ON "settlements" USING btree ("performance_id") WHERE supersedes is null;--> statement-breakpoint
CREATE UNIQUE INDEX "settlements_supersedes" ON "settlements" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "performances_by_conflict" ON "performances" USING btree ("conflict_since");