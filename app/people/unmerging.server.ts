import { and, asc, eq, gte, inArray, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import type { Store, Writer } from "~db/store";
import { certificates } from "~db/tables/certification";
import { type Moved, merges, people } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import { scorecards, settlements } from "~db/tables/role-plays";
import { setPart, setPerson, setRow } from "./merging.server";
import { type Movable, movables } from "./merging-tables.server";

/** So long a merge can be undone, in milliseconds. */
export const UNDOABLE = 86_400_000;
export type Undone = "undone" | "gone" | "too-late" | "merged-on";

/** Puts two records back as they were before a merge; what the one kept did since stays with it. */
export const undoMerge = (store: Store, library: Library, { mergeId, by }: { mergeId: string; by: string }, now: Date): Promise<Undone> =>
  store.tx(async (w) => {
    const [merge] = await w.select().from(merges).where(eq(merges.id, mergeId)).limit(1);
    if (!merge || merge.undoneAt) return "gone";
    if (now.getTime() - merge.mergedAt.getTime() > UNDOABLE) return "too-late";
    const { keptId, mergedId, moved } = merge;
    const onwards = and(eq(merges.mergedId, keptId), isNull(merges.undoneAt));
    if ((await w.select({ id: merges.id }).from(merges).where(onwards).limit(1)).length > 0) return "merged-on";

    await endEarnedTogether(w, merge, now);
    for (const { table, ids } of moved.rows) {
      if (table === "parts") await partsBack(w, ids, keptId, mergedId);
      else if (movables.includes(table as Movable))
        for (let from = 0; from < ids.length; from += 500) await setPerson(w, table as Movable, ids.slice(from, from + 500), mergedId, keptId);
    }
    await signedAgain(w, moved, keptId, mergedId);
    for (const { table, id, before } of moved.changed.toReversed()) await putBack(w, table as Movable, id, before);
    await countAgain(w, keptId);
    await factsBack(w, moved, keptId, mergedId);
    await w.update(merges).set({ undoneAt: now, undoneBy: by }).where(eq(merges.id, mergeId));
    for (const subjectId of [keptId, mergedId]) await audit(w, { actorId: by, act: "people.merge-undone", subjectId, values: { keptId, mergedId } }, now);
    for (const personId of [keptId, mergedId]) await settleCertifications(w, library, personId, now);
    return "undone";
  });

/** A certificate earned since by facts that go back is ended: none is without the facts behind it. */
async function endEarnedTogether(w: Writer, { keptId, moved, mergedAt }: typeof merges.$inferSelect, now: Date) {
  const going = new Set(moved.rows.flatMap(({ ids }) => ids));
  const performanceIds = moved.rows.find(({ table }) => table === "performances")?.ids ?? [];
  for (const id of await resultsOf(w, performanceIds)) going.add(id);
  const since = and(eq(certificates.personId, keptId), isNull(certificates.endedAt), gte(certificates.issuedAt, mergedAt));
  const rows = await w.select({ id: certificates.id, serial: certificates.serial, factIds: certificates.factIds }).from(certificates).where(since).limit(100);
  for (const { id, serial, factIds } of rows) {
    if (!factIds.some(({ factId }) => going.has(factId))) continue;
    await w.update(certificates).set({ endedAt: now }).where(eq(certificates.id, id));
    await audit(w, { actorId: null, act: "certification.ended-by-undo", subjectId: keptId, values: { certificateId: id, serial } }, now);
  }
}

/** What performances came to: the scorecards and settlements that certificates name as their grounds. */
async function resultsOf(w: Writer, performanceIds: string[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < performanceIds.length; from += 500) {
    const these = performanceIds.slice(from, from + 500);
    for (const table of [scorecards, settlements]) {
      const rows = await w.select({ id: table.id }).from(table).where(inArray(table.performanceId, these)).limit(10_000);
      found.push(...rows.map(({ id }) => id));
    }
  }
  return found;
}

async function partsBack(w: Writer, ids: string[], keptId: string, mergedId: string) {
  for (const one of ids) {
    const [performanceId = "", part = ""] = one.split(" ");
    await setPart(w, { performanceId, part, from: keptId, to: mergedId });
  }
}

/** Scorecards of the performances that go back: those signed before name the merged one, as the performance does again; those signed since name the one kept. */
async function signedAgain(w: Writer, moved: Moved, keptId: string, mergedId: string) {
  const ids = moved.rows.find(({ table }) => table === "performances")?.ids ?? [];
  for (let from = 0; from < ids.length; from += 500) {
    const these = inArray(scorecards.performanceId, ids.slice(from, from + 500));
    await w
      .update(scorecards)
      .set({ staffIdAsSigned: keptId })
      .where(and(these, isNull(scorecards.staffIdAsSigned)));
    await w
      .update(scorecards)
      .set({ staffIdAsSigned: null })
      .where(and(these, eq(scorecards.staffIdAsSigned, mergedId)));
  }
}

async function putBack(w: Writer, table: Movable, id: string, before: Moved["changed"][number]["before"]) {
  if (table === "certificates" && !(await mayOpen(w, id))) return;
  await setRow(w, table, id, before);
}

/** Whether no other certificate of the same certification is open by now. */
async function mayOpen(w: Writer, id: string): Promise<boolean> {
  const [one] = await w.select().from(certificates).where(eq(certificates.id, id)).limit(1);
  if (!one) return false;
  const open = and(eq(certificates.personId, one.personId), eq(certificates.certificationId, one.certificationId), isNull(certificates.endedAt));
  return (await w.select({ id: certificates.id }).from(certificates).where(open).limit(1)).length === 0;
}

/** The tries of the one kept are counted without a gap again, so that the next one has a number of its own. */
async function countAgain(w: Writer, personId: string) {
  const rows = await w
    .select({ id: attempts.id, quizId: attempts.quizId, number: attempts.number })
    .from(attempts)
    .where(eq(attempts.personId, personId))
    .orderBy(asc(attempts.number))
    .limit(100_000);
  const counted = new Map<string, number>();
  for (const { id, quizId, number } of rows) {
    const next = (counted.get(quizId) ?? 0) + 1;
    counted.set(quizId, next);
    if (number !== null && number > next) await w.update(attempts).set({ number: next }).where(eq(attempts.id, id));
  }
}

async function factsBack(w: Writer, { taken, wasActive }: Moved, keptId: string, mergedId: string) {
  for (const field of ["email", "mobile"] as const) {
    const value = taken[field];
    if (!value) continue;
    const given = await w
      .update(people)
      .set({ [field]: null })
      .where(and(eq(people.id, keptId), eq(people[field], value)))
      .returning({ id: people.id });
    const held = given.length > 0 ? [] : await w.select({ id: people.id }).from(people).where(eq(people[field], value)).limit(1);
    if (held.length === 0)
      await w
        .update(people)
        .set({ [field]: value })
        .where(eq(people.id, mergedId));
  }
  await w.update(people).set({ active: wasActive }).where(eq(people.id, mergedId));
}
