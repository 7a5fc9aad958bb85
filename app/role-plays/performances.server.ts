import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { versionOf } from "~/content/versions.server";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances } from "~db/tables/role-plays";
import { type Rubric, rubric } from "./rubric";
import { type Scenario, scenario, type Variant } from "./scenario";
import { partsOf, tellParts } from "./telling.server";

type Name = { id: string; name: string; otherName: string | null };
/** A performance with everybody who has a part in it, graders in the order in which they were named, who planned it first. */
export type Performance = typeof performances.$inferSelect & { staff: Name; customer: Name | null; observers: Name[]; graders: Name[] };

export async function findPerformance(reader: Reader, id: string | undefined): Promise<Performance | undefined> {
  if (!id || id.length > 100) return undefined;
  const [row] = await reader.select().from(performances).where(eq(performances.id, id)).limit(1);
  if (!row) return undefined;
  const parts = await reader.select().from(performanceParts).where(eq(performanceParts.performanceId, id)).limit(100);
  const assigned = await reader
    .select({ personId: performanceGraders.personId })
    .from(performanceGraders)
    .where(eq(performanceGraders.performanceId, id))
    .orderBy(asc(performanceGraders.assignedAt), desc(eq(performanceGraders.personId, performanceGraders.assignedBy)), asc(performanceGraders.personId))
    .limit(10);
  const ids = [row.staffId, ...parts.map(({ personId }) => personId), ...assigned.map(({ personId }) => personId)];
  const names = await reader
    .select({ id: people.id, name: people.name, otherName: people.otherName })
    .from(people)
    .where(inArray(people.id, ids))
    .limit(ids.length);
  const named = (personId: string) => names.find((name) => name.id === personId)!;
  const inPart = (wanted: "customer" | "observer") => parts.filter(({ part }) => part === wanted).map(({ personId }) => named(personId));
  return {
    ...row,
    staff: named(row.staffId),
    customer: inPart("customer")[0] ?? null,
    observers: inPart("observer"),
    graders: assigned.map(({ personId }) => named(personId)),
  };
}

/** The scenario, the variant and the rubric of a performance, exactly as they were when it was planned. */
export async function contentOf(
  reader: Reader,
  performance: Pick<Performance, "id" | "scenarioHash" | "rubricHash" | "variantId">,
): Promise<{ scenario: Scenario; variant: Variant; rubric: Rubric }> {
  const asPlanned = await versionOf(reader, performance.scenarioHash, scenario);
  const scale = await versionOf(reader, performance.rubricHash, rubric);
  const variant = asPlanned?.variants.find(({ id }) => id === performance.variantId);
  if (!asPlanned || !scale || !variant) throw new Error(`the content of performance ${performance.id} was never kept`);
  return { scenario: asPlanned, variant, rubric: scale };
}

/** What `can.grade` asks of a performance. */
export const gradingOf = async (reader: Reader, visitor: { personId: string }, { staffId, graders }: Pick<Performance, "staffId" | "graders">) => ({
  staffId,
  graderIds: graders.map(({ id }) => id),
  staffIsMyManager: (await managersOf(reader, visitor.personId)).includes(staffId),
});

/** How somebody is concerned in a performance; undefined when they are not. Who is scored is that first; grading includes the rest. */
export function partIn({ staffId, customer, observers, graders }: Pick<Performance, "staffId" | "customer" | "observers" | "graders">, personId: string) {
  if (staffId === personId) return "staff" as const;
  if (graders.some(({ id }) => id === personId)) return "grader" as const;
  if (customer?.id === personId) return "customer" as const;
  return observers.some(({ id }) => id === personId) ? ("observer" as const) : undefined;
}

/**
 * Takes a plan back, so that nobody has met its variant through it. Says false when it was played, signed or cancelled already.
 * With several graders its time must be still to come: later one of them may have signed, and a refusal would tell the others.
 * `held`: an earlier fail keeps it from being scored, so that nobody has signed.
 */
export function cancelPerformance(
  store: Store,
  { id: performanceId, graders }: Pick<Performance, "id" | "graders">,
  byId: string,
  now: Date,
  { held = false } = {},
): Promise<boolean> {
  return store.tx(async (w) => {
    const notYet = graders.length > 1 && !held ? gt(performances.scheduledAt, now) : undefined;
    const open = and(
      eq(performances.id, performanceId),
      isNull(performances.cancelledAt),
      isNull(performances.startedAt),
      isNull(performances.releasedAt),
      notYet,
    );
    const [cancelled] = await w.update(performances).set({ cancelledAt: now }).where(open).returning({ staffId: performances.staffId });
    if (!cancelled) return false;
    await audit(w, { actorId: byId, act: "role-plays.cancelled", subjectId: cancelled.staffId, values: { performanceId } }, now);
    const performance = (await findPerformance(w, performanceId))!;
    await tellParts(w, "cancelled", { ...performance, ...partsOf(performance) }, byId, now);
    return true;
  });
}
