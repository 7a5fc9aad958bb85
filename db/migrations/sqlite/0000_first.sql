CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`due_on` text,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_open` ON `assignments` (`person_id`,`course_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `assignments_by_person` ON `assignments` (`person_id`,`assigned_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`act` text NOT NULL,
	`subject_id` text,
	`values_hash` text NOT NULL,
	`seq` integer,
	`previous_hash` text,
	`hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_seq` ON `audit_entries` (`seq`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_subject` ON `audit_entries` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_actor` ON `audit_entries` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_time` ON `audit_entries` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_unsealed` ON `audit_entries` (`at`,`id`) WHERE seq is null;--> statement-breakpoint
CREATE TABLE `audit_values` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`values` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `audit_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`serial` text NOT NULL,
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`tier` text NOT NULL,
	`rules_hash` text NOT NULL,
	`fact_ids` text NOT NULL,
	`holder` text NOT NULL,
	`titles` text NOT NULL,
	`company` text NOT NULL,
	`issued_on` text NOT NULL,
	`counted_from` text NOT NULL,
	`window_opens_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`grace_ends_on` text NOT NULL,
	`issued_at` integer NOT NULL,
	`renews` text,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_serial` ON `certificates` (`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_open` ON `certificates` (`person_id`,`certification_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `certificates_by_person` ON `certificates` (`person_id`,`issued_at`);--> statement-breakpoint
CREATE TABLE `register_rows` (
	`person_id` text NOT NULL,
	`certification_id` text NOT NULL,
	`tier` text NOT NULL,
	`sort_key` text NOT NULL,
	`department_id` text NOT NULL,
	`progress` text NOT NULL,
	`met_count` integer NOT NULL,
	`total_count` integer NOT NULL,
	`certificate_id` text,
	`issued_on` text,
	`window_opens_on` text,
	`expires_on` text,
	`grace_ends_on` text,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `certification_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_rows_by_name` ON `register_rows` (`sort_key`,`certification_id`,`person_id`,`tier`,`department_id`,`progress`,`window_opens_on`,`expires_on`,`grace_ends_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_department` ON `register_rows` (`department_id`);--> statement-breakpoint
CREATE INDEX `register_rows_by_certification` ON `register_rows` (`certification_id`);--> statement-breakpoint
CREATE INDEX `register_rows_by_tier` ON `register_rows` (`tier`);--> statement-breakpoint
CREATE INDEX `register_rows_by_progress` ON `register_rows` (`progress`,`expires_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_window` ON `register_rows` (`window_opens_on`,`expires_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_expiry` ON `register_rows` (`expires_on`,`grace_ends_on`);--> statement-breakpoint
CREATE INDEX `register_rows_by_grace` ON `register_rows` (`grace_ends_on`);--> statement-breakpoint
CREATE TABLE `rules_in_force` (
	`id` text PRIMARY KEY NOT NULL,
	`certification_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`by_person_id` text,
	`at` integer NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_in_force_version` ON `rules_in_force` (`certification_id`,`version`);--> statement-breakpoint
CREATE TABLE `content_files` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`version` integer NOT NULL,
	`text` text,
	`shipped_hash` text,
	`by_person_id` text,
	`at` integer NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `content_files_version` ON `content_files` (`path`,`version`);--> statement-breakpoint
CREATE TABLE `content_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`files` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_sets_by_time` ON `content_sets` (`at`);--> statement-breakpoint
CREATE TABLE `content_versions` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`content_id` text NOT NULL,
	`format` integer NOT NULL,
	`body` text NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_versions_by_content` ON `content_versions` (`kind`,`content_id`,`first_used_at`);--> statement-breakpoint
CREATE TABLE `lesson_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_openings_by_person` ON `lesson_openings` (`person_id`,`module_id`,`lesson_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `lesson_readings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`lesson_hash` text NOT NULL,
	`read_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_readings_by_person` ON `lesson_readings` (`person_id`,`module_id`,`lesson_id`,`read_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_readings_once` ON `lesson_readings` (`person_id`,`lesson_id`,`lesson_hash`,`read_at`);--> statement-breakpoint
CREATE TABLE `backups` (
	`file` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `backups_by_time` ON `backups` (`at`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`held_by` text,
	`held_until` integer,
	`finished_at` integer,
	`result` text
);
--> statement-breakpoint
CREATE TABLE `company_facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`other_name` text,
	`sort_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `departments_by_parent` ON `departments` (`parent_id`,`sort_key`);--> statement-breakpoint
CREATE TABLE `group_memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`part` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_memberships_open` ON `group_memberships` (`group_id`,`person_id`,`part`) WHERE until_on is null;--> statement-breakpoint
CREATE INDEX `group_memberships_by_person` ON `group_memberships` (`person_id`,`part`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`other_name` text,
	`sort_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `groups_by_sort_key` ON `groups` (`sort_key`);--> statement-breakpoint
CREATE TABLE `known_browsers` (
	`browser_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`browser_hash`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `known_browsers_by_person` ON `known_browsers` (`person_id`);--> statement-breakpoint
CREATE TABLE `name_words` (
	`word` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`word`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `name_words_by_person` ON `name_words` (`person_id`,`word`);--> statement-breakpoint
CREATE TABLE `passwords` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`hash` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passwords_by_person` ON `passwords` (`person_id`,`set_at`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_number` text NOT NULL,
	`email` text,
	`mobile` text,
	`name` text NOT NULL,
	`other_name` text,
	`sort_key` text NOT NULL,
	`department_id` text NOT NULL,
	`manager_id` text,
	`site` text,
	`position` text,
	`hired_on` text,
	`language` text,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_staff_number` ON `people` (`staff_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_mobile` ON `people` (`mobile`);--> statement-breakpoint
CREATE INDEX `people_by_manager` ON `people` (`manager_id`,`active`,`sort_key`);--> statement-breakpoint
CREATE INDEX `people_by_department` ON `people` (`department_id`,`sort_key`);--> statement-breakpoint
CREATE INDEX `people_by_sort_key` ON `people` (`sort_key`);--> statement-breakpoint
CREATE INDEX `people_by_activity` ON `people` (`active`,`sort_key`);--> statement-breakpoint
CREATE INDEX `people_by_creation` ON `people` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	`granted_by` text,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_open` ON `roles` (`person_id`,`role`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`stepped_up_at` integer,
	`user_agent` text NOT NULL,
	`address` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`issued_by` text,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_links_by_person` ON `sign_in_links` (`person_id`,`issued_at`);--> statement-breakpoint
CREATE INDEX `sign_in_links_by_expiry` ON `sign_in_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`window_ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_by_end` ON `throttles` (`window_ends_at`);--> statement-breakpoint
CREATE TABLE `attempt_results` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`points` integer NOT NULL,
	`maximum` integer NOT NULL,
	`passed` integer NOT NULL,
	`critical_missed` text NOT NULL,
	`marks` text NOT NULL,
	`marked_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_results_by_person` ON `attempt_results` (`person_id`,`quiz_id`,`marked_at`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`module_id` text NOT NULL,
	`settings_hash` text NOT NULL,
	`draw` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`closed_at` integer,
	`closed_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_open` ON `attempts` (`person_id`,`quiz_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `attempts_by_person` ON `attempts` (`person_id`,`quiz_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `attempts_by_deadline` ON `attempts` (`deadline_at`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`seq` integer NOT NULL,
	`answer` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_seq` ON `responses` (`attempt_id`,`question_id`,`seq`);--> statement-breakpoint
CREATE TABLE `performance_graders` (
	`performance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`performance_id`, `person_id`),
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `performance_graders_by_person` ON `performance_graders` (`person_id`);--> statement-breakpoint
CREATE TABLE `performance_parts` (
	`performance_id` text NOT NULL,
	`person_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`performance_id`, `person_id`, `part`),
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `performance_parts_by_person` ON `performance_parts` (`person_id`);--> statement-breakpoint
CREATE TABLE `performances` (
	`id` text PRIMARY KEY NOT NULL,
	`scenario_id` text NOT NULL,
	`scenario_hash` text NOT NULL,
	`rubric_id` text NOT NULL,
	`rubric_hash` text NOT NULL,
	`variant_id` text NOT NULL,
	`tier` text NOT NULL,
	`towards` text,
	`staff_id` text NOT NULL,
	`scheduled_at` integer NOT NULL,
	`room` text,
	`planned_by` text NOT NULL,
	`planned_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`cancelled_at` integer,
	`released_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `performances_by_staff` ON `performances` (`staff_id`,`scheduled_at`);--> statement-breakpoint
CREATE INDEX `performances_by_time` ON `performances` (`scheduled_at`);--> statement-breakpoint
CREATE INDEX `performances_by_release` ON `performances` (`released_at`);--> statement-breakpoint
CREATE TABLE `scorecard_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`grader_id` text NOT NULL,
	`seq` integer NOT NULL,
	`writer` text NOT NULL,
	`turn` integer NOT NULL,
	`marks` text NOT NULL,
	`ready` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecard_drafts_seq` ON `scorecard_drafts` (`performance_id`,`grader_id`,`seq`);--> statement-breakpoint
CREATE TABLE `scorecards` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`grader_id` text NOT NULL,
	`rubric_hash` text NOT NULL,
	`rules_hash` text,
	`pass_rule` text NOT NULL,
	`marks` text NOT NULL,
	`weighted_sum` integer NOT NULL,
	`passed` integer NOT NULL,
	`hash` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`supersedes` text,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecards_first` ON `scorecards` (`performance_id`,`grader_id`) WHERE supersedes is null;--> statement-breakpoint
CREATE UNIQUE INDEX `scorecards_supersedes` ON `scorecards` (`supersedes`);--> statement-breakpoint
CREATE INDEX `scorecards_by_performance` ON `scorecards` (`performance_id`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`signed_by` text NOT NULL,
	`name_as_signed` text NOT NULL,
	`meaning` text NOT NULL,
	`hashes` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_once` ON `signatures` (`subject_kind`,`subject_id`,`signed_by`);