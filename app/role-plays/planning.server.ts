import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Library } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { isOpen } from "~/people/memberships.server";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import { alias, type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { groupMemberships, people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances } from "~db/tables/role-plays";
import { mayGrade } from "./graders.server";
import { panelFor } from "./pass-rule.server";
import { type Encounter, graderRefusals, type Plan, type PlanRefusal, refusalsOf, tierFor } from "./planning";
import { resitRefusals } from "./resit";
import { resitFor } from "./resits.server";
import { tellParts } from "./telling.server";

export type Planned = { outcome: "planned"; performanceId: string } | { outcome: "refused"; refusals: PlanRefusal[] };

/**
 * Plans a performance, with the trainer who plans it as its grader and a second one where the rules or the trainer ask for it.
 * After a fail it waits for its time, and for a coaching note where the rules ask for one. Keeps the scenario and rubric as they are now, because it will be scored against them. Whether the trainer may plan for this person is asked before (`can.planPerformance`).
 */
export function planPerformance(store: Store, plan: Plan, trainerId: string, library: Library, now: Date): Promise<Planned> {
  const id = newId(now.getTime());
  return store.tx(async (w) => {
    const refusals = refusalsOf(plan, library, await encountersOf(w, [plan.staffId, plan.customerId, ...plan.observerIds]));
    const second = plan.secondGraderId;
    const panel = await panelFor(w, library, plan.towards, plan.scenarioId);
    const above = panel.outsideLine > 0 ? await managersOf(w, plan.staffId) : [];
    refusals.push(...graderRefusals(plan, { trainerId, panel, above, mayGrade: second !== null && (await mayGrade(w, second, plan.staffId)) }));
    const standing = resitRefusals(await resitFor(w, library, plan, now), plan.scheduledAt);
    refusals.push(...standing.map((refusal) => ({ field: "towards" as const, personId: plan.staffId, ...refusal })));
    if (refusals.length > 0) return { outcome: "refused", refusals };
    await writePerformance(w, { ...plan, id, graderIds: [trainerId, ...(second === null ? [] : [second])], roundId: null }, trainerId, library, now);
    return { outcome: "planned", performanceId: id };
  });
}

type Written = Omit<Plan, "secondGraderId"> & { id: string; graderIds: string[]; roundId: string | null };

/** Writes a performance that nothing speaks against, with everybody's part, what it will be scored against and its audit row. */
export async function writePerformance(w: Writer, plan: Written, trainerId: string, library: Library, now: Date) {
  const scenario = library.scenarios.get(plan.scenarioId)!;
  const rubric = library.rubrics.get(scenario.rubric)!;
  await keepVersions(w, library, [scenario.hash, rubric.hash], now);

  const { id, staffId, customerId, observerIds, graderIds, variantId, towards, scheduledAt, room, roundId, startsNow } = plan;
  const content = { scenarioId: scenario.id, scenarioHash: scenario.hash, rubricId: rubric.id, rubricHash: rubric.hash };
  const tier = tierFor(library, scenario, towards);
  const planned = { scheduledAt, room, roundId, plannedBy: trainerId, plannedAt: now, startedAt: startsNow ? now : null };
  await w.insert(performances).values({ id, ...content, variantId, tier, towards, staffId, ...planned });
  for (const personId of graderIds) await w.insert(performanceGraders).values({ performanceId: id, personId, assignedBy: trainerId, assignedAt: now });
  await w.insert(performanceParts).values({ performanceId: id, personId: customerId, part: "customer" });
  for (const personId of new Set(observerIds)) await w.insert(performanceParts).values({ performanceId: id, personId, part: "observer" });
  const values = { scenarioId: scenario.id, variantId, towards, scheduledAt, customerId, observerIds, graderIds };
  await audit(w, { actorId: trainerId, act: "role-plays.planned", subjectId: staffId, values: { performanceId: id, ...values } }, now);
  const told = { id, scenarioId: scenario.id, scheduledAt, staffId, customerId, observerIds, graderIds };
  // Who plays at once stands in the room.
  await tellParts(w, "planned", startsNow ? { ...told, staffId: null, customerId: null, observerIds: [] } : told, trainerId, now);
}

/**
 * What these people have met of role-plays, in whatever version. Cancelled performances were never met. What was broken off was met
 * by all who took part, and what somebody did not come to by its customer player, who had the brief.
 */
export async function encountersOf(reader: Reader, personIds: string[]): Promise<Encounter[]> {
  const took = or(isNull(performances.cancelledAt), eq(performances.ending, "stopped"));
  const hadTheBrief = and(eq(performances.ending, "no-show"), eq(performanceParts.part, "customer"));
  const { scenarioId, variantId, releasedAt, cancelledAt } = performances;
  const columns = { scenarioId, variantId, releasedAt, cancelledAt };
  const played = await reader
    .select({ ...columns, personId: performances.staffId })
    .from(performances)
    .where(and(inArray(performances.staffId, personIds), took))
    .limit(MOST);
  const shared = await reader
    .select({ ...columns, personId: performanceParts.personId, part: performanceParts.part })
    .from(performanceParts)
    .innerJoin(performances, eq(performances.id, performanceParts.performanceId))
    .where(and(inArray(performanceParts.personId, personIds), or(took, hadTheBrief)))
    .limit(MOST);
  const all = [...played.map((row) => ({ ...row, part: "staff" as const })), ...shared];
  return all.map(({ releasedAt, cancelledAt, ...encounter }) => ({ ...encounter, pending: releasedAt === null && cancelledAt === null }));
}

/** Somebody a trainer may plan with. `trainer`: trains one of the same groups, and may play the customer or watch only. */
export type Candidate = { id: string; name: string; otherName: string | null; position: string | null; staffNumber: string; trainer: boolean };

/** The people of the groups a trainer trains today, and those who train them, by name. */
export async function candidatesFor(reader: Reader, trainerId: string, today: Day): Promise<Candidate[]> {
  const mine = alias(groupMemberships, "mine");
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      otherName: people.otherName,
      position: people.position,
      staffNumber: people.staffNumber,
      part: groupMemberships.part,
    })
    .from(groupMemberships)
    .innerJoin(mine, eq(mine.groupId, groupMemberships.groupId))
    .innerJoin(people, eq(people.id, groupMemberships.personId))
    .where(and(eq(mine.personId, trainerId), eq(mine.part, "trainer"), isOpen(mine, today), isOpen(groupMemberships, today), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(MOST);
  const candidates = new Map<string, Candidate>();
  for (const { part, ...person } of rows) candidates.set(person.id, { ...person, trainer: part === "trainer" && (candidates.get(person.id)?.trainer ?? true) });
  return [...candidates.values()];
}

/** Whom a trainer may plan with, and who of them may be scored: nobody who trains with them, nor themselves or those above them. */
export async function peopleToPlan(reader: Reader, trainerId: string, today: Day) {
  const candidates = await candidatesFor(reader, trainerId, today);
  const above = await managersOf(reader, trainerId);
  return { candidates, plannable: candidates.filter(({ id, trainer }) => !trainer && id !== trainerId && !above.includes(id)) };
}

/** Far more than the groups of one trainer hold, or have played. */
const MOST = 5000;
