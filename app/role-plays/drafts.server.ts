import { and, desc, eq } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { type DraftMarks, scorecardDrafts } from "~db/tables/role-plays";
import { findPerformance } from "./performances.server";
import { doorFor } from "./scorecards.server";

export type Draft = typeof scorecardDrafts.$inferSelect;

export async function newestDraft(reader: Reader, performanceId: string, graderId: string): Promise<Draft | undefined> {
  const mine = and(eq(scorecardDrafts.performanceId, performanceId), eq(scorecardDrafts.graderId, graderId));
  const [draft] = await reader.select().from(scorecardDrafts).where(mine).orderBy(desc(scorecardDrafts.seq)).limit(1);
  return draft;
}

/**
 * One save of all marks. `writer` is the opened page and `turn` its own count; `base` is the newest `seq` the page knew when it
 * was opened or last saved.
 */
export type Save = { performanceId: string; graderId: string; marks: DraftMarks; ready: boolean; writer: string; turn: number; base: number };
/** Marks that stood on paper and were typed in afterwards: when they are handed in, that is put on record. */
type Source = { fromPaper?: boolean };
export type Saved =
  | { outcome: "saved"; seq: number; savedAt: Date }
  | { outcome: "elsewhere"; seq: number; savedAt: Date } // another page wrote in between: nothing was written now
  | { outcome: "closed" }; // signed or cancelled

/** Appends the marks. The same save sent twice, or one overtaken by a later one of its page, changes nothing and is acknowledged. */
export function saveDraft(store: Store, { base, fromPaper = false, ...save }: Save & Source, now: Date): Promise<Saved> {
  return store.tx(async (w) => {
    if ((await doorFor(w, save.performanceId, save.graderId)).state === "closed") return { outcome: "closed" };
    const newest = await newestDraft(w, save.performanceId, save.graderId);
    const known = newest && { seq: newest.seq, savedAt: newest.savedAt };
    const same = newest && (newest.ready || !save.ready) && canonicalJson(newest.marks) === canonicalJson(save.marks);
    const overtaken = newest?.writer === save.writer && save.turn <= newest.turn;
    if (known && (same || overtaken)) return { outcome: "saved", ...known };
    if (known && newest.writer !== save.writer && newest.seq !== base) return { outcome: "elsewhere", ...known };
    const seq = (newest?.seq ?? 0) + 1;
    await w.insert(scorecardDrafts).values({ ...save, seq, savedAt: now });
    if (fromPaper && save.ready) {
      const performance = await findPerformance(w, save.performanceId);
      const values = { performanceId: save.performanceId, seq };
      await audit(w, { actorId: save.graderId, act: "role-plays.typed-from-paper", subjectId: performance!.staffId, values }, now);
    }
    return { outcome: "saved", seq, savedAt: now };
  });
}
