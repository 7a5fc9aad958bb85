CREATE TABLE "appeal_decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"appeal_id" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"settlement_id" text COLLATE "C",
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"appeal_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"by_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"result_id" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"receive_by" timestamp (3) with time zone NOT NULL,
	"owner_by" timestamp (3) with time zone NOT NULL,
	"decide_on" text COLLATE "C" NOT NULL,
	"decide_by" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "performances" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal_decisions" ADD CONSTRAINT "appeal_decisions_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_decisions" ADD CONSTRAINT "appeal_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_decisions" ADD CONSTRAINT "appeal_decisions_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_steps" ADD CONSTRAINT "appeal_steps_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_steps" ADD CONSTRAINT "appeal_steps_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_steps" ADD CONSTRAINT "appeal_steps_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_decided_once" ON "appeal_decisions" USING btree ("appeal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_received_once" ON "appeal_steps" USING btree ("appeal_id") WHERE kind = 'received';--> statement-breakpoint
CREATE INDEX "appeal_steps_by_appeal" ON "appeal_steps" USING btree ("appeal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_once" ON "appeals" USING btree ("result_id");--> statement-breakpoint
CREATE INDEX "appeals_by_performance" ON "appeals" USING btree ("performance_id","filed_at");--> statement-breakpoint
CREATE INDEX "appeals_open" ON "appeals" USING btree ("decided_at","decide_by");