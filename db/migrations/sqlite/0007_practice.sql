CREATE TABLE `practice_turns` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`question_id` text NOT NULL,
	`question_hash` text NOT NULL,
	`parts` text NOT NULL,
	`from_module_id` text,
	`wrong_only` integer NOT NULL,
	`put_at` integer NOT NULL,
	`answer` text,
	`fully_right` integer,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_turns_by_person` ON `practice_turns` (`person_id`,`question_id`,`put_at`);--> statement-breakpoint
CREATE INDEX `practice_turns_by_time` ON `practice_turns` (`put_at`);