DROP INDEX `audit_entries_seq`;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_seq` ON `audit_entries` (`seq`) WHERE seq is not null;--> statement-breakpoint
CREATE INDEX `people_by_site` ON `people` (`site`,`active`);