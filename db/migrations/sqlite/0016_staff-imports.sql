CREATE TABLE `staff_import_parts` (
	`import_id` text NOT NULL,
	`nth` integer NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`import_id`, `nth`),
	FOREIGN KEY (`import_id`) REFERENCES `staff_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`by_person_id` text NOT NULL,
	`file_name` text NOT NULL,
	`complete` integer NOT NULL,
	`headings` text NOT NULL,
	`samples` text NOT NULL,
	`confirmed` integer NOT NULL,
	`row_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`written_at` integer,
	`counts` text,
	FOREIGN KEY (`by_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_imports_by_expiry` ON `staff_imports` (`expires_at`);--> statement-breakpoint
CREATE INDEX `staff_imports_by_person` ON `staff_imports` (`by_person_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `certificates` ADD `imported_at` integer;--> statement-breakpoint
ALTER TABLE `certificates` ADD `imported_by` text;