CREATE TABLE "assignments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"course_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C",
	"assigned_by" text COLLATE "C",
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text COLLATE "C",
	"act" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C",
	"values_hash" text COLLATE "C" NOT NULL,
	"seq" integer,
	"previous_hash" text COLLATE "C",
	"hash" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "audit_values" (
	"entry_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"values" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"serial" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"tier" text NOT NULL,
	"rules_hash" text COLLATE "C" NOT NULL,
	"fact_ids" jsonb NOT NULL,
	"holder" jsonb NOT NULL,
	"titles" jsonb NOT NULL,
	"company" jsonb NOT NULL,
	"issued_on" text COLLATE "C" NOT NULL,
	"counted_from" text COLLATE "C" NOT NULL,
	"window_opens_on" text COLLATE "C" NOT NULL,
	"expires_on" text COLLATE "C" NOT NULL,
	"grace_ends_on" text COLLATE "C" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"renews" text COLLATE "C",
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "register_rows" (
	"person_id" text COLLATE "C" NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"tier" text NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"department_id" text COLLATE "C" NOT NULL,
	"progress" text NOT NULL,
	"met_count" integer NOT NULL,
	"total_count" integer NOT NULL,
	"certificate_id" text COLLATE "C",
	"issued_on" text COLLATE "C",
	"window_opens_on" text COLLATE "C",
	"expires_on" text COLLATE "C",
	"grace_ends_on" text COLLATE "C",
	"computed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "register_rows_person_id_certification_id_pk" PRIMARY KEY("person_id","certification_id")
);
--> statement-breakpoint
CREATE TABLE "rules_in_force" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"certification_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"by_person_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"text" text,
	"shipped_hash" text COLLATE "C",
	"by_person_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_sets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"files" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_versions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"content_id" text COLLATE "C" NOT NULL,
	"format" integer NOT NULL,
	"body" jsonb NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_openings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"lesson_id" text COLLATE "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_readings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"lesson_id" text COLLATE "C" NOT NULL,
	"lesson_hash" text COLLATE "C" NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backups" (
	"file" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bytes" integer NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"held_by" text COLLATE "C",
	"held_until" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "company_facts" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"parent_id" text COLLATE "C",
	"name" text NOT NULL,
	"other_name" text,
	"sort_key" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "group_memberships" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"part" text NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"until_on" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"other_name" text,
	"sort_key" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "known_browsers" (
	"browser_hash" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_browsers_browser_hash_person_id_pk" PRIMARY KEY("browser_hash","person_id")
);
--> statement-breakpoint
CREATE TABLE "name_words" (
	"word" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "name_words_word_person_id_pk" PRIMARY KEY("word","person_id")
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"hash" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_number" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"mobile" text COLLATE "C",
	"name" text NOT NULL,
	"other_name" text,
	"sort_key" text COLLATE "C" NOT NULL,
	"department_id" text COLLATE "C" NOT NULL,
	"manager_id" text COLLATE "C",
	"site" text,
	"position" text,
	"hired_on" text COLLATE "C",
	"language" text,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by" text COLLATE "C",
	"ended_at" timestamp (3) with time zone,
	"ended_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"stepped_up_at" timestamp (3) with time zone,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"issued_by" text COLLATE "C",
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_results" (
	"attempt_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"points" integer NOT NULL,
	"maximum" integer NOT NULL,
	"passed" boolean NOT NULL,
	"critical_missed" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"quiz_id" text COLLATE "C" NOT NULL,
	"module_id" text COLLATE "C" NOT NULL,
	"settings_hash" text COLLATE "C" NOT NULL,
	"draw" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"deadline_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "performance_graders" (
	"performance_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"assigned_by" text COLLATE "C" NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "performance_graders_performance_id_person_id_pk" PRIMARY KEY("performance_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "performance_parts" (
	"performance_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "performance_parts_performance_id_person_id_part_pk" PRIMARY KEY("performance_id","person_id","part")
);
--> statement-breakpoint
CREATE TABLE "performances" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"scenario_id" text COLLATE "C" NOT NULL,
	"scenario_hash" text COLLATE "C" NOT NULL,
	"rubric_id" text COLLATE "C" NOT NULL,
	"rubric_hash" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"tier" text NOT NULL,
	"towards" text COLLATE "C",
	"staff_id" text COLLATE "C" NOT NULL,
	"scheduled_at" timestamp (3) with time zone NOT NULL,
	"room" text,
	"planned_by" text COLLATE "C" NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "scorecard_drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"grader_id" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"writer" text COLLATE "C" NOT NULL,
	"turn" integer NOT NULL,
	"marks" jsonb NOT NULL,
	"ready" boolean NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"performance_id" text COLLATE "C" NOT NULL,
	"grader_id" text COLLATE "C" NOT NULL,
	"rubric_hash" text COLLATE "C" NOT NULL,
	"rules_hash" text COLLATE "C",
	"pass_rule" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	"weighted_sum" integer NOT NULL,
	"passed" boolean NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"supersedes" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C" NOT NULL,
	"name_as_signed" text NOT NULL,
	"meaning" text NOT NULL,
	"hashes" jsonb NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_values" ADD CONSTRAINT "audit_values_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_rows" ADD CONSTRAINT "register_rows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_openings" ADD CONSTRAINT "lesson_openings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_readings" ADD CONSTRAINT "lesson_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_browsers" ADD CONSTRAINT "known_browsers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_words" ADD CONSTRAINT "name_words_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_results" ADD CONSTRAINT "attempt_results_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_results" ADD CONSTRAINT "attempt_results_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_graders" ADD CONSTRAINT "performance_graders_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_graders" ADD CONSTRAINT "performance_graders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_parts" ADD CONSTRAINT "performance_parts_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_parts" ADD CONSTRAINT "performance_parts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performances" ADD CONSTRAINT "performances_staff_id_people_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_drafts" ADD CONSTRAINT "scorecard_drafts_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_drafts" ADD CONSTRAINT "scorecard_drafts_grader_id_people_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_performance_id_performances_id_fk" FOREIGN KEY ("performance_id") REFERENCES "public"."performances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_grader_id_people_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open" ON "assignments" USING btree ("person_id","course_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_by_person" ON "assignments" USING btree ("person_id","assigned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_seq" ON "audit_entries" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_unsealed" ON "audit_entries" USING btree ("at","id") WHERE seq is null;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_serial" ON "certificates" USING btree ("serial");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_open" ON "certificates" USING btree ("person_id","certification_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "certificates_by_person" ON "certificates" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "register_rows_by_name" ON "register_rows" USING btree ("sort_key","certification_id","person_id","tier","department_id","progress","window_opens_on","expires_on","grace_ends_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_department" ON "register_rows" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "register_rows_by_certification" ON "register_rows" USING btree ("certification_id");--> statement-breakpoint
CREATE INDEX "register_rows_by_tier" ON "register_rows" USING btree ("tier");--> statement-breakpoint
CREATE INDEX "register_rows_by_progress" ON "register_rows" USING btree ("progress","expires_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_window" ON "register_rows" USING btree ("window_opens_on","expires_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_expiry" ON "register_rows" USING btree ("expires_on","grace_ends_on");--> statement-breakpoint
CREATE INDEX "register_rows_by_grace" ON "register_rows" USING btree ("grace_ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "rules_in_force_version" ON "rules_in_force" USING btree ("certification_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "content_files_version" ON "content_files" USING btree ("path","version");--> statement-breakpoint
CREATE INDEX "content_sets_by_time" ON "content_sets" USING btree ("at");--> statement-breakpoint
CREATE INDEX "content_versions_by_content" ON "content_versions" USING btree ("kind","content_id","first_used_at");--> statement-breakpoint
CREATE INDEX "lesson_openings_by_person" ON "lesson_openings" USING btree ("person_id","module_id","lesson_id","opened_at");--> statement-breakpoint
CREATE INDEX "lesson_readings_by_person" ON "lesson_readings" USING btree ("person_id","module_id","lesson_id","read_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_readings_once" ON "lesson_readings" USING btree ("person_id","lesson_id","lesson_hash","read_at");--> statement-breakpoint
CREATE INDEX "backups_by_time" ON "backups" USING btree ("at");--> statement-breakpoint
CREATE INDEX "departments_by_parent" ON "departments" USING btree ("parent_id","sort_key");--> statement-breakpoint
CREATE UNIQUE INDEX "group_memberships_open" ON "group_memberships" USING btree ("group_id","person_id","part") WHERE until_on is null;--> statement-breakpoint
CREATE INDEX "group_memberships_by_person" ON "group_memberships" USING btree ("person_id","part");--> statement-breakpoint
CREATE INDEX "groups_by_sort_key" ON "groups" USING btree ("sort_key");--> statement-breakpoint
CREATE INDEX "known_browsers_by_person" ON "known_browsers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "name_words_by_person" ON "name_words" USING btree ("person_id","word");--> statement-breakpoint
CREATE INDEX "passwords_by_person" ON "passwords" USING btree ("person_id","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_staff_number" ON "people" USING btree ("staff_number");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_mobile" ON "people" USING btree ("mobile");--> statement-breakpoint
CREATE INDEX "people_by_manager" ON "people" USING btree ("manager_id","active","sort_key");--> statement-breakpoint
CREATE INDEX "people_by_department" ON "people" USING btree ("department_id","sort_key");--> statement-breakpoint
CREATE INDEX "people_by_sort_key" ON "people" USING btree ("sort_key");--> statement-breakpoint
CREATE INDEX "people_by_activity" ON "people" USING btree ("active","sort_key");--> statement-breakpoint
CREATE INDEX "people_by_creation" ON "people" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_open" ON "roles" USING btree ("person_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE INDEX "sign_in_links_by_person" ON "sign_in_links" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "sign_in_links_by_expiry" ON "sign_in_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "throttles_by_end" ON "throttles" USING btree ("window_ends_at");--> statement-breakpoint
CREATE INDEX "attempt_results_by_person" ON "attempt_results" USING btree ("person_id","quiz_id","marked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_open" ON "attempts" USING btree ("person_id","quiz_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "attempts_by_person" ON "attempts" USING btree ("person_id","quiz_id","started_at");--> statement-breakpoint
CREATE INDEX "attempts_by_deadline" ON "attempts" USING btree ("deadline_at");--> statement-breakpoint
CREATE UNIQUE INDEX "responses_seq" ON "responses" USING btree ("attempt_id","question_id","seq");--> statement-breakpoint
CREATE INDEX "performance_graders_by_person" ON "performance_graders" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "performance_parts_by_person" ON "performance_parts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "performances_by_staff" ON "performances" USING btree ("staff_id","scheduled_at");--> statement-breakpoint
CREATE INDEX "performances_by_time" ON "performances" USING btree ("scheduled_at");--> statement-breakpoint
CREATE INDEX "performances_by_release" ON "performances" USING btree ("released_at");--> statement-breakpoint
CREATE UNIQUE INDEX "scorecard_drafts_seq" ON "scorecard_drafts" USING btree ("performance_id","grader_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "scorecards_first" ON "scorecards" USING btree ("performance_id","grader_id") WHERE supersedes is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scorecards_supersedes" ON "scorecards" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "scorecards_by_performance" ON "scorecards" USING btree ("performance_id","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_once" ON "signatures" USING btree ("subject_kind","subject_id","signed_by");