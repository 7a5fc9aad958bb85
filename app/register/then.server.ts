import { and, asc, desc, eq, lt } from "drizzle-orm";
import { factsOf, waiversAt } from "~/certification/facts.server";
import { type Rules, rules } from "~/certification/rules";
import { standing } from "~/certification/standing";
import { remaining } from "~/certification/steps";
import type { Library } from "~/content/library";
import { versionOf } from "~/content/versions.server";
import type { Reader } from "~db/store";
import { type registerRows, rulesInForce } from "~db/tables/certification";
import type { people } from "~db/tables/people";
import { performances } from "~db/tables/role-plays";
import type { Then } from "./as-of";
import { pastFacts, standingThen } from "./past-facts.server";

type Person = typeof people.$inferSelect;
export type ThenRow = Omit<typeof registerRows.$inferSelect, "computedAt">;
/** `isAsked`: whether somebody's way to a certification, who holds none of it yet, is asked about at all. */
export type Asking = { reader: Reader; library: Library; then: Then; isAsked?: (certificationId: string) => boolean };
/** Of so many rows a person has had at most. */
const EACH = 100;

/**
 * What the register would have listed about some people at the end of a day, worked out from the facts of that time: what was
 * issued and assigned, decided, read, passed and played by then, by the rules then in force.
 */
export async function rowsThen(asking: Asking, persons: Person[]): Promise<Map<string, ThenRow[]>> {
  const { reader, then, isAsked = () => true } = asking;
  const facts = await pastFacts(reader, persons);
  const inForce = new Map<string, Rules | undefined>();
  const all = new Map<string, ThenRow[]>();
  for (const person of persons) {
    const stood = await standingThen(reader, person, facts.get(person.id)!, then);
    if (!stood) continue;
    const common = { personId: person.id, sortKey: person.sortKey, departmentId: person.departmentId };
    const rows: ThenRow[] = stood.held.map((one) => ({ ...common, ...one, metCount: 0, totalCount: 0 }));
    for (const certificationId of stood.assigned.filter(isAsked)) {
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
      waivers: facts.waivers.length > 0 ? await waiversAt(reader, personId, then.end) : [],
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
