import { and, inArray, isNotNull } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { performances } from "~db/tables/role-plays";
import { type Hold, holdOn } from "./resit";
import { resitFor } from "./resits.server";

type Planned = Pick<typeof performances.$inferSelect, "id" | "staffId" | "scenarioId" | "towards" | "scheduledAt" | "startedAt" | "releasedAt" | "cancelledAt">;
/** `toScore`: what keeps it from being scored as it was planned; `toStart`: what keeps its clock from being started now. */
export type Holds = { toScore: Hold | null; toStart: Hold | null };
const none: Holds = { toScore: null, toStart: null };

/** What an earlier fail means for a performance that was planned before it. Practice waits for nothing. */
export async function holdsOn(reader: Reader, library: Library, planned: Planned, now: Date): Promise<Holds> {
  const { id, towards, startedAt, releasedAt, cancelledAt } = planned;
  if (towards === null || startedAt || releasedAt || cancelledAt) return none;
  const resit = await resitFor(reader, library, { ...planned, exceptId: id }, now);
  return { toScore: holdOn(resit, planned), toStart: holdOn(resit, { startedAt, scheduledAt: now }) };
}

/** A performance that can be neither started nor scored now: somebody has to write a note, to wait, or to plan it anew. */
export async function heldBack(reader: Reader, library: Library, planned: Planned, now: Date): Promise<Hold | null> {
  const { toScore, toStart } = await holdsOn(reader, library, planned, now);
  return toStart && toScore;
}

/** Those of many that are held back, by id. */
export async function heldAmong(reader: Reader, library: Library, planned: Planned[], now: Date): Promise<Map<string, Hold>> {
  const held = new Map<string, Hold>();
  const staffIds = [...new Set(planned.filter(({ towards }) => towards !== null).map(({ staffId }) => staffId))];
  if (staffIds.length === 0) return held;
  const scored = await reader
    .selectDistinct({ staffId: performances.staffId })
    .from(performances)
    .where(and(inArray(performances.staffId, staffIds), isNotNull(performances.towards), isNotNull(performances.releasedAt)))
    .limit(staffIds.length);
  const tried = new Set(scored.map(({ staffId }) => staffId));
  for (const one of planned) {
    const hold = tried.has(one.staffId) ? await heldBack(reader, library, one, now) : null;
    if (hold) held.set(one.id, hold);
  }
  return held;
}
