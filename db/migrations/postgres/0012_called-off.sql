ALTER TABLE "performances" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "performances" ADD COLUMN "ending_reason" text;