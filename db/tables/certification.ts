import { sql } from "drizzle-orm";
import { bool, day, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

type Tier = "new-hire" | "supervisor" | "executive";

/** The version of a certification's rules that counts, by when it was put in force. The newest row counts. */
export const rulesInForce = table(
  "rules_in_force",
  {
    id: id(),
    certificationId: key().notNull(),
    version: int().notNull(),
    hash: key().notNull(), // in content_versions
    byPersonId: key(),
    at: moment().notNull(),
    why: text().notNull(),
    contentHash: key(), // what the authors wrote, where HR set something apart from it; else the hash itself
    adjustments: json<Record<string, unknown>>(), // what HR set, by name
    recalculated: bool(), // the dates of the certificates there were, too
  },
  (t) => [unique("rules_in_force_version").on(t.certificationId, t.version)],
);

/** What was issued: a snapshot. `endedAt` closes the chain so that a new one may begin. */
export const certificates = table(
  "certificates",
  {
    id: id(),
    serial: key().notNull(), // 26 Crockford base-32 characters, 130 random bits
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(),
    tier: text().$type<Tier>().notNull(),
    rulesHash: key().notNull(),
    factIds: json<{ requirementId: string; kind: string; factId: string }[]>().notNull(),
    holder: json<{ name: string; otherName: string | null; staffNumber: string }>().notNull(),
    titles: json<{ en: string; zh: string }>().notNull(),
    company: json<{ en: string; zh: string }>().notNull(),
    issuedOn: day().notNull(), // the day of the last fact
    countedFrom: day().notNull(), // the months were counted from this day: the last fact, the due date met, the expiry before
    windowOpensOn: day().notNull(),
    expiresOn: day().notNull(),
    graceEndsOn: day().notNull(),
    extendedFrom: day(), // its last valid day before HR gave it more time; what was decided stands in certificate_decisions
    datesBy: json<{ rulesHash: string; months: number | null; on: string }>(), // the rules its dates were worked out anew by, and when; null: those it was issued by
    issuedAt: moment().notNull(),
    renews: key(), // the certificate before it in the chain
    importedAt: moment(), // it was earned before this house kept records, and taken over from a list
    importedBy: key(),
    endedAt: moment(),
  },
  (t) => [
    unique("certificates_serial").on(t.serial),
    unique("certificates_open").on(t.personId, t.certificationId).where(sql`ended_at is null`),
    index("certificates_by_person").on(t.personId, t.issuedAt),
  ],
);

/**
 * That a certificate counts no more, or again, or has other dates: added, never changed. Of those that stop it or give it back the
 * last one stands. What moves the dates on the certificate keeps those there were before.
 */
export const certificateDecisions = table(
  "certificate_decisions",
  {
    id: id(),
    certificateId: key()
      .notNull()
      .references(() => certificates.id),
    nth: int().notNull(), // of the decisions about this certificate, from 1
    kind: text().$type<"suspended" | "revoked" | "reinstated" | "extended" | "recalculated">().notNull(),
    reason: text().notNull(),
    expiredOn: day(), // before an extension, or before its dates were worked out anew
    extendedTo: day(), // after it
    datesBefore: json<{ windowOpensOn: string; expiresOn: string; graceEndsOn: string }>(), // before they were worked out anew
    decidedOn: day().notNull(),
    decidedBy: key().notNull(),
    decidedAt: moment().notNull(),
  },
  (t) => [unique("certificate_decisions_in_order").on(t.certificateId, t.nth)],
);

/** In place of a certificate that a requirement asks for, for one person. It falls away after its day unless its condition was met by then. */
export const waivers = table(
  "waivers",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(), // whose rules ask for the certificate
    requirementId: key().notNull(),
    reason: text().notNull(),
    dueOn: day().notNull(), // the last day for the condition
    dueBy: moment().notNull(), // the end of that day
    conditionHash: key().notNull(), // the rules that say what the condition is, in content_versions
    conditionIds: json<string[]>().notNull(), // the requirements in them
    givenBy: key().notNull(),
    givenAt: moment().notNull(),
  },
  (t) => [index("waivers_by_person").on(t.personId, t.givenAt)],
);

/** One row per person and certification, derived for the register and rebuilt by the doctor. Standing follows from it and today. */
export const registerRows = table(
  "register_rows",
  {
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(),
    tier: text().$type<Tier>().notNull(),
    sortKey: key().notNull(),
    departmentId: key().notNull(),
    progress: text().$type<"not-started" | "in-progress" | "certified">().notNull(),
    metCount: int().notNull(),
    totalCount: int().notNull(),
    certificateId: key(),
    issuedOn: day(),
    windowOpensOn: day(),
    expiresOn: day(),
    graceEndsOn: day(),
    stopped: text().$type<"suspended" | "revoked">(), // by decision
    suspendsOn: day(), // the first day without a certificate that this one rests on, as things stand
    computedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.certificationId] }),
    // Pages walk by name, and look at the other columns on the way without touching the row itself.
    index("register_rows_by_name").on(
      t.sortKey,
      t.certificationId,
      t.personId,
      t.tier,
      t.departmentId,
      t.progress,
      t.windowOpensOn,
      t.expiresOn,
      t.graceEndsOn,
      t.stopped,
      t.suspendsOn,
    ),
    index("register_rows_by_stopped").on(t.stopped, t.expiresOn),
    index("register_rows_by_suspension").on(t.suspendsOn, t.expiresOn),
    // Counted by month without touching the row.
    index("register_rows_by_department").on(t.departmentId, t.expiresOn, t.certificationId, t.stopped, t.suspendsOn),
    index("register_rows_by_certification").on(t.certificationId, t.personId),
    index("register_rows_by_tier").on(t.tier),
    index("register_rows_by_progress").on(t.progress, t.expiresOn),
    index("register_rows_by_window").on(t.windowOpensOn, t.expiresOn),
    index("register_rows_by_expiry").on(t.expiresOn, t.graceEndsOn),
    index("register_rows_by_grace").on(t.graceEndsOn),
  ],
);
