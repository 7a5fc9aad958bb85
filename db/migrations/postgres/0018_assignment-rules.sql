CREATE TABLE "assignment_rules" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"course_id" text COLLATE "C" NOT NULL,
	"whom" jsonb NOT NULL,
	"days_from_hiring" integer,
	"due_on" text COLLATE "C",
	"lasting" boolean NOT NULL,
	"sending" text COLLATE "C" NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"walk_due_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "rule_outcomes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"rule_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text COLLATE "C",
	"settled_as" text
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "rule_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_outcomes" ADD CONSTRAINT "rule_outcomes_rule_id_assignment_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."assignment_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_outcomes" ADD CONSTRAINT "rule_outcomes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_rules_sending" ON "assignment_rules" USING btree ("made_by","sending");--> statement-breakpoint
CREATE INDEX "assignment_rules_due" ON "assignment_rules" USING btree ("walk_due_at");--> statement-breakpoint
CREATE INDEX "assignment_rules_by_time" ON "assignment_rules" USING btree ("made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_outcomes_once" ON "rule_outcomes" USING btree ("rule_id","person_id");--> statement-breakpoint
CREATE INDEX "rule_outcomes_by_kind" ON "rule_outcomes" USING btree ("rule_id","outcome");--> statement-breakpoint
CREATE INDEX "rule_outcomes_open" ON "rule_outcomes" USING btree ("at","id") WHERE outcome <> 'assigned' and settled_at is null;