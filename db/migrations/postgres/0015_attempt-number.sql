ALTER TABLE "attempts" ADD COLUMN "number" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_numbered" ON "attempts" USING btree ("person_id","quiz_id","number");