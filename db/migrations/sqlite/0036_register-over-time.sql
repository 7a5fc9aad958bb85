CREATE TABLE `register_forecasts` (
	`department_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`month` text NOT NULL,
	`certificates` integer NOT NULL,
	PRIMARY KEY(`department_id`, `certification_id`, `month`)
);
--> statement-breakpoint
CREATE TABLE `register_shares` (
	`department_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`day` text NOT NULL,
	`people` integer NOT NULL,
	`valid` integer NOT NULL,
	PRIMARY KEY(`department_id`, `certification_id`, `day`)
);
--> statement-breakpoint
DROP INDEX `register_rows_by_department`;--> statement-breakpoint
CREATE INDEX `register_rows_by_department` ON `register_rows` (`department_id`,`expires_on`,`certification_id`,`stopped`,`suspends_on`);