CREATE TABLE "merges" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kept_id" text COLLATE "C" NOT NULL,
	"merged_id" text COLLATE "C" NOT NULL,
	"merged_by" text COLLATE "C" NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"moved" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "scorecards" ADD COLUMN "staff_id_as_signed" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kept_id_people_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_id_people_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "merges_open" ON "merges" USING btree ("merged_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "merges_by_kept" ON "merges" USING btree ("kept_id","merged_at");