CREATE TABLE `self_assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`levels` text NOT NULL,
	`keep` text NOT NULL,
	`change` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `self_assessments_once` ON `self_assessments` (`performance_id`);