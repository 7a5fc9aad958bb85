CREATE TABLE "sign_in_letters" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"purpose" text NOT NULL,
	"asked_by" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"why" text
);
--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "sign_in_letters" ADD CONSTRAINT "sign_in_letters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_letters_waiting" ON "sign_in_letters" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "sign_in_letters_by_person" ON "sign_in_letters" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_letters_by_time" ON "sign_in_letters" USING btree ("at");