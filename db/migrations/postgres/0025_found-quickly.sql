DROP INDEX "audit_entries_seq";--> statement-breakpoint
CREATE INDEX "people_by_site" ON "people" USING btree ("site","active");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_seq" ON "audit_entries" USING btree ("seq") WHERE seq is not null;