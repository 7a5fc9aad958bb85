CREATE TABLE "rounds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"planned_by" text COLLATE "C" NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"sending" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "performances" ADD COLUMN "round_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_sending" ON "rounds" USING btree ("planned_by","sending");--> statement-breakpoint
CREATE INDEX "rounds_by_time" ON "rounds" USING btree ("starts_at");--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "performances_by_round" ON "performances" USING btree ("round_id","scheduled_at");