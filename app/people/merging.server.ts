import { and, eq, inArray, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { type Moved, merges, people } from "~db/tables/people";
import { performanceParts, scorecards } from "~db/tables/role-plays";
import { closeAccount } from "./activity.server";
import { type Block, lookAtMerge } from "./merge-look.server";
import { type Movable, movable, movables } from "./merging-tables.server";

export type Merging = { keptId: string; mergedId: string; by: string; seen: string };
export type Merged = { outcome: "merged" } | { outcome: "blocked"; blocks: Block[] } | { outcome: "changed" };

/** How many ids one statement names. */
const AT_ONCE = 500;

/** Makes two records one, as it was looked at (`seen`): everything about the merged person is from then on about the one kept. */
export const mergePeople = (store: Store, library: Library, { keptId, mergedId, by, seen }: Merging, today: Day, now: Date): Promise<Merged> =>
  store.tx(async (w) => {
    const look = await lookAtMerge(w, { keptId, mergedId, by }, today);
    if (look.blocks.length > 0) return { outcome: "blocked", blocks: look.blocks };
    if (look.version !== seen) return { outcome: "changed" };

    const { kept, merged } = look;
    const moved: Moved = { rows: [], changed: [], taken: {}, wasActive: merged.active };
    for (const double of look.doubles) if (double.end) await change(w, moved, double.end);
    for (const row of look.renumbered) await change(w, moved, row);
    await signedAs(w, mergedId);
    const staying = new Set(look.doubles.flatMap(({ staying: id }) => id ?? []));
    for (const name of movables) {
      const ids = look.ids[name].filter((id) => !staying.has(id));
      for (let from = 0; from < ids.length; from += AT_ONCE) await setPerson(w, name, ids.slice(from, from + AT_ONCE), keptId);
      if (ids.length > 0) moved.rows.push({ table: name, ids });
    }
    await moveParts(w, moved, mergedId, keptId);
    await takeFacts(w, moved, kept, merged);
    await closeAccount(w, library, { personId: mergedId, by }, now);
    await w.insert(merges).values({ keptId, mergedId, mergedBy: by, mergedAt: now, moved });
    const values = { keptId, mergedId, moved: Object.fromEntries(moved.rows.map(({ table, ids }) => [table, ids.length])) };
    for (const subjectId of [keptId, mergedId]) await audit(w, { actorId: by, act: "people.merged", subjectId, values }, now);
    await settleCertifications(w, library, keptId, now);
    await settleCertifications(w, library, mergedId, now);
    return { outcome: "merged" };
  });

type Change = { table: Movable; id: string; before: Record<string, string | number | null>; after: Record<string, unknown> };

async function change(w: Writer, moved: Moved, { table, id, before, after }: Change) {
  await setRow(w, table, id, after);
  moved.changed.push({ table, id, before });
}

/** Sets some columns of one row. Moments are given as dates. */
export async function setRow(w: Writer, table: Movable, id: string, after: Record<string, unknown>) {
  const one = movable[table];
  await w
    .update(one.table as never)
    .set(after as never)
    .where(eq(one.id, id));
}

export async function setPerson(w: Writer, table: Movable, ids: string[], personId: string, from?: string) {
  const one = movable[table];
  await w
    .update(one.table as never)
    .set({ [one.property]: personId } as never)
    .where(and(inArray(one.id, ids), from ? eq(one.person, from) : undefined));
}

/** Scorecards say for ever whom their signature names. */
async function signedAs(w: Writer, personId: string) {
  const theirs = w.select({ id: movable.performances.id }).from(movable.performances.table).where(eq(movable.performances.person, personId));
  await w
    .update(scorecards)
    .set({ staffIdAsSigned: personId })
    .where(and(inArray(scorecards.performanceId, theirs), isNull(scorecards.staffIdAsSigned)));
}

/** Where the merged one played the customer or observed, unless the one kept did so in the same performance. */
async function moveParts(w: Writer, moved: Moved, mergedId: string, keptId: string) {
  const rows = await w.select().from(performanceParts).where(eq(performanceParts.personId, mergedId)).limit(100_000);
  const there = await w.select().from(performanceParts).where(eq(performanceParts.personId, keptId)).limit(100_000);
  const free = rows.filter((row) => !there.some((one) => one.performanceId === row.performanceId && one.part === row.part));
  for (const { performanceId, part } of free) await setPart(w, { performanceId, part, from: mergedId, to: keptId });
  if (free.length > 0) moved.rows.push({ table: "parts", ids: free.map(({ performanceId, part }) => `${performanceId} ${part}`) });
}

type Part = { performanceId: string; part: string; from: string; to: string };
export async function setPart(w: Writer, { performanceId, part, from, to }: Part) {
  await w
    .update(performanceParts)
    .set({ personId: to })
    .where(and(eq(performanceParts.performanceId, performanceId), eq(performanceParts.part, part as "customer"), eq(performanceParts.personId, from)));
}

type Person = typeof people.$inferSelect;

/** The one kept takes over addresses it lacks, and does not report to the record that is closed. */
async function takeFacts(w: Writer, moved: Moved, kept: Person, merged: Person) {
  for (const field of ["email", "mobile"] as const)
    if (kept[field] === null && merged[field] !== null) {
      await w
        .update(people)
        .set({ [field]: null })
        .where(eq(people.id, merged.id));
      await w
        .update(people)
        .set({ [field]: merged[field] })
        .where(eq(people.id, kept.id));
      moved.taken[field] = merged[field];
    }
  if (kept.managerId !== merged.id) return;
  await w.update(people).set({ managerId: merged.managerId }).where(eq(people.id, kept.id));
  moved.changed.push({ table: "reports", id: kept.id, before: { managerId: merged.id } });
}

/** A merge by its id. */
export async function findMerge(reader: Reader, id: string) {
  const [merge] = await reader.select().from(merges).where(eq(merges.id, id)).limit(1);
  return merge;
}

/** The merge of a record into another that holds, and those of others into this one. */
export async function mergesOf(reader: Reader, personId: string) {
  const open = isNull(merges.undoneAt);
  const into = await reader
    .select()
    .from(merges)
    .where(and(eq(merges.mergedId, personId), open))
    .limit(1);
  const others = await reader
    .select()
    .from(merges)
    .where(and(eq(merges.keptId, personId), open))
    .limit(50);
  return { into: into[0] ?? null, others };
}
