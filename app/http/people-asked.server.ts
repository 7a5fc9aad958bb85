import type { Listing } from "~/people/people-list.server";

/** Which people a list's address asks for. */
export function peopleAsked(request: Request): Listing {
  const asked = new URL(request.url).searchParams;
  const text = (name: string) => (asked.get(name) ?? "").slice(0, 200).replace(/\p{Cc}/gu, "");
  return { q: text("q").trim(), active: asked.get("show") !== "inactive", after: text("after") };
}
