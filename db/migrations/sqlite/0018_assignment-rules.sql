CREATE TABLE `assignment_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`whom` text NOT NULL,
	`days_from_hiring` integer,
	`due_on` text,
	`lasting` integer NOT NULL,
	`sending` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`walk_due_at` integer,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_rules_sending` ON `assignment_rules` (`made_by`,`sending`);--> statement-breakpoint
CREATE INDEX `assignment_rules_due` ON `assignment_rules` (`walk_due_at`);--> statement-breakpoint
CREATE INDEX `assignment_rules_by_time` ON `assignment_rules` (`made_at`);--> statement-breakpoint
CREATE TABLE `rule_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`rule_id` text NOT NULL,
	`person_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`settled_as` text,
	FOREIGN KEY (`rule_id`) REFERENCES `assignment_rules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_outcomes_once` ON `rule_outcomes` (`rule_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `rule_outcomes_by_kind` ON `rule_outcomes` (`rule_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `rule_outcomes_open` ON `rule_outcomes` (`at`,`id`) WHERE outcome <> 'assigned' and settled_at is null;--> statement-breakpoint
ALTER TABLE `assignments` ADD `rule_id` text;