CREATE TABLE `extra_times` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`attempt_id` text,
	`minutes` integer,
	`percent` integer,
	`reason` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `extra_times_by_person` ON `extra_times` (`person_id`,`quiz_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `quiz_talks` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`after_attempt_id` text NOT NULL,
	`held_on` text NOT NULL,
	`note` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`after_attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_talks_after_attempt` ON `quiz_talks` (`after_attempt_id`);--> statement-breakpoint
CREATE INDEX `quiz_talks_by_person` ON `quiz_talks` (`person_id`,`quiz_id`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `closes_at` integer;