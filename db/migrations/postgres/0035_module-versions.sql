CREATE TABLE "module_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"asked_up_to" text COLLATE "C",
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "module_versions_each" ON "module_versions" USING btree ("module_id","version");