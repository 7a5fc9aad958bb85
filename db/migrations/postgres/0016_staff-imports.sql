CREATE TABLE "staff_import_parts" (
	"import_id" text COLLATE "C" NOT NULL,
	"nth" integer NOT NULL,
	"rows" text NOT NULL,
	CONSTRAINT "staff_import_parts_import_id_nth_pk" PRIMARY KEY("import_id","nth")
);
--> statement-breakpoint
CREATE TABLE "staff_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"by_person_id" text COLLATE "C" NOT NULL,
	"file_name" text NOT NULL,
	"complete" boolean NOT NULL,
	"headings" jsonb NOT NULL,
	"samples" jsonb NOT NULL,
	"confirmed" boolean NOT NULL,
	"row_count" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"written_at" timestamp (3) with time zone,
	"counts" jsonb
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "imported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "imported_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "staff_import_parts" ADD CONSTRAINT "staff_import_parts_import_id_staff_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."staff_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_imports" ADD CONSTRAINT "staff_imports_by_person_id_people_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_imports_by_expiry" ON "staff_imports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_imports_by_person" ON "staff_imports" USING btree ("by_person_id","created_at");