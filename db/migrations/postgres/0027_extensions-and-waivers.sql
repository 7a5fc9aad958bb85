CREATE TABLE "waivers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"requirement_id" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"due_by" timestamp (3) with time zone NOT NULL,
	"condition_hash" text COLLATE "C" NOT NULL,
	"condition_ids" jsonb NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "certificate_decisions" ADD COLUMN "expired_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "certificate_decisions" ADD COLUMN "extended_to" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "extended_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waivers_by_person" ON "waivers" USING btree ("person_id","given_at");