import { eq } from "drizzle-orm";
import { openAssignments } from "~/assignments/assignments.server";
import type { Library } from "~/content/library";
import { versionOf } from "~/content/versions.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { type Certificate, heldCertificates } from "./certificates.server";
import type { Facts } from "./facts";
import { factsOf } from "./facts.server";
import { byUrgency, type Path, pathOf } from "./path";
import { type Renewal, renewalOf } from "./renewal";
import { type Rules, rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";

/** One path for every open assignment and every certificate held, the most urgent first. */
export async function pathsOf(reader: Reader, library: Library, personId: string, today: Day): Promise<Path[]> {
  const [assigned, held] = [await openAssignments(reader, personId), await heldCertificates(reader, personId)];
  const alone = held.filter((certificate) => !assigned.some(({ certificationId }) => certificationId === certificate.certificationId));
  if (assigned.length + alone.length === 0) return [];
  const facts = await factsOf(reader, personId);
  const paths: Path[] = [];
  for (const { certificationId, assignment } of [
    ...assigned.map((a) => ({ certificationId: a.certificationId, assignment: a })),
    ...alone.map((c) => ({ certificationId: c.certificationId, assignment: null })),
  ]) {
    const certificate = held.find((candidate) => candidate.certificationId === certificationId) ?? null;
    const counting = certificate ? await rulesBehind(reader, certificate) : (await findRulesInForce(reader, certificationId))?.rules;
    const renewal = certificate && (await renewalFor(reader, library, certificate, facts, today));
    if (counting) paths.push(pathOf(counting, facts, { library, today, assignment, certificate, renewal }));
  }
  return paths.sort(byUrgency);
}

/** How a certificate is renewed on a day, by the rules in force. */
async function renewalFor(reader: Reader, library: Library, held: Certificate, facts: Facts, today: Day): Promise<Renewal | null> {
  const stopped = facts.certificates.find(({ factId }) => factId === held.id)?.stopped;
  if (today < held.windowOpensOn && !stopped) return null;
  const inForce = await findRulesInForce(reader, held.certificationId);
  return inForce ? renewalOf(inForce.rules, facts, today, { ...library, held, stopped }) : null;
}

/** The rules a certificate was issued by, as they were. */
export const rulesBehind = (reader: Reader, { rulesHash }: Pick<Certificate, "rulesHash">): Promise<Rules | undefined> => versionOf(reader, rulesHash, rules);

/** Whom a person reports to, to be asked for a course. */
export async function managerOf(reader: Reader, personId: string): Promise<{ name: string; otherName: string | null } | null> {
  const [person] = await reader.select({ managerId: people.managerId }).from(people).where(eq(people.id, personId)).limit(1);
  if (!person?.managerId) return null;
  const [manager] = await reader.select({ name: people.name, otherName: people.otherName }).from(people).where(eq(people.id, person.managerId)).limit(1);
  return manager ?? null;
}
