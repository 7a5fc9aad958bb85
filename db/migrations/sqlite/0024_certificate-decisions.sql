CREATE TABLE `certificate_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`nth` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`decided_on` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_decisions_in_order` ON `certificate_decisions` (`certificate_id`,`nth`);--> statement-breakpoint
DROP INDEX `register_rows_by_name`;--> statement-breakpoint
ALTER TABLE `register_rows` ADD `stopped` text;--> statement-breakpoint
ALTER TABLE `register_rows` ADD `suspends_on` text;--> statement-breakpoint
CREATE INDEX `register_rows_by_stopped` ON `register_rows` (`stopped`,`expires_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_suspension` ON `register_rows` (`suspends_on`,`expires_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_name` ON `register_rows` (`sort_key`,`certification_id`,`person_id`,`tier`,`department_id`,`progress`,`window_opens_on`,`expires_on`,`grace_ends_on`,`stopped`,`suspends_on`);