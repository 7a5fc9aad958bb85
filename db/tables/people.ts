import { sql } from "drizzle-orm";
import { bool, day, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";

export const departments = table(
  "departments",
  {
    id: id(),
    parentId: key(),
    name: text().notNull(),
    otherName: text(),
    sortKey: key().notNull(),
    createdAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [index("departments_by_parent").on(t.parentId, t.sortKey)],
);

export const people = table(
  "people",
  {
    id: id(),
    staffNumber: key().notNull(),
    email: key(),
    mobile: key(),
    name: text().notNull(),
    otherName: text(),
    sortKey: key().notNull(), // pinyin or folded Latin of the name, then the staff number
    departmentId: key()
      .notNull()
      .references(() => departments.id),
    managerId: key(),
    site: text(),
    position: text(),
    hiredOn: day(),
    language: text().$type<"en" | "zh" | null>(), // an explicit choice only
    active: bool().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    unique("people_staff_number").on(t.staffNumber),
    unique("people_email").on(t.email),
    unique("people_mobile").on(t.mobile),
    index("people_by_manager").on(t.managerId, t.active, t.sortKey),
    index("people_by_department").on(t.departmentId, t.sortKey),
    index("people_by_sort_key").on(t.sortKey),
    index("people_by_activity").on(t.active, t.sortKey),
    index("people_by_site").on(t.site, t.active),
    index("people_by_hiring").on(t.hiredOn, t.id),
    index("people_by_creation").on(t.createdAt, t.id),
  ],
);

/**
 * What is to change about a person on a day: facts, or that they leave after the day before. Carried out by a job on that day;
 * what cannot be carried out then stays to be looked at, with the reason.
 */
export const plannedChanges = table(
  "planned_changes",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    onDay: day().notNull(),
    facts: json<Record<string, string | null>>().notNull(), // the new value of each fact that changes
    leaves: bool().notNull(),
    plannedBy: key().notNull(),
    plannedAt: moment().notNull(),
    endedAt: moment(), // carried out, or taken back
    outcome: text().$type<"done" | "taken-back">(),
    failure: text().$type<"manager" | "department" | "circle" | "last-administrator">(),
  },
  (t) => [index("planned_changes_open").on(t.onDay, t.id).where(sql`ended_at is null`), index("planned_changes_by_person").on(t.personId, t.onDay)],
);

/** What a merge moved from one record to the other, and what it changed, so that both can be put back. */
export type Moved = {
  rows: { table: string; ids: string[] }[];
  /** In the order they were changed. */
  changed: { table: string; id: string; before: Record<string, string | number | null> }[];
  /** Addresses the one that stays took over. */
  taken: { email?: string; mobile?: string };
  wasActive: boolean;
};

/** Two records of one person made one. The merged record stays, closed, and leads to the one kept. See app/people/merging.md. */
export const merges = table(
  "merges",
  {
    id: id(),
    keptId: key()
      .notNull()
      .references(() => people.id),
    mergedId: key()
      .notNull()
      .references(() => people.id),
    mergedBy: key().notNull(),
    mergedAt: moment().notNull(),
    moved: json<Moved>().notNull(),
    undoneAt: moment(),
    undoneBy: key(),
  },
  (t) => [unique("merges_open").on(t.mergedId).where(sql`undone_at is null`), index("merges_by_kept").on(t.keptId, t.mergedAt)],
);

/** Folded words of a person's names and number, for prefix search. Derived from `people`. */
export const nameWords = table(
  "name_words",
  {
    word: key().notNull(),
    personId: key()
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.word, t.personId] }), index("name_words_by_person").on(t.personId, t.word)],
);

export const roles = table(
  "roles",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    role: text().$type<"trainer" | "hr" | "author" | "admin">().notNull(),
    grantedAt: moment().notNull(),
    grantedBy: key(),
    endedAt: moment(),
    endedBy: key(),
  },
  (t) => [unique("roles_open").on(t.personId, t.role).where(sql`ended_at is null`), index("roles_by_role").on(t.role, t.endedAt, t.personId)],
);

export const groups = table(
  "groups",
  {
    id: id(),
    name: text().notNull(),
    otherName: text(),
    sortKey: key().notNull(),
    createdAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [index("groups_by_sort_key").on(t.sortKey)],
);

/** Who belongs to a group, as what, from when to when. `untilOn` is the last day. */
export const groupMemberships = table(
  "group_memberships",
  {
    id: id(),
    groupId: key()
      .notNull()
      .references(() => groups.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    part: text().$type<"member" | "trainer">().notNull(),
    fromOn: day().notNull(),
    untilOn: day(),
  },
  (t) => [
    unique("group_memberships_open").on(t.groupId, t.personId, t.part).where(sql`until_on is null`),
    index("group_memberships_by_person").on(t.personId, t.part),
    index("group_memberships_by_group").on(t.groupId, t.part, t.untilOn),
    index("group_memberships_by_beginning").on(t.fromOn),
  ],
);

/** The newest row is the password in force. */
export const passwords = table(
  "passwords",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    hash: text().notNull(),
    setAt: moment().notNull(),
  },
  (t) => [index("passwords_by_person").on(t.personId, t.setAt)],
);

/** A signed-in browser. `id` is the SHA-256 of the token in its cookie. */
export const sessions = table(
  "sessions",
  {
    id: key().primaryKey(),
    personId: key()
      .notNull()
      .references(() => people.id),
    startedAt: moment().notNull(),
    seenAt: moment().notNull(),
    steppedUpAt: moment(),
    userAgent: text().notNull(),
    address: text().notNull(),
    endedAt: moment(),
  },
  (t) => [index("sessions_by_person").on(t.personId, t.startedAt)],
);

/** One-time links by which somebody chooses a password, printed as slips or mailed. `id` is the SHA-256 of the token. */
export const signInLinks = table(
  "sign_in_links",
  {
    id: key().primaryKey(),
    personId: key()
      .notNull()
      .references(() => people.id),
    purpose: text().$type<"slip" | "invitation" | "reset">(), // null: a slip
    issuedBy: key(),
    issuedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    withdrawnAt: moment(),
  },
  (t) => [index("sign_in_links_by_person").on(t.personId, t.issuedAt), index("sign_in_links_by_expiry").on(t.expiresAt)],
);

/**
 * Letters with a one-time link that are to be sent, or were. The link is made when the letter is sent and its token kept
 * nowhere: a letter that is tried again has a new one.
 */
export const signInLetters = table(
  "sign_in_letters",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    purpose: text().$type<"invitation" | "reset">().notNull(),
    askedBy: key(), // who invited; null: somebody who cannot sign in
    at: moment().notNull(),
    state: text().$type<"waiting" | "sent" | "failed" | "dropped">().notNull(),
    dueAt: moment().notNull(), // not before
    tries: int().notNull(),
    claimedUntil: moment(),
    settledAt: moment(),
    why: text(), // why it failed or was dropped, or is tried again
  },
  (t) => [
    index("sign_in_letters_waiting").on(t.dueAt).where(sql`state = 'waiting'`),
    index("sign_in_letters_by_person").on(t.personId, t.at),
    index("sign_in_letters_by_time").on(t.at),
  ],
);

/** Failed guesses per account, address or serial within a window, and turns that were used. Derived: may be emptied. */
export const throttles = table(
  "throttles",
  {
    key: key().primaryKey(),
    failures: int().notNull(),
    windowEndsAt: moment().notNull(),
  },
  (t) => [index("throttles_by_end").on(t.windowEndsAt)],
);

/** Browsers in which a person has signed in before: they pass the waits that others' guesses at the account cause. */
export const knownBrowsers = table(
  "known_browsers",
  {
    browserHash: key().notNull(), // SHA-256 of the token in its cookie
    personId: key()
      .notNull()
      .references(() => people.id),
    lastAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.browserHash, t.personId] }), index("known_browsers_by_person").on(t.personId), index("known_browsers_by_use").on(t.lastAt)],
);

/** Facts about the company that are not content: demo marks, when the first administrator's link was made. */
export const companyFacts = table("company_facts", {
  name: key().primaryKey(),
  value: json<unknown>().notNull(),
  at: moment().notNull(),
});
