import { and, eq, isNull } from "drizzle-orm";
import { endMatter, tell } from "~/messages/tell.server";
import { managersOf } from "~/people/relations.server";
import type { Somebody } from "~/people/trained.server";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { people, roles } from "~db/tables/people";
import { appealSteps } from "~db/tables/role-play-results";
import { type Appeal, findAppeal } from "./appeals.server";
import { gradersFor } from "./graders.server";
import { findPerformance, type Performance } from "./performances.server";
import { standingSettlement } from "./scorecards.server";

/** Confirms that an appeal was received. Says false when it was before, or is decided. */
export function receiveAppeal(store: Store, { appealId, byId }: { appealId: string; byId: string }, now: Date): Promise<boolean> {
  return store.tx(async (w) => {
    const appeal = await findAppeal(w, appealId);
    return appeal !== undefined && !appeal.decidedAt && receive(w, appeal, byId, now);
  });
}

export type Owning = { appealId: string; ownerId: string; byId: string /** Who has it on the page it was given from. */; seen: string | null };

/** Makes an appeal somebody's to decide; that also receives it. */
export function ownAppeal(store: Store, { appealId, ownerId, byId, seen }: Owning, now: Date): Promise<"owned" | "decided" | "changed" | "may-not"> {
  return store.tx(async (w) => {
    const appeal = await findAppeal(w, appealId);
    const performance = appeal && (await findPerformance(w, appeal.performanceId));
    if (!performance || appeal.decidedAt) return "decided";
    if ((appeal.owned?.ownerId ?? null) !== seen) return "changed";
    if (!(await mayOwn(w, performance, ownerId))) return "may-not";
    await receive(w, appeal, byId, now);
    await w.insert(appealSteps).values({ appealId, kind: "owned", byId, ownerId, at: now });
    await audit(w, { actorId: byId, act: "role-plays.appeal-owned", subjectId: appeal.personId, values: { appealId, ownerId } }, now);
    await endMatter(w, appealId, { kinds: ["appeal-filed", "appeal-given"] }, now);
    const about = { appealId, performanceId: performance.id, scenarioId: performance.scenarioId, personId: appeal.personId, decideOn: appeal.decideOn };
    if (ownerId !== byId) await tell(w, [ownerId], { kind: "appeal-given", ...about }, now);
    return "owned";
  });
}

async function receive(w: Writer, { id: appealId, performanceId, personId, received }: Appeal, byId: string, now: Date): Promise<boolean> {
  if (received) return false;
  const [step] = await w.insert(appealSteps).values({ appealId, kind: "received", byId, at: now }).onConflictDoNothing().returning({ id: appealSteps.id });
  if (!step) return false;
  await audit(w, { actorId: byId, act: "role-plays.appeal-received", subjectId: personId, values: { appealId } }, now);
  const performance = (await findPerformance(w, performanceId))!;
  await tell(w, [personId], { kind: "appeal-received", appealId, performanceId, scenarioId: performance.scenarioId }, now);
  return true;
}

/**
 * Whether an appeal may be somebody's to decide: an active trainer or somebody of HR who neither graded the performance nor
 * decided between its graders, is not the one who was scored, and stands neither above nor below them in the line.
 */
export async function mayOwn(reader: Reader, performance: Performance, ownerId: string): Promise<boolean> {
  if ((await barred(reader, performance)).includes(ownerId)) return false;
  const held = await reader
    .select({ role: roles.role })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.personId, ownerId), isNull(roles.endedAt), eq(people.active, true)))
    .limit(20);
  return held.some(({ role }) => role === "trainer" || role === "hr") && !(await managersOf(reader, ownerId)).includes(performance.staffId);
}

/** Who decided nothing of it yet and may be given an appeal: trainers of the person's groups first, then all others. */
export async function ownersFor(reader: Reader, performance: Performance, today: Day): Promise<Somebody[]> {
  const not = await barred(reader, performance);
  return (await gradersFor(reader, performance.staffId, today)).filter(({ id }) => !not.includes(id));
}

/** The one who was scored, those above them, the graders, and who decided between these. */
async function barred(reader: Reader, { id, staffId, graders }: Performance): Promise<string[]> {
  const settlement = await standingSettlement(reader, id);
  return [staffId, ...(await managersOf(reader, staffId)), ...graders.map((grader) => grader.id), ...(settlement?.decidedBy ? [settlement.decidedBy] : [])];
}
