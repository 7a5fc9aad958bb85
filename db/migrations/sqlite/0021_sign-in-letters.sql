CREATE TABLE `sign_in_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`asked_by` text,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`claimed_until` integer,
	`settled_at` integer,
	`why` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_letters_waiting` ON `sign_in_letters` (`due_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `sign_in_letters_by_person` ON `sign_in_letters` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_letters_by_time` ON `sign_in_letters` (`at`);--> statement-breakpoint
ALTER TABLE `sign_in_links` ADD `purpose` text;