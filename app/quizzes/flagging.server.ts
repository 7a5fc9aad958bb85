import { eq } from "drizzle-orm";
import type { Store } from "~db/store";
import { attempts } from "~db/tables/quizzes";
import { findAttempt } from "./attempts.server";

/** Marks one question of an open attempt to come back to, or takes the mark away. Twice is as good as once. */
export function flagQuestion(
  store: Store,
  personId: string,
  attemptId: string,
  questionId: string,
  flagged: boolean,
): Promise<"done" | "no-attempt" | "closed" | "unfit"> {
  return store.tx(async (w) => {
    const attempt = await findAttempt(w, personId, attemptId);
    if (!attempt) return "no-attempt";
    if (attempt.closedAt) return "closed";
    if (!attempt.draw.some((drawn) => drawn.questionId === questionId)) return "unfit";
    const others = (attempt.flagged ?? []).filter((one) => one !== questionId);
    await w
      .update(attempts)
      .set({ flagged: flagged ? [...others, questionId] : others })
      .where(eq(attempts.id, attemptId));
    return "done";
  });
}
