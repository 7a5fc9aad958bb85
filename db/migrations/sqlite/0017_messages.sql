CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`letter_id` text,
	`tries` integer NOT NULL,
	`claimed_until` integer,
	`settled_at` integer,
	`why` text,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`message_id`,`channel`);--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`due_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_by_letter` ON `deliveries` (`letter_id`);--> statement-breakpoint
CREATE INDEX `deliveries_by_person` ON `deliveries` (`person_id`,`state`);--> statement-breakpoint
CREATE INDEX `deliveries_by_state` ON `deliveries` (`state`,`settled_at`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`address` text NOT NULL,
	`token` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_token` ON `letters` (`token`);--> statement-breakpoint
CREATE INDEX `letters_by_time` ON `letters` (`at`);--> statement-breakpoint
CREATE TABLE `mail_choices` (
	`person_id` text PRIMARY KEY NOT NULL,
	`duties_only_since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`once` text NOT NULL,
	`about_id` text NOT NULL,
	`facts` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`done_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`person_id`,`once`);--> statement-breakpoint
CREATE INDEX `messages_by_person` ON `messages` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `messages_unread` ON `messages` (`person_id`) WHERE read_at is null and done_at is null;--> statement-breakpoint
CREATE INDEX `messages_by_matter` ON `messages` (`about_id`,`kind`);--> statement-breakpoint
CREATE INDEX `messages_by_time` ON `messages` (`at`);--> statement-breakpoint
CREATE TABLE `stopped_addresses` (
	`address` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stopped_addresses_by_time` ON `stopped_addresses` (`at`);--> statement-breakpoint
CREATE INDEX `assignments_due` ON `assignments` (`due_on`,`id`) WHERE ended_at is null;