import { sql } from "drizzle-orm";
import { bool, day, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

/**
 * What other rules would change, looked at over everybody concerned before they count, and then carried out over the same people.
 * The states follow one another; whoever is behind `cursor` was looked at, and in `applying` dealt with.
 */
export const ruleTrials = table(
  "rule_trials",
  {
    id: id(),
    certificationId: key().notNull(),
    baseVersion: int().notNull(), // the version in force it was compared with
    contentHash: key().notNull(), // what the authors wrote, in content_versions
    adjustments: json<Record<string, unknown>>().notNull(), // what HR sets apart from it
    body: json<unknown>().notNull(), // both together
    hash: key().notNull(), // of the body
    onDay: day().notNull(),
    state: text().$type<"looking" | "looked" | "applying" | "applied">().notNull(),
    cursor: key().notNull(), // the last person
    looked: int().notNull(),
    counts: json<Record<string, number>>().notNull(), // people by effect
    madeBy: key().notNull(),
    madeAt: moment().notNull(),
    recalculates: bool(), // also the dates of certificates there are
    reason: text(),
    decidedBy: key(),
    decidedAt: moment(),
    version: int(), // of the rules it put in force
    finishedAt: moment(),
  },
  (t) => [
    unique("rule_trials_applying").on(t.certificationId).where(sql`state = 'applying'`),
    index("rule_trials_by_state").on(t.state, t.id),
    index("rule_trials_by_certification").on(t.certificationId, t.id),
  ],
);

/** What a trial would mean for one person. Forgotten some days after it. */
export const ruleEffects = table(
  "rule_effects",
  {
    trialId: key()
      .notNull()
      .references(() => ruleTrials.id),
    effect: text()
      .$type<
        "certified" | "renewed" | "more-to-do" | "less-to-do" | "lapses" | "suspends" | "counts-again" | "restores" | "earlier" | "later" | "moves" | "kept"
      >()
      .notNull(),
    personId: key()
      .notNull()
      .references(() => people.id),
    was: text().notNull(), // a day, how many requirements are open, or ids of certifications
    becomes: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.trialId, t.effect, t.personId] })],
);
