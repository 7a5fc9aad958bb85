CREATE TABLE `scorecard_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`scorecard_id` text NOT NULL,
	`reason` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`scorecard_id`) REFERENCES `scorecards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecard_corrections_once` ON `scorecard_corrections` (`scorecard_id`);--> statement-breakpoint
CREATE TABLE `settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`how` text NOT NULL,
	`scorecard_ids` text NOT NULL,
	`points` integer NOT NULL,
	`total` integer NOT NULL,
	`weighted_sum` integer NOT NULL,
	`passed` integer NOT NULL,
	`decided_by` text,
	`reason` text,
	`settled_at` integer NOT NULL,
	`supersedes` text,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlements_first` ON `settlements` (`performance_id`) WHERE supersedes is null;--> statement-breakpoint
CREATE UNIQUE INDEX `settlements_supersedes` ON `settlements` (`supersedes`);--> statement-breakpoint
ALTER TABLE `performances` ADD `conflict_since` integer;--> statement-breakpoint
CREATE INDEX `performances_by_conflict` ON `performances` (`conflict_since`);