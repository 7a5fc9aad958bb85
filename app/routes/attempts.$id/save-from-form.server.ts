import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { answerFromForm, type Given, givenIn, isBlank } from "~/quizzes/answer";
import { findAttempt } from "~/quizzes/attempts.server";
import { LARGEST } from "~/quizzes/save-request.server";
import { type Save, saveResponse } from "~/quizzes/saving.server";

const fields = z.object({ questionId: z.string().max(100), seq: z.coerce.number().int().min(1).max(9_999), kind: z.string().max(20) });
/** Kinds whose answer cannot be taken back on the page: their boxes cannot be unticked. */
const isKept = (kind: string) => kind === "single" || kind === "true-false";

/** Saves what the plain form says. Null when it is saved or nothing was chosen; a sentence when the page must be shown again. */
export async function saveFromForm(
  context: AppLoadContext,
  personId: string,
  attemptId: string,
  typed: Record<string, unknown>,
): Promise<{ sentence: string; status: 409 | 422; given?: Given } | null> {
  const { attempt: words, replies } = context.words;
  const form = fields.safeParse({ ...typed });
  if (!form.success) return { sentence: replies.unfitBecause.unfit, status: 422 };
  const { questionId, seq, kind } = form.data;
  const given = givenIn(fieldsOf(typed));
  if (JSON.stringify(given).length > LARGEST) return { sentence: replies.unfitBecause.tooLong, status: 422 };
  // Nothing given where nothing was stored: the person goes on and leaves it open. That this is theirs is asked all the same.
  const untouched = isBlank(given) && (seq === 1 || isKept(kind));
  const saved = untouched ? await reach(context, personId, attemptId) : await save();
  if (saved.outcome === "saved") return null;
  if (saved.outcome === "no-attempt") throw refusal(404);
  if (saved.outcome === "unfit") return { sentence: replies.unfitBecause[saved.because], status: 422, given };
  if (saved.outcome === "newer") return { sentence: replies.newer, status: 409 };
  const closedAt = (await findAttempt(context.store.read, personId, attemptId))?.closedAt;
  throw refusal(409, closedAt ? replies.closedAt(formatInstant(closedAt, context.zone, context.language)) : words.closed, {
    to: `/attempts/${attemptId}/result`,
    label: words.toResult,
  });

  function save(): Promise<Save> {
    const answer = answerFromForm(kind, given);
    return saveResponse(context.store, context.library, personId, attemptId, { questionId, seq, answer }, context.now);
  }
}

async function reach(context: AppLoadContext, personId: string, attemptId: string): Promise<Save> {
  const attempt = await findAttempt(context.store.read, personId, attemptId);
  if (!attempt) return { outcome: "no-attempt" };
  return { outcome: attempt.closedAt ? "closed" : "saved", late: false };
}

const fieldsOf = (typed: Record<string, unknown>) =>
  Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
