CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`reason` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	`taken_back_by` text,
	`taken_back_at` integer,
	`taken_back_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absences_by_person` ON `absences` (`person_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `certificate_duties` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`since_on` text NOT NULL,
	`since` integer NOT NULL,
	`due_on` text NOT NULL,
	`requirements` text NOT NULL,
	`reason` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL,
	`taken_back_by` text,
	`taken_back_at` integer,
	`taken_back_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_duties_by_person` ON `certificate_duties` (`person_id`,`set_at`);--> statement-breakpoint
CREATE INDEX `certificate_duties_by_due` ON `certificate_duties` (`due_on`);