CREATE TABLE `coaching_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coaching_notes_by_performance` ON `coaching_notes` (`performance_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `coaching_notes_by_person` ON `coaching_notes` (`person_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `grader_replacements` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`replaced_id` text NOT NULL,
	`grader_id` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grader_replacements_by_performance` ON `grader_replacements` (`performance_id`,`at`);--> statement-breakpoint
CREATE INDEX `performances_open` ON `performances` (`released_at`,`cancelled_at`,`scheduled_at`,`id`);--> statement-breakpoint
CREATE INDEX `scorecards_by_grader` ON `scorecards` (`grader_id`,`submitted_at`,`performance_id`);