import { and, asc, eq } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { coachingNotes } from "~db/tables/role-play-results";
import { findPerformance, type Performance } from "./performances.server";
import { standingResult } from "./standing-result.server";

/** What a trainer and the one who was scored settled to work on, by whom and when. */
type CoachingNote = { id: string; text: string; at: Date; by: { name: string; otherName: string | null } };

/** The notes after a performance, the oldest first. */
export async function coachingNotesOf(reader: Reader, performanceId: string): Promise<CoachingNote[]> {
  const rows = await reader
    .select({ id: coachingNotes.id, text: coachingNotes.text, at: coachingNotes.writtenAt, name: people.name, otherName: people.otherName })
    .from(coachingNotes)
    .innerJoin(people, eq(people.id, coachingNotes.writtenBy))
    .where(eq(coachingNotes.performanceId, performanceId))
    .orderBy(asc(coachingNotes.writtenAt), asc(coachingNotes.id))
    .limit(50);
  return rows.map(({ name, otherName, ...note }) => ({ ...note, by: { name, otherName } }));
}

/** Whether there is something to coach about: a result that is out, counts for a certification and is no pass. */
export async function asksForCoaching(reader: Reader, performance: Performance): Promise<boolean> {
  if (performance.towards === null || performance.setAsideAt !== null) return false;
  return (await standingResult(reader, performance))?.passed === false;
}

type Writing = { performanceId: string; text: string; byId: string };

/** Keeps a note; the same one sent twice is one. Says false where there is nothing to coach about. Whether this trainer may is asked before (`can.coach`). */
export function writeCoachingNote(store: Store, { performanceId, text, byId }: Writing, now: Date): Promise<boolean> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    if (!performance || !(await asksForCoaching(w, performance))) return false;
    const same = and(eq(coachingNotes.performanceId, performanceId), eq(coachingNotes.writtenBy, byId), eq(coachingNotes.text, text));
    if ((await w.select({ id: coachingNotes.id }).from(coachingNotes).where(same).limit(1)).length > 0) return true;
    const { staffId: personId } = performance;
    await w.insert(coachingNotes).values({ performanceId, personId, text, writtenBy: byId, writtenAt: now });
    await audit(w, { actorId: byId, act: "role-plays.coached", subjectId: personId, values: { performanceId, text } }, now);
    return true;
  });
}
