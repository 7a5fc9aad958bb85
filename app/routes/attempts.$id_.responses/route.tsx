import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { readTyped, type Typed } from "~/http/parse-form.server";
import { answerFromForm, givenIn } from "~/quizzes/answer";
import { LARGEST, replyToSave } from "~/quizzes/save-request.server";

const typed = z.object({ questionId: z.string(), seq: z.coerce.number(), kind: z.string() });

/**
 * Saves one answer, sent as JSON `{ questionId, seq, answer }` or as the fields of the page's form. What the page's script
 * sends is mostly answered before it comes here: see `app/http/answer-lane.server.ts`.
 */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { personId } = requireVisitor(context);
  const tooLong = Number(request.headers.get("Content-Length") ?? 0) > LARGEST;
  const { status, body } = tooLong
    ? { status: 413, body: { sentence: context.words.errors.sentences["413"] } }
    : await replyToSave({ ...context, personId }, params.id ?? "", await readSent(request));
  const text = JSON.stringify(body);
  return new Response(text, {
    status, // with its length said, so that nobody compresses two words
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Length": String(Buffer.byteLength(text)), "Cache-Control": "no-store" },
  });
}

async function readSent(request: Request): Promise<unknown> {
  if (!request.headers.get("Content-Type")?.startsWith("application/json")) return fromForm(await readTyped(request));
  const text = await request.text();
  if (text.length > LARGEST) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fromForm(fields: Typed): unknown {
  const form = typed.safeParse({ ...fields });
  if (!form.success) return null;
  const { questionId, seq, kind } = form.data;
  const given = givenIn(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const)));
  return { questionId, seq, answer: answerFromForm(kind, given) };
}
