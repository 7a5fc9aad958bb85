CREATE TABLE `attempt_figures` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`settings_hash` text NOT NULL,
	`is_first` integer NOT NULL,
	`passed` integer NOT NULL,
	`items` text NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_figures_by_quiz` ON `attempt_figures` (`quiz_id`,`attempt_id`);--> statement-breakpoint
CREATE INDEX `attempt_figures_by_first` ON `attempt_figures` (`quiz_id`,`is_first`,`attempt_id`);--> statement-breakpoint
CREATE TABLE `question_figures` (
	`quiz_id` text NOT NULL,
	`scope` text NOT NULL,
	`hash` text NOT NULL,
	`question_id` text NOT NULL,
	`figures` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `scope`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `quiz_analyses` (
	`quiz_id` text PRIMARY KEY NOT NULL,
	`changes` integer NOT NULL,
	`counted` integer NOT NULL,
	`counted_at` integer
);
--> statement-breakpoint
CREATE TABLE `quiz_figures` (
	`quiz_id` text NOT NULL,
	`scope` text NOT NULL,
	`settings_hash` text NOT NULL,
	`figures` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `scope`, `settings_hash`)
);
--> statement-breakpoint
CREATE TABLE `regrades` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`module_id` text NOT NULL,
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`from_hashes` text NOT NULL,
	`to_hash` text NOT NULL,
	`reason` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	`cursor` text,
	`counts` text NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`by_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `regrades_number` ON `regrades` (`quiz_id`,`question_id`,`number`);--> statement-breakpoint
CREATE INDEX `regrades_by_time` ON `regrades` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `regrades_unfinished` ON `regrades` (`at`) WHERE finished_at is null;--> statement-breakpoint
CREATE TABLE `remarkings` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`regrade_id` text NOT NULL,
	`person_id` text NOT NULL,
	`points` integer NOT NULL,
	`maximum` integer NOT NULL,
	`passed` integer NOT NULL,
	`critical_missed` text NOT NULL,
	`marks` text NOT NULL,
	`hashes` text NOT NULL,
	`before` text NOT NULL,
	`changed` integer NOT NULL,
	`turned` text,
	`counts_from` integer,
	`certificates` text NOT NULL,
	`marked_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`regrade_id`) REFERENCES `regrades`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `remarkings_once` ON `remarkings` (`attempt_id`,`regrade_id`);--> statement-breakpoint
CREATE INDEX `remarkings_by_person` ON `remarkings` (`person_id`,`marked_at`);--> statement-breakpoint
CREATE INDEX `remarkings_turned` ON `remarkings` (`marked_at`,`id`) WHERE turned is not null;--> statement-breakpoint
ALTER TABLE `attempt_results` ADD `remarking_id` text;--> statement-breakpoint
ALTER TABLE `attempt_results` ADD `analysed_at` integer;--> statement-breakpoint
CREATE INDEX `attempt_results_unanalysed` ON `attempt_results` (`attempt_id`) WHERE analysed_at is null;--> statement-breakpoint
CREATE INDEX `attempts_by_quiz` ON `attempts` (`quiz_id`,`id`);