import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { addDays, dayIn, instantAt } from "~/locale/day";
import type { Store } from "~db/store";
import { people } from "~db/tables/people";
import { demoGroups } from "./demo-people";

/** `ids`: by staff number. */
export type Telling = { store: Store; library: Library; now: Date; ids: Map<string, string>; random: () => number };

export function who({ ids }: Pick<Telling, "ids">, staffNumber: string): string {
  const personId = ids.get(staffNumber);
  if (!personId) throw new Error(`the demo has nobody with the staff number ${staffNumber}`);
  return personId;
}

export async function person({ store }: Telling, personId: string): Promise<typeof people.$inferSelect> {
  const [row] = await store.read.select().from(people).where(eq(people.id, personId)).limit(1);
  return row!;
}

/** The staff number of the first trainer of the first group somebody is or was in. */
export function trainerOf(staffNumber: string): string {
  const group = demoGroups.find(({ members, former = [] }) => [...members, ...former].includes(staffNumber));
  if (!group) throw new Error(`the demo has no group with ${staffNumber}`);
  return group.trainers[0]!;
}

export const at = ({ library, now }: Telling, daysAgo: number, time: string) => instantAt(library.zone, addDays(dayIn(library.zone, now), -daysAgo), time);
