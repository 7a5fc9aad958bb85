import { index, int, json, key, moment, table } from "../kit";

/** When a recurring job last ran and who holds it now. Rows are the memory, so that several processes do each due thing once. */
export const jobRuns = table("job_runs", {
  name: key().primaryKey(),
  heldBy: key(),
  heldUntil: moment(),
  finishedAt: moment(),
  result: json<unknown>(),
});

/** Backups that were made: shown to administrators. */
export const backups = table(
  "backups",
  {
    file: key().primaryKey(),
    at: moment().notNull(),
    bytes: int().notNull(),
    hash: key().notNull(),
  },
  (t) => [index("backups_by_time").on(t.at)],
);
