ALTER TABLE `performances` ADD `ending` text;--> statement-breakpoint
ALTER TABLE `performances` ADD `ending_reason` text;