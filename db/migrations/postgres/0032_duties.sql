CREATE TABLE "absences" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C",
	"reason" text NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text COLLATE "C",
	"ended_at" timestamp (3) with time zone,
	"taken_back_by" text COLLATE "C",
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_reason" text
);
--> statement-breakpoint
CREATE TABLE "certificate_duties" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"about" jsonb NOT NULL,
	"since_on" text COLLATE "C" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"requirements" jsonb NOT NULL,
	"reason" text NOT NULL,
	"set_by" text COLLATE "C",
	"set_at" timestamp (3) with time zone NOT NULL,
	"taken_back_by" text COLLATE "C",
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_reason" text
);
--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_duties" ADD CONSTRAINT "certificate_duties_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_by_person" ON "absences" USING btree ("person_id","from_on");--> statement-breakpoint
CREATE INDEX "certificate_duties_by_person" ON "certificate_duties" USING btree ("person_id","set_at");--> statement-breakpoint
CREATE INDEX "certificate_duties_by_due" ON "certificate_duties" USING btree ("due_on");