import type { Library } from "~/content/library";
import type { Store } from "~db/store";
import { sameAnswer } from "./answer";
import { isLate } from "./attempt";
import { findAttempt } from "./attempts.server";
import { closeIfOverdue } from "./closing.server";
import { questionAsDrawn } from "./drawn.server";
import { byPlaces } from "./drawn-parts";
import { givenAnswer, type Unfit } from "./given-answer";
import { addResponse, latestResponse, type Stored } from "./responses.server";

export type Save =
  /** `late`: after the deadline, within the grace: it counts, and is marked. */
  | { outcome: "saved"; late: boolean }
  /** A later or different answer with this number is there already; it stays. Given as the page knows it. */
  | { outcome: "newer"; stored: Stored }
  | { outcome: "closed" }
  | { outcome: "no-attempt" }
  /** The question was not drawn, or this cannot be an answer to it. */
  | { outcome: "unfit"; because: Unfit };

/**
 * Appends an answer, which names parts by their places (`drawn-parts.ts`). `seq` counts the answers to one question, from 1: the same answer with the same number is one row,
 * however often it is sent, and a number that is not above the stored one never overwrites.
 */
export function saveResponse(
  store: Store,
  library: Library,
  personId: string,
  attemptId: string,
  given: { questionId: string; seq: number; answer: unknown },
  now: Date,
): Promise<Save> {
  return store.tx(async (w): Promise<Save> => {
    const attempt = await findAttempt(w, personId, attemptId);
    if (!attempt) return { outcome: "no-attempt" };
    if (attempt.closedAt || (await closeIfOverdue(w, library, attempt, now))) return { outcome: "closed" };

    const drawn = attempt.draw.find(({ questionId }) => questionId === given.questionId);
    if (!drawn) return { outcome: "unfit", because: "unfit" };
    const fitted = givenAnswer(await questionAsDrawn(w, library, attempt, drawn), drawn.parts, given.answer);
    if ("unfit" in fitted) return { outcome: "unfit", because: fitted.unfit };
    const { answer } = fitted;

    const stored = await latestResponse(w, attemptId, given.questionId);
    if (stored && stored.seq >= given.seq)
      return stored.seq === given.seq && sameAnswer(stored.answer, answer)
        ? { outcome: "saved", late: isLate(attempt, now) }
        : { outcome: "newer", stored: { seq: stored.seq, answer: byPlaces(stored.answer, drawn.parts) } };
    await addResponse(w, { attemptId, questionId: given.questionId, seq: given.seq, answer, savedAt: now });
    return { outcome: "saved", late: isLate(attempt, now) };
  });
}
