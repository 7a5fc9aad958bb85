CREATE TABLE `planned_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`on_day` text NOT NULL,
	`facts` text NOT NULL,
	`leaves` integer NOT NULL,
	`planned_by` text NOT NULL,
	`planned_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`failure` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `planned_changes_open` ON `planned_changes` (`on_day`,`id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `planned_changes_by_person` ON `planned_changes` (`person_id`,`on_day`);