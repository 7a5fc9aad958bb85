import { day, id, index, json, key, moment, table, text } from "../kit";
import { people } from "./people";

/**
 * Somebody was away from work. What follows from it for certificates are duties. Its end may be written down later, once; what
 * was recorded by mistake is taken back and stays to be read.
 */
export const absences = table(
  "absences",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    fromOn: day().notNull(),
    toOn: day(), // the last day away; null while they are away and nobody knows how long
    reason: text().notNull(),
    recordedBy: key().notNull(),
    recordedAt: moment().notNull(),
    endedBy: key(),
    endedAt: moment(), // when the end was written down, where that was later
    takenBackBy: key(),
    takenBackAt: moment(),
    takenBackReason: text(),
  },
  (t) => [index("absences_by_person").on(t.personId, t.fromOn)],
);

/** What a duty is about: the absence, the module's new version, or what happened on a day. */
export type DutyAbout =
  | { kind: "absence"; absenceId: string; from: string; to: string }
  | { kind: "delta"; moduleId: string; version: number }
  | { kind: "retraining"; cause: "complaint" | "red-line"; day: string };

/**
 * What the holder of a certificate has to meet anew while it runs: added, and taken back at most. Whether it is met follows from
 * the facts since it began.
 */
export const certificateDuties = table(
  "certificate_duties",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(),
    kind: text().$type<DutyAbout["kind"]>().notNull(),
    about: json<DutyAbout>().notNull(),
    sinceOn: day().notNull(),
    since: moment().notNull(), // what was shown from this instant on counts
    dueOn: day().notNull(), // the last day on which the certificate counts while it is not met
    requirements: json<{ id: string; kind: string }[]>().notNull(), // as the rules had them that day
    reason: text().notNull(),
    setBy: key(), // null: by a rule
    setAt: moment().notNull(),
    takenBackBy: key(),
    takenBackAt: moment(),
    takenBackReason: text(),
  },
  (t) => [index("certificate_duties_by_person").on(t.personId, t.setAt), index("certificate_duties_by_due").on(t.dueOn)],
);
