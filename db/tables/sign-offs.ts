import { sql } from "drizzle-orm";
import { id, index, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

type Office = "trainer" | "direct-supervisor" | "department-head" | "hr" | "hr-head" | "panel-chair" | "sponsor";

/**
 * That a link of a chain of sign-offs was signed, or returned with a reason: added, never changed. It is given over the facts
 * `proofsHash` names; over others the link is asked anew.
 */
export const signOffs = table(
  "sign_offs",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(),
    signOffId: key().notNull(),
    office: text().$type<Office>().notNull(), // as what it was signed
    decision: text().$type<"signed" | "returned">().notNull(),
    reason: text(), // of what was returned
    proofsHash: key().notNull(),
    rulesHash: key().notNull(), // the rules that say what it confirms, in content_versions
    signedBy: key()
      .notNull()
      .references(() => people.id),
    signedAt: moment().notNull(),
  },
  (t) => [
    unique("sign_offs_once").on(t.personId, t.certificationId, t.signOffId, t.proofsHash).where(sql`decision = 'signed'`),
    index("sign_offs_by_person").on(t.personId, t.signedAt),
    index("sign_offs_by_signer").on(t.signedBy, t.signedAt),
  ],
);

/** The link of a person's chain that waits to be signed: derived when standings are settled, and rebuilt by the doctor. */
export const signOffWaits = table(
  "sign_off_waits",
  {
    personId: key()
      .notNull()
      .references(() => people.id),
    certificationId: key().notNull(),
    signOffId: key().notNull(),
    office: text().$type<Office>().notNull(),
    proofsHash: key().notNull(),
    rulesHash: key().notNull(),
    since: moment().notNull(),
    returnedAt: moment(), // it was given back, and stands still until the same link is signed
  },
  (t) => [primaryKey({ columns: [t.personId, t.certificationId] }), index("sign_off_waits_by_office").on(t.office, t.since, t.personId)],
);

/** Whom HR named to sign as the head of a department, of HR, the chair of a panel or the sponsor, from when to when. */
export const signers = table(
  "signers",
  {
    id: id(),
    office: text().$type<"department-head" | "hr-head" | "panel-chair" | "sponsor">().notNull(),
    departmentId: key().notNull(), // of a department's head; "" is the whole company
    personId: key()
      .notNull()
      .references(() => people.id),
    namedBy: key().notNull(),
    namedAt: moment().notNull(),
    endedAt: moment(),
    endedBy: key(),
  },
  (t) => [unique("signers_open").on(t.office, t.departmentId).where(sql`ended_at is null`), index("signers_by_person").on(t.personId, t.endedAt)],
);
