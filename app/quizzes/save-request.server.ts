import { z } from "zod";
import type { Library } from "~/content/library";
import type { Words } from "~/locale/catalogues";
import type { Store } from "~db/store";
import { saveResponse } from "./saving.server";

/** The most bytes a request to save one answer may have: far above any answer. */
export const LARGEST = 64_000;

const sent = z.object({ questionId: z.string().max(100), seq: z.int().min(1).max(9_999), answer: z.unknown() });

type Around = { store: Store; library: Library; words: Words; now: Date; personId: string };

/** What is said to a request to save one answer, whichever way it came in: a status and a body for JSON. */
export async function replyToSave(
  { store, library, words, now, personId }: Around,
  attemptId: string,
  request: unknown,
): Promise<{ status: number; body: object }> {
  const { attempt, errors, replies } = words;
  const given = sent.safeParse(request);
  if (!given.success) return { status: 422, body: { sentence: replies.unfitBecause.unfit } };
  const saved = await saveResponse(store, library, personId, attemptId, { ...given.data, answer: given.data.answer }, now);
  switch (saved.outcome) {
    case "saved":
      return { status: 200, body: { saved: given.data.seq, late: saved.late || undefined } };
    case "newer":
      return { status: 409, body: { sentence: replies.newer, stored: saved.stored } };
    case "closed":
      return { status: 409, body: { sentence: attempt.closed, stored: null } };
    case "unfit":
      return { status: 422, body: { sentence: replies.unfitBecause[saved.because] } };
    case "no-attempt":
      return { status: 404, body: { sentence: errors.sentences["404"] } };
  }
}
