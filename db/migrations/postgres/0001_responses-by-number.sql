DROP INDEX "responses_seq";--> statement-breakpoint
ALTER TABLE "responses" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_attempt_id_question_id_seq_pk" PRIMARY KEY("attempt_id","question_id","seq");
