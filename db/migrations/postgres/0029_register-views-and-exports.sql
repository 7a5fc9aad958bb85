CREATE TABLE "register_exports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"by_person_id" text COLLATE "C" NOT NULL,
	"format" text NOT NULL,
	"query" text NOT NULL,
	"rows" integer NOT NULL,
	"bytes" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "register_views" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"opens_first" boolean NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "register_exports_by_time" ON "register_exports" USING btree ("started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "register_views_name" ON "register_views" USING btree ("owner_id","name");