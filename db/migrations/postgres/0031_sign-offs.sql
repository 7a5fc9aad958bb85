CREATE TABLE "sign_off_waits" (
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"sign_off_id" text COLLATE "C" NOT NULL,
	"office" text NOT NULL,
	"proofs_hash" text COLLATE "C" NOT NULL,
	"rules_hash" text COLLATE "C" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	CONSTRAINT "sign_off_waits_person_id_certification_id_pk" PRIMARY KEY("person_id","certification_id")
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"sign_off_id" text COLLATE "C" NOT NULL,
	"office" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"proofs_hash" text COLLATE "C" NOT NULL,
	"rules_hash" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C" NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"office" text NOT NULL,
	"department_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"named_by" text COLLATE "C" NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "sign_off_waits" ADD CONSTRAINT "sign_off_waits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signers" ADD CONSTRAINT "signers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_off_waits_by_office" ON "sign_off_waits" USING btree ("office","since","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_offs_once" ON "sign_offs" USING btree ("person_id","certification_id","sign_off_id","proofs_hash") WHERE decision = 'signed';--> statement-breakpoint
CREATE INDEX "sign_offs_by_person" ON "sign_offs" USING btree ("person_id","signed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signers_open" ON "signers" USING btree ("office","department_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "signers_by_person" ON "signers" USING btree ("person_id","ended_at");