import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { breather } from "~/jobs/slices.server";
import { normalStaffNumber } from "~/people/account";
import type { Reader, Store } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { audit } from "./audit.server";

/** As many people as one pack holds. */
export const MOST_PEOPLE = 25;
const AT_ONCE = 5000;

/** Whose records a pack holds, and if they were drawn, how: anybody can draw the same people again. */
export type Choice = { peopleIds: string[]; seed: string | null; among: number | null };
const kept = z.object({ peopleIds: z.array(z.string()).min(1).max(MOST_PEOPLE), seed: z.string().nullable(), among: z.number().nullable() });

/** The people with these staff numbers, and the numbers that nobody has. */
export async function peopleNumbered(reader: Reader, numbers: string[]): Promise<{ peopleIds: string[]; unknown: string[] }> {
  const wanted = [...new Set(numbers.map(normalStaffNumber))];
  const rows = await reader
    .select({ id: people.id, staffNumber: people.staffNumber })
    .from(people)
    .where(inArray(people.staffNumber, wanted))
    .limit(wanted.length);
  return { peopleIds: rows.map(({ id }) => id), unknown: wanted.filter((number) => !rows.some(({ staffNumber }) => staffNumber === number)) };
}

/** Draws people from all who hold a certificate and work here: those whose SHA-256 of seed and id comes first. */
export async function drawPeople(reader: Reader, count: number, seed = randomBytes(16).toString("hex")): Promise<Choice> {
  const breathe = breather();
  let first: { id: string; rank: string }[] = [];
  let among = 0;
  for (let after = ""; ; ) {
    await breathe();
    const rows = await reader
      .selectDistinct({ id: people.id })
      .from(people)
      .innerJoin(certificates, and(eq(certificates.personId, people.id), isNull(certificates.endedAt)))
      .where(and(gt(people.id, after), eq(people.active, true)))
      .orderBy(asc(people.id))
      .limit(AT_ONCE);
    among += rows.length;
    const ranked = rows.map(({ id }) => ({ id, rank: createHash("sha256").update(seed).update(id).digest("hex") }));
    first = [...first, ...ranked].sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count);
    if (rows.length < AT_ONCE) return { peopleIds: first.map(({ id }) => id), seed, among };
    after = rows.at(-1)!.id;
  }
}

/** Keeps in the audit trail who was chosen, and how: the pack is made from this entry, whose id it gives. */
export const keepChoice = (store: Store, choice: Choice, byPersonId: string, now: Date): Promise<string> =>
  store.tx((w) => audit(w, { actorId: byPersonId, act: "record.pack-chosen", subjectId: null, values: choice }, now));

/** A choice by the id of its entry. */
export async function findChoice(reader: Reader, id: string): Promise<Choice | undefined> {
  const [row] = await reader
    .select({ values: auditValues.values })
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(and(eq(auditEntries.id, id), eq(auditEntries.act, "record.pack-chosen")))
    .limit(1);
  return kept.safeParse(row?.values).data;
}

/** Keeps each time a pack leaves the house. */
export const notePackTaken = (store: Store, { choiceId, byPersonId }: { choiceId: string; byPersonId: string }, now: Date) =>
  store.tx((w) => audit(w, { actorId: byPersonId, act: "record.pack-taken", subjectId: null, values: { choice: choiceId } }, now));
