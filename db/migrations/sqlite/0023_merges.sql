CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`merged_by` text NOT NULL,
	`merged_at` integer NOT NULL,
	`moved` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`kept_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `merges_open` ON `merges` (`merged_id`) WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX `merges_by_kept` ON `merges` (`kept_id`,`merged_at`);--> statement-breakpoint
ALTER TABLE `scorecards` ADD `staff_id_as_signed` text;