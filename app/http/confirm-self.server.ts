import type { AppLoadContext } from "@remix-run/node";
import { hasSteppedUp } from "~/people/step-up";
import { stepUp } from "~/people/step-up.server";
import { requireVisitor } from "./context";
import type { FieldErrors, Typed } from "./parse-form.server";

/** Before a signature: asks by `password` whether it is still the same person. Null when that is confirmed, now or a moment ago. */
export async function confirmSelf(context: AppLoadContext, typed: Typed): Promise<{ errors: FieldErrors; status: number } | null> {
  const { store, words, now } = context;
  const visitor = requireVisitor(context);
  if (hasSteppedUp(visitor, now)) return null;
  const password = typeof typed.password === "string" ? typed.password.slice(0, 500) : "";
  if (password === "") return { errors: { password: words.replies.field.required }, status: 422 };
  const confirmed = await stepUp(store, { visitor, password }, now);
  if (confirmed.outcome === "wrong") return { errors: { password: words.grading.sign.wrong }, status: 422 };
  if (confirmed.outcome === "slowed") return { errors: { password: words.grading.sign.slowed(confirmed.seconds) }, status: 429 };
  return null;
}
