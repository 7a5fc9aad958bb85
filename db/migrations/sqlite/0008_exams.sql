PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`module_id` text,
	`settings_hash` text NOT NULL,
	`draw` text NOT NULL,
	`started_at` integer NOT NULL,
	`closes_at` integer,
	`deadline_at` integer,
	`closed_at` integer,
	`closed_by` text,
	`flagged` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_attempts`("id", "person_id", "quiz_id", "module_id", "settings_hash", "draw", "started_at", "closes_at", "deadline_at", "closed_at", "closed_by", "flagged") SELECT "id", "person_id", "quiz_id", "module_id", "settings_hash", "draw", "started_at", "closes_at", "deadline_at", "closed_at", "closed_by", "flagged" FROM `attempts`;--> statement-breakpoint
DROP TABLE `attempts`;--> statement-breakpoint
ALTER TABLE `__new_attempts` RENAME TO `attempts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_open` ON `attempts` (`person_id`,`quiz_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `attempts_by_person` ON `attempts` (`person_id`,`quiz_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `attempts_by_deadline` ON `attempts` (`deadline_at`);--> statement-breakpoint
CREATE INDEX `attempts_by_quiz` ON `attempts` (`quiz_id`,`id`);