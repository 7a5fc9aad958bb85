import { eq } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { selfAssessments } from "~db/tables/role-play-results";
import { contentOf, findPerformance } from "./performances.server";
import { assessmentDoor, type SelfAssessment } from "./self-assessment";

export type Given = typeof selfAssessments.$inferSelect;

/** What the one who was scored said of their own play. Never shown to a grader before the result is out. */
export async function findSelfAssessment(reader: Reader, performanceId: string): Promise<Given | undefined> {
  const [row] = await reader.select().from(selfAssessments).where(eq(selfAssessments.performanceId, performanceId)).limit(1);
  return row;
}

/** Keeps it, once. The performance is the person's own: that is asked before. Nothing waits for it, and it changes no result. */
export function giveSelfAssessment(
  store: Store,
  { performanceId, ...said }: SelfAssessment & { performanceId: string },
  now: Date,
): Promise<"given" | "already" | "not-yet" | "closed" | "called-off"> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    if (!performance) return "closed";
    const door = assessmentDoor(performance, (await contentOf(w, performance)).scenario.minutes.play, now);
    if (door !== "open") return door;
    const personId = performance.staffId;
    const row = { performanceId, personId, ...said, givenAt: now };
    const [given] = await w.insert(selfAssessments).values(row).onConflictDoNothing().returning({ id: selfAssessments.id });
    if (!given) return "already";
    await audit(w, { actorId: personId, act: "role-plays.self-assessed", subjectId: personId, values: { performanceId, ...said } }, now);
    return "given";
  });
}
