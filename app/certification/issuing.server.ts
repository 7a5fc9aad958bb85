import { eq, sql } from "drizzle-orm";
import { type Assignment, openAssignments } from "~/assignments/assignments.server";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import { prepared, type Reader, type Writer } from "~db/store";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { type Certificate, certificatesOf } from "./certificates.server";
import { datesOf } from "./dates";
import { endCertificate } from "./ending.server";
import type { Facts } from "./facts";
import { certificateFacts, factsOf } from "./facts.server";
import { dropOtherRows, renewRegisterRow } from "./register-row.server";
import { renewalOf } from "./renewal";
import { inOrderOfNeed } from "./rules";
import { findRulesInForce, type InForce } from "./rules-in-force.server";
import { newSerial } from "./serial.server";
import { dropOtherWaits, renewWait } from "./sign-off-waits.server";
import type { Chain } from "./sign-offs";
import { type Standing, standing } from "./standing";

type Person = typeof people.$inferSelect;
type Settling = { w: Writer; library: Library; person: Person; now: Date };

const personById = prepared("person_to_settle", (reader: Reader) =>
  reader
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .limit(1),
);

/**
 * Works out a person's standings anew after a fact was added or changed about them, issues what they have earned, and renews
 * their rows of the register; a certificate issued counts at once for those that need it. Called in the transaction of the fact, so that nobody has to press a button. Doing it again changes
 * nothing. Only who is active and has an open assignment to the certification is issued one.
 */
export async function settleCertifications(w: Writer, library: Library, personId: string, now: Date): Promise<void> {
  const [person] = await personById(w, { personId });
  if (!person) return;
  const assigned = person.active ? await openAssignments(w, personId) : [];
  const issued = person.active ? await certificatesOf(w, personId) : [];
  const wanted = [...new Set([...assigned, ...issued.filter(isOpen)].map(({ certificationId }) => certificationId))];
  if (wanted.length > 0) {
    const inForce: InForce[] = [];
    for (const certificationId of wanted) inForce.push(...[(await findRulesInForce(w, certificationId)) ?? []].flat());
    let facts = await factsOf(w, personId);
    for (const counting of inOrderOfNeed(inForce)) {
      const concerns = (row: { certificationId: string }) => row.certificationId === counting.rules.id;
      const isNew = await settleOne({ w, library, person, now }, counting, facts, assigned.filter(concerns), issued.filter(concerns));
      if (isNew) facts = await factsOf(w, personId);
    }
    for (const { factId, metAt } of facts.duties) if (metAt) await endMatter(w, factId, {}, now);
  }
  await dropOtherRows(w, personId, wanted);
  await dropOtherWaits(w, personId, wanted, now);
}

/**
 * Says whether a certificate was issued: the first by what is assigned, each later one by the renewal of the one before it. No
 * fact counts for two of them.
 */
async function settleOne(settling: Settling, inForce: InForce, facts: Facts, assigned: Assignment[], issued: Certificate[]): Promise<boolean> {
  const { w, library, person, now } = settling;
  const today = dayIn(library.zone, now);
  const held = issued.find(isOpen) ?? null;
  const { isNew, chain } = held
    ? await renewIfEarned(settling, inForce, facts, held)
    : assigned.length > 0 && issued.length === 0
      ? await issueIfEarned(settling, inForce, facts, assigned)
      : { isNew: null, chain: null };
  const certificate = isNew || held;
  const current = standing(inForce.rules, facts, today, { ...library, held: certificate });
  const certificatesHeld = isNew ? await certificateFacts(w, person.id) : facts.certificates;
  await renewRegisterRow(w, { person, rules: inForce.rules, standing: current, certificate, held: certificatesHeld }, now);
  await renewWait(w, { personId: person.id, inForce, chain }, now);
  return Boolean(isNew);
}

/** What was issued, if every requirement is met and every sign-off given; and the chain, whose sign-offs may still be waited for. */
type Outcome = { isNew: Certificate | null; chain: Chain | null };

async function issueIfEarned(settling: Settling, inForce: InForce, facts: Facts, assigned: Assignment[]): Promise<Outcome> {
  const { w, library, now } = settling;
  const chain = chainOf(standing(inForce.rules, facts, dayIn(library.zone, now), library));
  if (chain?.waits && !chain.waits.returned) for (const { id } of assigned) await endMatter(w, id, { kinds: ["due", "report-overdue"] }, now);
  if (!chain || chain.waits) return { isNew: null, chain };
  const [dueDate] = assigned.flatMap(({ dueOn }) => dueOn ?? []).sort();
  const isNew = await issue(settling, inForce, { ...chain, dueDate, previous: null });
  for (const assignment of assigned) await endMatter(w, assignment.id, {}, now);
  return { isNew, chain };
}

const chainOf = (current: Standing) => ("chain" in current ? current.chain : null);

/** The certificate before is closed, and stays to be read. What follows a revoked one begins a chain of its own. */
async function renewIfEarned(settling: Settling, inForce: InForce, facts: Facts, held: Certificate): Promise<Outcome> {
  const { w, library, now } = settling;
  const stopped = facts.certificates.find(({ factId }) => factId === held.id)?.stopped;
  const chain = renewalOf(inForce.rules, facts, dayIn(library.zone, now), { ...library, held, stopped })?.chain ?? null;
  if (!chain || chain.waits) return { isNew: null, chain };
  await endCertificate(w, held.id, now, now);
  return { isNew: await issue(settling, inForce, { ...chain, previous: stopped ? null : held }), chain };
}

type Grounds = Pick<Chain, "completedAt" | "factIds"> & { dueDate?: Day | undefined; previous: Certificate | null };

async function issue(
  { w, library, person, now }: Settling,
  { hash, rules, since }: InForce,
  { completedAt, factIds, dueDate, previous }: Grounds,
): Promise<Certificate> {
  // What a change of the rules made enough is enough from that change on: nothing is issued by rules that were not yet in force.
  const completed = dayIn(library.zone, since && since > completedAt ? since : completedAt);
  const dates = datesOf(rules.validity, { completed, previous, dueDate });
  const [certificate] = await w
    .insert(certificates)
    .values({
      ...{ serial: newSerial(), personId: person.id, certificationId: rules.id, tier: rules.tier, rulesHash: hash, factIds },
      holder: { name: person.name, otherName: person.otherName, staffNumber: person.staffNumber },
      ...{ titles: rules.title, company: library.company.name },
      ...dates,
      ...{ issuedAt: now, renews: previous?.id ?? null },
    })
    .returning();
  const { id, serial, issuedOn, expiresOn } = certificate!;
  const about = { certificateId: id, serial, certificationId: rules.id };
  const values = { ...about, rulesHash: hash, issuedOn, expiresOn, ...(previous ? { renews: previous.serial } : {}) };
  await audit(w, { actorId: null, act: "certification.issued", subjectId: person.id, values }, now);
  await tell(w, [person.id], { kind: "certificate-issued", ...about, expiresOn }, now);
  return certificate!;
}

const isOpen = ({ endedAt }: Certificate) => endedAt === null;
