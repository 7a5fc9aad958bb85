CREATE TABLE "register_forecasts" (
	"department_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"month" text COLLATE "C" NOT NULL,
	"certificates" integer NOT NULL,
	CONSTRAINT "register_forecasts_department_id_certification_id_month_pk" PRIMARY KEY("department_id","certification_id","month")
);
--> statement-breakpoint
CREATE TABLE "register_shares" (
	"department_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"people" integer NOT NULL,
	"valid" integer NOT NULL,
	CONSTRAINT "register_shares_department_id_certification_id_day_pk" PRIMARY KEY("department_id","certification_id","day")
);
--> statement-breakpoint
DROP INDEX "register_rows_by_department";--> statement-breakpoint
CREATE INDEX "register_rows_by_department" ON "register_rows" USING btree ("department_id","expires_on","certification_id","stopped","suspends_on");