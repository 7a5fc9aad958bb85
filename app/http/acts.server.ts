import type { Typed } from "./parse-form.server";
import { refusal } from "./refusal";

/** The act a form of a page with several forms names in its field `intent`, or a 400 answer. */
export function actOf<A>(acts: Record<string, A>, typed: Typed): A {
  const intent = String(typed.intent);
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined;
  if (!act) throw refusal(400);
  return act;
}
