import type { Library } from "~/content/library";
import { inSlices } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { isUniqueViolation } from "~db/unique-violation";
import type { Known } from "./staff-known";
import { loadKnown } from "./staff-known.server";
import { candidatesOf, type StaffList } from "./staff-list.server";
import { type Plan, type Planning, planStaff, printOf } from "./staff-plan";
import type { Candidate } from "./staff-row";
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
  const known = await loadKnown(reader, dayIn(library.zone, now));
  return planned(await inSlices(candidatesOf(list)), known, planning);
}

/** How often a list is planned anew because somebody else was first. */
const TRIES = 4;

/**
 * Writes a list in one transaction, or nothing of it while a row is refused. What is written was planned on the company as it is
 * within the transaction: of two who write the same list at once, the second changes nothing more.
 */
export async function importList(store: Store, library: Library, list: StaffList, importing: Importing, now: Date): Promise<Imported> {
  const today = dayIn(library.zone, now);
  const { byPersonId, seen, fileName, complete, also } = importing;
  for (let tries = 1; ; tries++) {
    const { plan, print, company, writes } = await prepare(store.read, list, importing, today, now);
    if (plan.counts.refused > 0) return { outcome: "refused", plan, print };
    if (seen !== undefined && seen !== print) return { outcome: "stale", plan, print };
    const isWritten = await store
      .tx(async (w) => {
        const still = await loadKnown(w, today);
        if (still.print !== company && (await planned(await inSlices(candidatesOf(list)), still, importing)).print !== print) return false;
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

/** The plan with what it writes, and the mark of the company it was made for. What it was made from is forgotten: of a long list it is much. */
async function prepare(reader: Reader, list: StaffList, planning: Planning, today: Day, now: Date) {
  const known = await loadKnown(reader, today);
  const { plan, print } = await planned(await inSlices(candidatesOf(list)), known, planning);
  const { byPersonId } = planning;
  const isRefused = plan.counts.refused > 0;
  const writes = await inSlices(writesOf(isRefused ? NOTHING : plan, known, { byPersonId, today, newId: () => newId(now.getTime()) }));
  return { plan, print, writes, company: known.print };
}
const NOTHING: Plan = { outcomes: [], departments: [], groups: [], counts: { added: 0, changed: 0, unchanged: 0, deactivated: 0, refused: 0 } };

async function planned(candidates: Candidate[], known: Known, planning: Planning): Promise<Planned> {
  const plan = await inSlices(planStaff(candidates, known, planning));
  return { plan, print: await inSlices(printOf(plan)) };
}
