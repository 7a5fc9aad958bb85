CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`starts_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`planned_by` text NOT NULL,
	`planned_at` integer NOT NULL,
	`sending` text NOT NULL,
	FOREIGN KEY (`planned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_sending` ON `rounds` (`planned_by`,`sending`);--> statement-breakpoint
CREATE INDEX `rounds_by_time` ON `rounds` (`starts_at`);--> statement-breakpoint
ALTER TABLE `performances` ADD `round_id` text REFERENCES rounds(id);--> statement-breakpoint
CREATE INDEX `performances_by_round` ON `performances` (`round_id`,`scheduled_at`);