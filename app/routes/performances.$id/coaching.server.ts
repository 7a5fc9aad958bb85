import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { formatInstant } from "~/locale/day";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { asksForCoaching, coachingNotesOf } from "~/role-plays/coaching.server";
import type { Performance } from "~/role-plays/performances.server";

/** The coaching notes after a performance, for who was scored and who graded, and whether the reader may write one. */
export async function coachingOf(context: AppLoadContext, performance: Performance) {
  const { store, language, zone, today } = context;
  const visitor = requireVisitor(context);
  if (!performance.releasedAt) return null;
  const notes = await coachingNotesOf(store.read, performance.id);
  const may = can.coach(visitor, await relationTo(store.read, visitor, performance.staffId, today));
  return {
    notes: notes.map(({ id, text, at, by }) => ({ id, text, by: nameIn(language, by), when: formatInstant(at, zone, language) })),
    writeAt: may && (await asksForCoaching(store.read, performance)) ? `/performances/${performance.id}/coaching` : null,
  };
}
export type CoachingShown = Awaited<ReturnType<typeof coachingOf>>;
