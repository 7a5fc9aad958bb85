import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import type { Message } from "~/messages/message";
import { everybodyOfHr } from "~/messages/recipients.server";
import { endMatter, tell } from "~/messages/tell.server";
import { managersOf } from "~/people/relations.server";
import { trainersFor } from "~/people/trained.server";
import type { Writer } from "~db/store";
import type { performances } from "~db/tables/role-plays";
import type { Performance } from "./performances.server";

type Row = Pick<typeof performances.$inferSelect, "id" | "scenarioId" | "scheduledAt">;
/** `staffId` null: nobody who has to be told. */
type Parts = { staffId: string | null; customerId: string | null; observerIds: string[]; graderIds: string[] };

/** What is told of a performance before there is a result. */
const beforehand = ["planned", "moved", "to-score", "to-sign"] as const;

/** Tells everybody who has a part in a performance but the one who brought it about. A part that is told anew takes the place of the one before. */
export async function tellParts(w: Writer, kind: "planned" | "moved" | "cancelled", performance: Row & Parts, byId: string, now: Date): Promise<void> {
  const { id: performanceId, scenarioId, scheduledAt, staffId, customerId, observerIds, graderIds } = performance;
  if (kind !== "planned") await endMatter(w, performanceId, { kinds: [...beforehand] }, now);
  const parts = { staff: staffId ? [staffId] : [], customer: customerId ? [customerId] : [], observer: observerIds, grader: graderIds };
  const told = new Set([byId]);
  for (const part of ["staff", "grader", "customer", "observer"] as const) {
    const message: Message = { kind, performanceId, scenarioId, part, at: scheduledAt.toISOString() };
    await tell(
      w,
      parts[part].filter((personId) => !told.has(personId)),
      message,
      now,
    );
    for (const personId of parts[part]) told.add(personId);
  }
}

/** Another grader has taken somebody's place, who need do nothing any more. */
export async function tellNewGrader(
  w: Writer,
  { id: performanceId, scenarioId, scheduledAt }: Row,
  who: { replacedId: string; graderId: string; byId: string },
  now: Date,
) {
  await endMatter(w, performanceId, { kinds: [...beforehand], personId: who.replacedId }, now);
  const message: Message = { kind: "planned", performanceId, scenarioId, part: "grader", at: scheduledAt.toISOString() };
  await tell(w, who.graderId === who.byId ? [] : [who.graderId], message, now);
}

export const partsOf = ({ staffId, customer, observers, graders }: Performance): Parts => ({
  staffId,
  customerId: customer?.id ?? null,
  observerIds: observers.map(({ id }) => id),
  graderIds: graders.map(({ id }) => id),
});

/** A result is out: who was scored hears of it, and nobody has to do anything for it any more. */
export async function tellReleased(w: Writer, { id: performanceId, scenarioId, staffId }: Performance, resultId: string, now: Date): Promise<void> {
  await endMatter(w, performanceId, { kinds: [...beforehand, "conflict"] }, now);
  await tell(w, [staffId], { kind: "released", performanceId, scenarioId, resultId }, now);
}

/** The scorecards do not settle: who may decide is asked to. */
export async function tellConflict(w: Writer, library: Library, performance: Performance, now: Date): Promise<void> {
  const { id: performanceId, scenarioId, staffId: personId } = performance;
  await tell(w, await deciders(w, library, performance, now), { kind: "conflict", performanceId, scenarioId, personId }, now);
}

/** HR and the trainers of the one who was scored, without who graded and who reports to that person. */
export async function deciders(w: Writer, { zone }: Library, { staffId, graders }: Performance, now: Date): Promise<string[]> {
  const trainers = (await trainersFor(w, staffId, dayIn(zone, now))).map(({ id }) => id);
  const not = new Set([staffId, ...graders.map(({ id }) => id)]);
  for (const id of await everybodyOfHr(w)) if (!(await managersOf(w, id)).includes(staffId)) trainers.push(id);
  return trainers.filter((id) => !not.has(id));
}
