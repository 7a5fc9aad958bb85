import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { answerFromForm } from "~/quizzes/answer";
import { saveResponse } from "~/quizzes/saving.server";

/** Far above any answer. */
const LARGEST = 64_000;

const sent = z.object({ questionId: z.string().max(100), seq: z.int().min(1).max(9_999), answer: z.unknown() });
const typed = z.object({ questionId: z.string(), seq: z.coerce.number(), kind: z.string(), answer: z.union([z.string(), z.array(z.string())]).optional() });

/** Saves one answer for the page's script, sent as JSON `{ questionId, seq, answer }` or as the fields of the page's form. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  const { errors, quizzes } = context.words;
  if (Number(request.headers.get("Content-Length") ?? 0) > LARGEST) return say({ sentence: errors.sentences["413"] }, 413);
  const given = sent.safeParse(await readSent(request));
  if (!given.success) return say({ sentence: quizzes.attempt.unfit }, 422);

  const saved = await saveResponse(
    context.store,
    context.library,
    visitor.personId,
    params.id ?? "",
    { ...given.data, answer: given.data.answer },
    context.now,
  );
  switch (saved.outcome) {
    case "saved":
      return say({ saved: given.data.seq }, 200);
    case "newer":
      return say({ sentence: quizzes.attempt.newer, stored: saved.stored }, 409);
    case "closed":
      return say({ sentence: quizzes.attempt.closed, stored: null }, 409);
    case "unfit":
      return say({ sentence: quizzes.attempt.unfit }, 422);
    case "no-attempt":
      return say({ sentence: errors.sentences["404"] }, 404);
  }
}

/** With its length said, so that nobody compresses two words. */
function say(body: object, status: number): Response {
  const text = JSON.stringify(body);
  return new Response(text, {
    status,
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

function fromForm(fields: unknown): unknown {
  const form = typed.safeParse({ ...(fields as object) });
  if (!form.success) return null;
  const { questionId, seq, kind, answer } = form.data;
  return { questionId, seq, answer: answerFromForm(kind, answer === undefined ? [] : [answer].flat()) };
}
