import type { Library } from "~/content/library";
import { inSlices } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { isUniqueViolation } from "~db/unique-violation";
import type { Known } from "./staff-known";
import { loadKnown } from "./staff-known.server";
import type { StaffList } from "./staff-list.server";
import { candidatesOf } from "./staff-list.server";
import { type Plan, type Planning, planStaff, printOf } from "./staff-plan";
import { writesOf } from "./staff-writes";
import { writeStaff } from "./staff-writing.server";

export type Importing = Planning & {
  fileName: string;
  /** The mark of the plan that was looked at: another one is not written. Left out where nobody looks. */
  seen?: string;
  /** What else belongs to the same change, in its transaction. */
  also?: (w: Writer, plan: Plan) => Promise<void>;
};
export type Planned = { plan: Plan; print: string };
export type Imported = Planned & { outcome: "written" | "refused" | "stale" };

/** What a list would do to the company as it is now. */
export async function planList(reader: Reader, list: StaffList, planning: Planning, library: Library, now: Date): Promise<Planned> {
  const { plan, print } = await planned(reader, await inSlices(candidatesOf(list)), planning, library, now);
  return { plan, print };
}

/** How often a list is planned anew because somebody else was first. */
const TRIES = 4;

/**
 * Writes a list in one transaction, or nothing of it while a row is refused. What is written was planned on the company as it is
 * within the transaction: of two who write the same list at once, the second changes nothing more.
 */
export async function importList(store: Store, library: Library, list: StaffList, importing: Importing, now: Date): Promise<Imported> {
  const candidates = await inSlices(candidatesOf(list));
  const today = dayIn(library.zone, now);
  const { byPersonId, seen, fileName, complete, also } = importing;
  for (let tries = 1; ; tries++) {
    const { plan, print, known } = await planned(store.read, candidates, importing, library, now);
    if (plan.counts.refused > 0) return { outcome: "refused", plan, print };
    if (seen !== undefined && seen !== print) return { outcome: "stale", plan, print };
    const writes = await inSlices(writesOf(plan, known, { byPersonId, today, newId: () => newId(now.getTime()) }));
    const isWritten = await store
      .tx(async (w) => {
        const still = await planned(w, candidates, importing, library, now);
        if (still.print !== print) return false;
        await writeStaff(w, library, writes, { byPersonId, today, now });
        await audit(w, { actorId: byPersonId, act: "people.imported", subjectId: null, values: { file: fileName, complete, ...plan.counts } }, now);
        await also?.(w, plan);
        return true;
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error) && tries < TRIES) return false; // somebody took a number at the same moment: now it is found
        throw error;
      });
    if (isWritten) return { outcome: "written", plan, print };
    if (tries >= TRIES) throw new Error("the staff list could not be written: people are being changed all the time");
  }
}

async function planned(
  reader: Reader,
  candidates: Parameters<typeof planStaff>[0],
  planning: Planning,
  library: Library,
  now: Date,
): Promise<Planned & { known: Known }> {
  const known = await loadKnown(reader, dayIn(library.zone, now));
  const plan = await inSlices(planStaff(candidates, known, planning));
  return { plan, print: await inSlices(printOf(plan)), known };
}
