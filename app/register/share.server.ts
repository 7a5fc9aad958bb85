import { and, asc, eq, gt, inArray, notInArray } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import { breather } from "~/jobs/slices.server";
import { addDays, dayIn, instantAt } from "~/locale/day";
import { monthEndsBefore } from "~/locale/month";
import { everyDepartment } from "~/people/departments.server";
import type { Reader, Store } from "~db/store";
import { companyFacts, people } from "~db/tables/people";
import { registerShares } from "~db/tables/register";
import { pastFacts, standingThen } from "./past-facts.server";
import { ALL, countedIn } from "./rolled-up";
import { addPerson, MONTHS_BACK, type Share } from "./share";

const NAME = "register-share";
const AT_ONCE = 100;
/** More than certifications have months. */
const MOST = 10_000;

/** When the shares were counted last, if they ever were. */
export async function sharesCountedAt(reader: Reader): Promise<Date | null> {
  const [kept] = await reader.select({ at: companyFacts.at }).from(companyFacts).where(eq(companyFacts.name, NAME)).limit(1);
  return kept?.at ?? null;
}

/** The month ends of one certification, or any, in some departments, each with all below it. */
export function sharesOf(reader: Reader, departmentIds: string[], certificationId: string | null): Promise<(Share & { departmentId: string })[]> {
  const wanted = and(inArray(registerShares.departmentId, ["-", ...departmentIds]), eq(registerShares.certificationId, certificationId ?? ALL));
  return reader.select().from(registerShares).where(wanted).orderBy(asc(registerShares.day)).limit(MOST);
}

/** Whether the shares were not counted yet today. */
export async function sharesAreBehind(reader: Reader, zone: string, now: Date): Promise<boolean> {
  const counted = await sharesCountedAt(reader);
  return !counted || dayIn(zone, counted) !== dayIn(zone, now);
}

/** For the job: counts all months that are over anew, since facts of them may have come later, and writes what has changed. Says how many departments that were. */
export async function keepShares(store: Store, zone: string, now: Date, ending?: AbortSignal): Promise<number | null> {
  const counted = await countedShares(store.read, zone, now, ending);
  if (!counted) return null;
  const breathe = breather();
  let changed = 0;
  for (const [departmentId, found] of counted) {
    await breathe();
    if (sameShares(await keptShares(store.read, departmentId), found)) continue;
    changed++;
    await store.tx(async (w) => {
      await w.delete(registerShares).where(eq(registerShares.departmentId, departmentId));
      if (found.length > 0) await w.insert(registerShares).values(found.map((one) => ({ departmentId, ...one })));
    });
  }
  await store.tx(async (w) => {
    await w.delete(registerShares).where(notInArray(registerShares.departmentId, [...counted.keys()]));
    await w
      .insert(companyFacts)
      .values({ name: NAME, value: {}, at: now })
      .onConflictDoUpdate({ target: companyFacts.name, set: { at: now } });
  });
  return changed;
}

/** Of each department with all below it, and of the whole company, from the facts of everybody there ever was; null: the process ends. Departments are today's. */
export async function countedShares(reader: Reader, zone: string, now: Date, ending?: AbortSignal): Promise<Map<string, Share[]> | null> {
  const tree = await everyDepartment(reader);
  const thens = monthEndsBefore(dayIn(zone, now), MONTHS_BACK).map((day) => ({ day, end: instantAt(zone, addDays(day, 1), "00:00") }));
  const sums = new Map([ALL, ...tree.inOrder().map(({ id }) => id)].map((id) => [id, new Map<string, Share>()]));
  const breathe = breather();
  for (let after = ""; ; ) {
    if (ending?.aborted) return null;
    const persons = await reader.select().from(people).where(gt(people.id, after)).orderBy(asc(people.id)).limit(AT_ONCE);
    const facts = await pastFacts(reader, persons);
    for (const person of persons) {
      await breathe();
      const own = facts.get(person.id)!;
      if (own.issued.length + own.assigned.length === 0) continue;
      const places = countedIn(tree, person.departmentId).map((id) => sums.get(id)!);
      for (const then of thens) {
        const stood = await standingThen(reader, person, own, then);
        if (stood) for (const into of places) addPerson(into, stood, then.day);
      }
    }
    if (persons.length < AT_ONCE) return new Map([...sums].map(([id, found]) => [id, [...found.values()]]));
    after = persons.at(-1)!.id;
  }
}

/** What is kept of a department. */
export const keptShares = (reader: Reader, departmentId: string): Promise<Share[]> => {
  const { certificationId, day, people, valid } = registerShares;
  return reader.select({ certificationId, day, people, valid }).from(registerShares).where(eq(registerShares.departmentId, departmentId)).limit(MOST);
};

export const sameShares = (one: Share[], other: Share[]) => canonicalJson(byKey(one)) === canonicalJson(byKey(other));
const byKey = (shares: Share[]) =>
  Object.fromEntries(shares.map(({ certificationId, day, people, valid }) => [`${certificationId} ${day as string}`, [people, valid]]));
