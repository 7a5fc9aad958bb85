CREATE TABLE `register_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`by_person_id` text NOT NULL,
	`format` text NOT NULL,
	`query` text NOT NULL,
	`rows` integer NOT NULL,
	`bytes` integer NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `register_exports_by_time` ON `register_exports` (`started_at`,`id`);--> statement-breakpoint
CREATE TABLE `register_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`opens_first` integer NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_views_name` ON `register_views` (`owner_id`,`name`);