import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { formatInstant } from "~/locale/day";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { heldBack } from "~/role-plays/held.server";
import type { Performance } from "~/role-plays/performances.server";

/** What an earlier fail makes a planned performance wait for, and where the reader may write the note that is missing. */
export async function holdOf(context: AppLoadContext, performance: Performance) {
  const { store, library, zone, language, now, today } = context;
  const hold = await heldBack(store.read, library, performance, now);
  if (!hold) return null;
  const visitor = requireVisitor(context);
  const may = hold.noteAfter && can.coach(visitor, await relationTo(store.read, visitor, performance.staffId, today));
  return {
    from: hold.from && formatInstant(hold.from, zone, language),
    note: hold.noteAfter !== null,
    writeAt: may ? `/performances/${hold.noteAfter}/coaching` : null,
  };
}
export type HoldShown = NonNullable<Awaited<ReturnType<typeof holdOf>>>;
