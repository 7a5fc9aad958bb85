CREATE TABLE "certificate_decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"certificate_id" text COLLATE "C" NOT NULL,
	"nth" integer NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"decided_on" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "register_rows_by_name";--> statement-breakpoint
ALTER TABLE "register_rows" ADD COLUMN "stopped" text;--> statement-breakpoint
ALTER TABLE "register_rows" ADD COLUMN "suspends_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "certificate_decisions" ADD CONSTRAINT "certificate_decisions_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_decisions_in_order" ON "certificate_decisions" USING btree ("certificate_id","nth");--> statement-breakpoint
CREATE INDEX "register_rows_by_stopped" ON "register_rows" USING btree ("stopped","expires_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_suspension" ON "register_rows" USING btree ("suspends_on","expires_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_name" ON "register_rows" USING btree ("sort_key","certification_id","person_id","tier","department_id","progress","window_opens_on","expires_on","grace_ends_on","stopped","suspends_on");