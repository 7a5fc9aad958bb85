import type { ActionFunctionArgs } from "@remix-run/node";
import { writeCookie } from "~/http/cookies";
import { done } from "~/http/redirect";
import { endSession } from "~/people/sessions.server";

export async function action({ context }: ActionFunctionArgs) {
  const { visitor, store, now } = context;
  if (visitor) await store.tx((w) => endSession(w, visitor.personId, visitor.sessionId, now));
  return done(context, "/sign-in", "signedOut", [writeCookie(context, "session", "", 0)]);
}
