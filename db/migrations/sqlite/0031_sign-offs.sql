CREATE TABLE `sign_off_waits` (
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`sign_off_id` text NOT NULL,
	`office` text NOT NULL,
	`proofs_hash` text NOT NULL,
	`rules_hash` text NOT NULL,
	`since` integer NOT NULL,
	`returned_at` integer,
	PRIMARY KEY(`person_id`, `certification_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_off_waits_by_office` ON `sign_off_waits` (`office`,`since`,`person_id`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`sign_off_id` text NOT NULL,
	`office` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`proofs_hash` text NOT NULL,
	`rules_hash` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_offs_once` ON `sign_offs` (`person_id`,`certification_id`,`sign_off_id`,`proofs_hash`) WHERE decision = 'signed';--> statement-breakpoint
CREATE INDEX `sign_offs_by_person` ON `sign_offs` (`person_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `signers` (
	`id` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`department_id` text NOT NULL,
	`person_id` text NOT NULL,
	`named_by` text NOT NULL,
	`named_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signers_open` ON `signers` (`office`,`department_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `signers_by_person` ON `signers` (`person_id`,`ended_at`);