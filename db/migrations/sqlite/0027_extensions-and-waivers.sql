CREATE TABLE `waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`requirement_id` text NOT NULL,
	`reason` text NOT NULL,
	`due_on` text NOT NULL,
	`due_by` integer NOT NULL,
	`condition_hash` text NOT NULL,
	`condition_ids` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waivers_by_person` ON `waivers` (`person_id`,`given_at`);--> statement-breakpoint
ALTER TABLE `certificate_decisions` ADD `expired_on` text;--> statement-breakpoint
ALTER TABLE `certificate_decisions` ADD `extended_to` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `extended_from` text;