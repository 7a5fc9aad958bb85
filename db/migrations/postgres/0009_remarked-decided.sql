CREATE TABLE "remarking_decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"remarking_id" text COLLATE "C" NOT NULL,
	"note" text NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "remarking_decisions" ADD CONSTRAINT "remarking_decisions_remarking_id_remarkings_id_fk" FOREIGN KEY ("remarking_id") REFERENCES "public"."remarkings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarking_decisions" ADD CONSTRAINT "remarking_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "remarking_decided_once" ON "remarking_decisions" USING btree ("remarking_id");