ALTER TABLE `attempts` ADD `number` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_numbered` ON `attempts` (`person_id`,`quiz_id`,`number`);