import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { answerFromForm } from "~/quizzes/answer";
import { findAttempt } from "~/quizzes/attempts.server";
import { saveResponse } from "~/quizzes/saving.server";

const fields = z.object({
  questionId: z.string().max(100),
  seq: z.coerce.number().int().min(1).max(9_999),
  kind: z.string().max(20),
  answer: z.union([z.string().max(100), z.array(z.string().max(100)).max(50)]).optional(),
});

/** Saves what the plain form says. Null when it is saved or nothing was chosen; a sentence when the page must be shown again. */
export async function saveFromForm(
  context: AppLoadContext,
  personId: string,
  attemptId: string,
  typed: Record<string, unknown>,
): Promise<{ sentence: string; status: 409 | 422 } | null> {
  const words = context.words.quizzes.attempt;
  const form = fields.safeParse({ ...typed });
  if (!form.success) return { sentence: words.unfit, status: 422 };
  const { questionId, seq, kind, answer: values = [] } = form.data;
  // Nothing ticked where nothing was stored: the person goes on and leaves it open. That this is theirs is asked all the same.
  const untouched = values.length === 0 && (seq === 1 || kind !== "multiple");
  const saved = untouched ? await reach(context, personId, attemptId) : await save();
  if (saved === "saved") return null;
  if (saved === "no-attempt") throw refusal(404);
  if (saved === "unfit") return { sentence: words.unfit, status: 422 };
  if (saved === "newer") return { sentence: words.newer, status: 409 };
  const closedAt = (await findAttempt(context.store.read, personId, attemptId))?.closedAt;
  throw refusal(409, closedAt ? words.closedAt(formatInstant(closedAt, context.zone, context.language)) : words.closed, {
    to: `/attempts/${attemptId}/result`,
    label: words.toResult,
  });

  async function save() {
    const answer = answerFromForm(kind, [values].flat());
    return (await saveResponse(context.store, context.library, personId, attemptId, { questionId, seq, answer }, context.now)).outcome;
  }
}

async function reach(context: AppLoadContext, personId: string, attemptId: string): Promise<"saved" | "no-attempt" | "closed"> {
  const attempt = await findAttempt(context.store.read, personId, attemptId);
  if (!attempt) return "no-attempt";
  return attempt.closedAt ? "closed" : "saved";
}
