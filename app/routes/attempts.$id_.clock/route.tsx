import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { clockOf } from "~/quizzes/attempt";
import { findAttempt } from "~/quizzes/attempts.server";

/** When the person's own open attempt ends, as JSON; null when it has ended or has no limit. Asked every few seconds by its pages. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { personId } = requireVisitor(context);
  const attempt = found(await findAttempt(context.store.read, personId, params.id ?? ""));
  const clock = attempt.closedAt ? null : clockOf(attempt, context.now, context.zone);
  return Response.json({ clock }, { headers: { "Cache-Control": "no-store" } });
}
