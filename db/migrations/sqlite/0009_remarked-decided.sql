CREATE TABLE `remarking_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`remarking_id` text NOT NULL,
	`note` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`remarking_id`) REFERENCES `remarkings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `remarking_decided_once` ON `remarking_decisions` (`remarking_id`);