import { and, asc, inArray } from "drizzle-orm";
import { owedAt } from "~/certification/duties.server";
import { restingOn, waiversAt } from "~/certification/facts.server";
import { type Rules, rules } from "~/certification/rules";
import { versionsOf } from "~/content/versions.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, waivers } from "~db/tables/certification";
import { certificateDuties } from "~db/tables/duties";
import type { people } from "~db/tables/people";
import { type Decided, type HeldThen, heldThen, type Then, type Turn, wasOpen, wasThere } from "./as-of";

type Person = typeof people.$inferSelect;
type Issued = typeof certificates.$inferSelect;
/** What happened to a person, from which what they held and were to earn on any day follows. */
type PastFacts = {
  /** When they were hired, or earned the first certificate of a list, if that is known. */
  since: Day | null;
  turns: Turn[];
  issued: Issued[];
  decisions: Decided[];
  assigned: { certificationId: string; assignedAt: Date; endedAt: Date | null }[];
  duties: { dueOn: Day; setAt: Date }[];
  waivers: { dueOn: Day; givenAt: Date }[];
  rulesOf: (certificate: Issued) => Pick<Rules, "id" | "requirements">;
};
/** Of so many rows a person has had at most. */
const EACH = 100;

/** The facts of some people, by their ids: for some hundred at a time. */
export async function pastFacts(reader: Reader, persons: Person[]): Promise<Map<string, PastFacts>> {
  const ids = persons.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const limit = ids.length * EACH;
  const turns = await reader
    .select({ personId: auditEntries.subjectId, act: auditEntries.act, at: auditEntries.at })
    .from(auditEntries)
    .where(and(inArray(auditEntries.subjectId, ids), inArray(auditEntries.act, ["people.deactivated", "people.reactivated"])))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(limit);
  const issued = await reader.select().from(certificates).where(inArray(certificates.personId, ids)).limit(limit);
  const assigned = await reader.select().from(assignments).where(inArray(assignments.personId, ids)).limit(limit);
  const { personId, dueOn, setAt } = certificateDuties;
  const duties = await reader.select({ personId, dueOn, setAt }).from(certificateDuties).where(inArray(personId, ids)).limit(limit);
  const given = { personId: waivers.personId, dueOn: waivers.dueOn, givenAt: waivers.givenAt };
  const waived = await reader.select(given).from(waivers).where(inArray(waivers.personId, ids)).limit(limit);
  const certificateIds = issued.map(({ id }) => id);
  const decisions = certificateIds.length === 0 ? [] : await decisionsAbout(reader, certificateIds, limit);
  const issuedBy = await versionsOf(reader, [...new Set(issued.map(({ rulesHash }) => rulesHash))], rules);
  const rulesOf = ({ rulesHash, certificationId: id }: Issued) => issuedBy.get(rulesHash) ?? { id, requirements: [] };

  const holders = new Map(issued.map((one) => [one.id, one.personId]));
  const of = {
    turns: byPerson(turns, (one) => one.personId),
    issued: byPerson(issued, (one) => one.personId),
    assigned: byPerson(assigned, (one) => one.personId),
    duties: byPerson(duties, (one) => one.personId),
    waivers: byPerson(waived, (one) => one.personId),
    decisions: byPerson(decisions, (one) => holders.get(one.certificateId)!),
  };
  return new Map(
    persons.map(({ id, hiredOn }) => {
      const own = of.issued(id);
      const imported = own.filter(({ importedAt }) => importedAt).map(({ issuedOn }) => issuedOn);
      const [since = null] = [...(hiredOn ? [hiredOn] : []), ...imported].sort();
      const turned = of.turns(id).map(({ act, at }) => ({ opened: act === "people.reactivated", at }));
      const owing = { duties: of.duties(id), waivers: of.waivers(id) };
      return [id, { since, turns: turned, issued: own, decisions: of.decisions(id), assigned: of.assigned(id), ...owing, rulesOf }];
    }),
  );
}

/** What somebody held at the end of a day, and which certifications besides they were to earn; null: they were not with the company. */
export async function standingThen(reader: Reader, person: Person, facts: PastFacts, then: Then): Promise<{ held: HeldThen[]; assigned: string[] } | null> {
  if (!wasThere({ ...person, since: facts.since }, facts.turns, then)) return null;
  const isOwing = facts.duties.some(({ dueOn, setAt }) => dueOn < then.day && setAt < then.end);
  const owed = isOwing ? await owedAt(reader, person.id, then.end) : [];
  const isOnWaiver = facts.waivers.some(({ dueOn, givenAt }) => dueOn < then.day && givenAt < then.end);
  const waived = isOnWaiver ? await waiversAt(reader, person.id, then.end) : [];
  const held = heldThen(facts.issued, facts.decisions, (one) => restingOn(facts.rulesOf(one), waived), then, owed);
  const open = facts.assigned.filter(({ assignedAt, endedAt }) => wasOpen({ from: assignedAt, endedAt }, then)).map(({ certificationId }) => certificationId);
  return { held, assigned: [...new Set(open)].filter((id) => !held.some(({ certificationId }) => certificationId === id)) };
}

const decisionsAbout = (reader: Reader, certificateIds: string[], limit: number) =>
  reader
    .select()
    .from(certificateDecisions)
    .where(inArray(certificateDecisions.certificateId, certificateIds))
    .orderBy(asc(certificateDecisions.certificateId), asc(certificateDecisions.nth))
    .limit(limit);

function byPerson<Row>(rows: Row[], personOf: (row: Row) => string | null): (id: string) => Row[] {
  const all = new Map<string | null, Row[]>();
  for (const row of rows) {
    const own = all.get(personOf(row));
    if (own) own.push(row);
    else all.set(personOf(row), [row]);
  }
  return (id) => all.get(id) ?? [];
}
