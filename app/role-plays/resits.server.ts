import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, or } from "drizzle-orm";
import { everyRequirement } from "~/certification/rules";
import { findRulesInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances, scorecards, settlements } from "~db/tables/role-plays";
import { rolePlayFacts } from "./facts.server";
import { noResit, type Resit, type ResitRule, resitAfter, usualResit } from "./resit";

/** What somebody is to be scored in. `exceptId`: a performance that is not meant, because it is the one to be planned anew. */
type Scoring = { staffId: string; scenarioId: string; towards: string | null; exceptId?: string };

/** What stands before a performance of a person for a certification. Practice is not limited. */
export async function resitFor(reader: Reader, library: Library, { staffId, scenarioId, towards, exceptId }: Scoring, now: Date): Promise<Resit> {
  if (towards === null) return noResit;
  const { scenarios, rule } = await alikeFor(reader, library, towards, scenarioId);
  const resultFirst = await withoutResult(reader, { staffId, towards, scenarios, exceptId }, now);
  const facts = (await rolePlayFacts(reader, staffId)).filter((fact) => fact.towards === towards && scenarios.includes(fact.scenarioId));
  if (facts.every(({ passed }) => passed)) return resitAfter([], rule, resultFirst);
  const ids = facts.map(({ performanceId }) => performanceId);
  const out = await reader
    .select({ id: performances.id, at: performances.releasedAt })
    .from(performances)
    .where(inArray(performances.id, ids))
    .limit(ids.length);
  const releasedAt = new Map(out.map(({ id, at }) => [id, at]));
  const tries = await Promise.all(
    facts.map(async ({ factId, performanceId, passed, at }) => ({
      ...{ performanceId, passed, releasedAt: releasedAt.get(performanceId) ?? at },
      crossed: !passed && (await crossedRedLine(reader, factId)),
      coached: !passed && (await isCoached(reader, performanceId)),
    })),
  );
  return resitAfter(tries, rule, resultFirst);
}

/** The role-plays any of which meets the requirement that this one is played for, and when it may be played again; itself alone where no rules name it. */
export async function alikeFor(
  reader: Reader,
  library: Library,
  towards: string | null,
  scenarioId: string,
): Promise<{ scenarios: string[]; rule: ResitRule }> {
  const rules = towards === null ? undefined : ((await findRulesInForce(reader, towards))?.rules ?? library.certifications.get(towards));
  const asked = rules && everyRequirement(rules).find((one) => one.kind === "role-play" && one.scenarios.includes(scenarioId));
  return { scenarios: asked?.kind === "role-play" ? asked.scenarios : [scenarioId], rule: rules?.rolePlayResit ?? usualResit };
}

/** Of these people those who were scored for a certification before, or were to be by now: for all others nothing stands before a performance. */
export async function triedBefore(reader: Reader, staffIds: string[], towards: string, now: Date): Promise<Set<string>> {
  if (staffIds.length === 0) return new Set();
  const rows = await reader
    .selectDistinct({ staffId: performances.staffId })
    .from(performances)
    .where(and(inArray(performances.staffId, staffIds), eq(performances.towards, towards), or(isNotNull(performances.releasedAt), hasBegun(now))))
    .limit(staffIds.length);
  return new Set(rows.map(({ staffId }) => staffId));
}

type Requirement = { staffId: string; towards: string; scenarios: string[]; exceptId?: string };

const hasBegun = (now: Date) => or(isNotNull(performances.startedAt), lt(performances.scheduledAt, now));

/** A performance that has begun, or was to have by now, and whose result is not out. */
async function withoutResult(reader: Reader, { staffId, towards, scenarios, exceptId }: Requirement, now: Date): Promise<string | null> {
  const [row] = await reader
    .select({ id: performances.id })
    .from(performances)
    .where(
      and(
        eq(performances.staffId, staffId),
        eq(performances.towards, towards),
        inArray(performances.scenarioId, scenarios),
        isNull(performances.releasedAt),
        isNull(performances.cancelledAt),
        hasBegun(now),
        exceptId === undefined ? undefined : ne(performances.id, exceptId),
      ),
    )
    .orderBy(asc(performances.scheduledAt))
    .limit(1);
  return row?.id ?? null;
}

/** Whether a red line was crossed in what a result counts: a scorecard, or several that were settled. */
async function crossedRedLine(reader: Reader, factId: string): Promise<boolean> {
  const [settled] = await reader.select({ ids: settlements.scorecardIds }).from(settlements).where(eq(settlements.id, factId)).limit(1);
  const ids = settled?.ids ?? [factId];
  const cards = await reader.select({ marks: scorecards.marks }).from(scorecards).where(inArray(scorecards.id, ids)).limit(ids.length);
  return cards.some(({ marks }) => marks.redLines.length > 0);
}

const isCoached = async (reader: Reader, performanceId: string): Promise<boolean> =>
  (await reader.select({ id: coachingNotes.id }).from(coachingNotes).where(eq(coachingNotes.performanceId, performanceId)).limit(1)).length > 0;
