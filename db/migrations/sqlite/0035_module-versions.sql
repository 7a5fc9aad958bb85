CREATE TABLE `module_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`version` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`asked_up_to` text,
	`done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `module_versions_each` ON `module_versions` (`module_id`,`version`);