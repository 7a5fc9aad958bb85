import { eq, sql } from "drizzle-orm";
import { type Assignment, openAssignments } from "~/assignments/assignments.server";
import type { Library } from "~/content/library";
import { addDays, dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { prepared, type Reader, type Writer } from "~db/store";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { type Certificate, certificatesOf } from "./certificates.server";
import { countedFrom, nextExpiry } from "./dates";
import type { Facts } from "./facts";
import { certificateFacts, factsOf } from "./facts.server";
import { dropOtherRows, renewRegisterRow } from "./register-row.server";
import { inOrderOfNeed } from "./rules";
import { findRulesInForce, type InForce } from "./rules-in-force.server";
import { newSerial } from "./serial.server";
import { earned, type Standing, standing } from "./standing";

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
      if (isNew) facts = { ...facts, certificates: await certificateFacts(w, personId) };
    }
  }
  await dropOtherRows(w, personId, wanted);
}

/** Says whether a certificate was issued. Who ever held it is not issued another by the same facts: renewing has its own rules. */
async function settleOne(settling: Settling, inForce: InForce, facts: Facts, assigned: Assignment[], issued: Certificate[]): Promise<boolean> {
  const { w, library, person, now } = settling;
  const today = dayIn(library.zone, now);
  const held = issued.find(isOpen) ?? null;
  const current = standing(inForce.rules, facts, today, { ...library, held });
  const certificate = held ?? (assigned.length > 0 && issued.length === 0 ? await issueIfEarned(settling, inForce, current, assigned) : null);
  await renewRegisterRow(w, { person, rules: inForce.rules, standing: current, certificate, held: facts.certificates }, now);
  return certificate !== held;
}

async function issueIfEarned(
  { w, library, person, now }: Settling,
  { hash, rules }: InForce,
  { steps }: Standing,
  assigned: Assignment[],
): Promise<Certificate | null> {
  const grounds = earned(steps);
  if (!grounds) return null;
  const { method, months, windowDays, graceDays } = rules.validity;
  const issuedOn = dayIn(library.zone, grounds.completedAt);
  const [dueDate] = assigned.flatMap(({ dueOn }) => dueOn ?? []).sort();
  const { expires, windowOpens } = nextExpiry({ method, activeMonths: months, windowDays, dueDate, completed: issuedOn });
  const [certificate] = await w
    .insert(certificates)
    .values({
      serial: newSerial(),
      personId: person.id,
      certificationId: rules.id,
      tier: rules.tier,
      rulesHash: hash,
      factIds: grounds.factIds,
      holder: { name: person.name, otherName: person.otherName, staffNumber: person.staffNumber },
      titles: rules.title,
      company: library.company.name,
      issuedOn,
      countedFrom: countedFrom({ method, windowDays, dueDate, completed: issuedOn }),
      windowOpensOn: windowOpens,
      expiresOn: expires,
      graceEndsOn: addDays(expires, graceDays),
      issuedAt: now,
    })
    .returning();
  const { id, serial } = certificate!;
  await audit(
    w,
    {
      actorId: null,
      act: "certification.issued",
      subjectId: person.id,
      values: { certificateId: id, serial, certificationId: rules.id, rulesHash: hash, issuedOn, expiresOn: expires },
    },
    now,
  );
  for (const assignment of assigned) await endMatter(w, assignment.id, {}, now);
  await tell(w, [person.id], { kind: "certificate-issued", certificateId: id, certificationId: rules.id, serial, expiresOn: expires }, now);
  return certificate!;
}

const isOpen = ({ endedAt }: Certificate) => endedAt === null;
