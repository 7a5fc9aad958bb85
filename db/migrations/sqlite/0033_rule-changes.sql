CREATE TABLE `rule_effects` (
	`trial_id` text NOT NULL,
	`effect` text NOT NULL,
	`person_id` text NOT NULL,
	`was` text NOT NULL,
	`becomes` text NOT NULL,
	PRIMARY KEY(`trial_id`, `effect`, `person_id`),
	FOREIGN KEY (`trial_id`) REFERENCES `rule_trials`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rule_trials` (
	`id` text PRIMARY KEY NOT NULL,
	`certification_id` text NOT NULL,
	`base_version` integer NOT NULL,
	`content_hash` text NOT NULL,
	`adjustments` text NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`on_day` text NOT NULL,
	`state` text NOT NULL,
	`cursor` text NOT NULL,
	`looked` integer NOT NULL,
	`counts` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`recalculates` integer,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	`version` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_trials_applying` ON `rule_trials` (`certification_id`) WHERE state = 'applying';--> statement-breakpoint
CREATE INDEX `rule_trials_by_state` ON `rule_trials` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `rule_trials_by_certification` ON `rule_trials` (`certification_id`,`id`);--> statement-breakpoint
DROP INDEX `register_rows_by_certification`;--> statement-breakpoint
CREATE INDEX `register_rows_by_certification` ON `register_rows` (`certification_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `certificate_decisions` ADD `dates_before` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `dates_by` text;--> statement-breakpoint
ALTER TABLE `rules_in_force` ADD `content_hash` text;--> statement-breakpoint
ALTER TABLE `rules_in_force` ADD `adjustments` text;--> statement-breakpoint
ALTER TABLE `rules_in_force` ADD `recalculated` integer;