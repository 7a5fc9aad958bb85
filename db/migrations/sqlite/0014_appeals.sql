CREATE TABLE `appeal_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`settlement_id` text,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settlement_id`) REFERENCES `settlements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_decided_once` ON `appeal_decisions` (`appeal_id`);--> statement-breakpoint
CREATE TABLE `appeal_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_id` text NOT NULL,
	`owner_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_received_once` ON `appeal_steps` (`appeal_id`) WHERE kind = 'received';--> statement-breakpoint
CREATE INDEX `appeal_steps_by_appeal` ON `appeal_steps` (`appeal_id`,`at`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`result_id` text NOT NULL,
	`reason` text NOT NULL,
	`filed_at` integer NOT NULL,
	`receive_by` integer NOT NULL,
	`owner_by` integer NOT NULL,
	`decide_on` text NOT NULL,
	`decide_by` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_once` ON `appeals` (`result_id`);--> statement-breakpoint
CREATE INDEX `appeals_by_performance` ON `appeals` (`performance_id`,`filed_at`);--> statement-breakpoint
CREATE INDEX `appeals_open` ON `appeals` (`decided_at`,`decide_by`);--> statement-breakpoint
ALTER TABLE `performances` ADD `set_aside_at` integer;