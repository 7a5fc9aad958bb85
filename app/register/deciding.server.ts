import { and, eq, isNotNull } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { remarkingDecisions, remarkings } from "~db/tables/regrading";

/** A result that has turned by a regrade. */
export async function findTurned(reader: Reader, id: string): Promise<{ id: string; personId: string } | undefined> {
  const [turned] = await reader
    .select({ id: remarkings.id, personId: remarkings.personId })
    .from(remarkings)
    .where(and(eq(remarkings.id, id), isNotNull(remarkings.turned)))
    .limit(1);
  return turned;
}

/** Keeps that a turned result was looked at and what was decided, once. `late`: somebody else was first, and theirs stands. */
export function decideRemarked(
  store: Store,
  turned: { id: string; personId: string },
  { note, decidedBy }: { note: string; decidedBy: string },
  now: Date,
): Promise<"decided" | "late"> {
  return store.tx(async (w) => {
    const before = await w.select({ id: remarkingDecisions.id }).from(remarkingDecisions).where(eq(remarkingDecisions.remarkingId, turned.id)).limit(1);
    if (before.length > 0) return "late";
    await w.insert(remarkingDecisions).values({ id: newId(now.getTime()), remarkingId: turned.id, note, decidedBy, decidedAt: now });
    await audit(w, { actorId: decidedBy, act: "quizzes.remarked-decided", subjectId: turned.personId, values: { remarkingId: turned.id, note } }, now);
    return "decided";
  });
}
