CREATE TABLE `essays` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`handed_in_at` integer NOT NULL,
	`marked_by` text,
	`marked_at` integer,
	`levels` text,
	`note` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`marked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `essays_of_attempt` ON `essays` (`attempt_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `essays_by_person` ON `essays` (`person_id`,`quiz_id`);--> statement-breakpoint
CREATE INDEX `essays_waiting` ON `essays` (`handed_in_at`) WHERE marked_at is null;