import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { owedAt } from "~/certification/duties.server";
import { factsOf } from "~/certification/facts.server";
import { neededBy, type Rules, rules } from "~/certification/rules";
import { standing } from "~/certification/standing";
import { remaining } from "~/certification/steps";
import type { Library } from "~/content/library";
import { versionOf, versionsOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, type registerRows, rulesInForce } from "~db/tables/certification";
import { certificateDuties } from "~db/tables/duties";
import type { people } from "~db/tables/people";
import { performances } from "~db/tables/role-plays";
import { heldThen, type Then, wasOpen, wasThere } from "./as-of";

type Person = typeof people.$inferSelect;
export type ThenRow = Omit<typeof registerRows.$inferSelect, "computedAt">;
export type Asking = { reader: Reader; library: Library; then: Then };
/** Of so many rows a person has had at most. */
const EACH = 100;

/**
 * What the register would have listed about some people at the end of a day, worked out from the facts of that time: what was
 * issued and assigned, decided, read, passed and played by then, by the rules then in force.
 */
export async function rowsThen(asking: Asking, persons: Person[]): Promise<Map<string, ThenRow[]>> {
  const { reader, then } = asking;
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
  const decisions =
    issued.length === 0
      ? []
      : await reader
          .select()
          .from(certificateDecisions)
          .where(
            inArray(
              certificateDecisions.certificateId,
              issued.map(({ id }) => id),
            ),
          )
          .orderBy(asc(certificateDecisions.certificateId), asc(certificateDecisions.nth))
          .limit(limit);
  const issuedBy = await versionsOf(reader, [...new Set(issued.map(({ rulesHash }) => rulesHash))], rules);
  const needsOf = ({ rulesHash }: { rulesHash: string }) => neededBy(issuedBy.get(rulesHash) ?? { requirements: [] });
  const overdue = await reader
    .selectDistinct({ personId: certificateDuties.personId })
    .from(certificateDuties)
    .where(and(inArray(certificateDuties.personId, ids), lt(certificateDuties.dueOn, then.day), lt(certificateDuties.setAt, then.end)))
    .limit(ids.length);
  const owing = new Set(overdue.map(({ personId }) => personId));
  const inForce = new Map<string, Rules | undefined>();

  const all = new Map<string, ThenRow[]>();
  for (const person of persons) {
    const concerns = ({ personId }: { personId: string | null }) => personId === person.id;
    const own = turns.filter(concerns).map(({ act, at }) => ({ opened: act === "people.reactivated", at }));
    const imported = issued.filter((one) => concerns(one) && one.importedAt).map(({ issuedOn }) => issuedOn);
    const [since = null] = [...(person.hiredOn ? [person.hiredOn] : []), ...imported].sort();
    if (!wasThere({ ...person, since }, own, then)) continue;
    const owed = owing.has(person.id) ? await owedAt(reader, person.id, then.end) : [];
    const held = heldThen(issued.filter(concerns), decisions, needsOf, then, owed);
    const common = { personId: person.id, sortKey: person.sortKey, departmentId: person.departmentId };
    const rows: ThenRow[] = held.map((one) => ({ ...common, ...one, metCount: 0, totalCount: 0 }));
    const open = assigned.filter((one) => concerns(one) && wasOpen({ from: one.assignedAt, endedAt: one.endedAt }, then));
    for (const certificationId of new Set(open.map((one) => one.certificationId))) {
      if (held.some((one) => one.certificationId === certificationId)) continue;
      if (!inForce.has(certificationId)) inForce.set(certificationId, await rulesThen(asking, certificationId));
      const counting = inForce.get(certificationId);
      if (counting) rows.push({ ...common, ...(await progressThen(asking, person.id, counting)) });
    }
    all.set(person.id, rows.sort(byCertification));
  }
  return all;
}

const byCertification = (a: ThenRow, b: ThenRow) => (a.certificationId < b.certificationId ? -1 : 1);

/** The newest rules of that day; of a certification that came into force later, its first. */
async function rulesThen({ reader, then }: Asking, certificationId: string): Promise<Rules | undefined> {
  const versions = reader.select({ hash: rulesInForce.hash }).from(rulesInForce);
  const known = eq(rulesInForce.certificationId, certificationId);
  const [row] = await versions
    .where(and(known, lt(rulesInForce.at, then.end)))
    .orderBy(desc(rulesInForce.version))
    .limit(1);
  const [first] = row ? [row] : await reader.select({ hash: rulesInForce.hash }).from(rulesInForce).where(known).orderBy(asc(rulesInForce.version)).limit(1);
  return first && (await versionOf(reader, first.hash, rules));
}

/** How far somebody had come who held nothing yet. */
async function progressThen({ reader, library, then }: Asking, personId: string, counting: Rules) {
  const facts = await factsOf(reader, personId);
  const past = <F extends { at: Date }>(list: F[]) => list.filter(({ at }) => at < then.end);
  const planned = await reader
    .select()
    .from(performances)
    .where(and(eq(performances.staffId, personId), lt(performances.plannedAt, then.end)))
    .limit(EACH);
  const { steps, name } = standing(
    counting,
    {
      ...facts,
      lessons: facts.lessons.filter(({ readAt }) => readAt < then.end),
      quizzes: past(facts.quizzes),
      rolePlays: past(facts.rolePlays),
      certificates: past(facts.certificates),
      upcoming: planned
        .filter((one) => [one.releasedAt, one.cancelledAt].every((at) => at === null || at >= then.end))
        .map((one) => ({ performanceId: one.id, scenarioId: one.scenarioId, scheduledAt: one.scheduledAt, room: one.room, part: "staff" as const })),
    },
    then.day,
    library,
  );
  const dates = { certificateId: null, issuedOn: null, windowOpensOn: null, expiresOn: null, graceEndsOn: null, stopped: null, suspendsOn: null };
  const progress = name === "not-started" ? ("not-started" as const) : ("in-progress" as const);
  const { id: certificationId, tier } = counting;
  return { certificationId, tier, progress, metCount: steps.length - remaining(steps).length, totalCount: steps.length, ...dates };
}
