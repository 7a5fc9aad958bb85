import { eq, inArray } from "drizzle-orm";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { performanceGraders, performances, scorecardDrafts } from "~db/tables/role-plays";
import { elsewhereOf } from "./elsewhere.server";
import { mayGrade } from "./graders.server";
import { standOutside } from "./pass-rule.server";
import { isPast } from "./planning";
import { resitFor } from "./resits.server";
import { findRound, type Round, type Turn } from "./round.server";
import { type Clash, clashesOf } from "./round-clashes";
import { stops } from "./rounds.server";
import { tellParts } from "./telling.server";

export type Moved =
  | { outcome: "moved" }
  | { outcome: "refused"; why: "gone" | "begun" | "past" | "other-role-play" | "may-not-grade" | "outside-line" }
  | { outcome: "refused"; why: "too-early"; from: Date }
  | { outcome: "refused"; why: "clash"; clashes: Clash[] };
/** Where a turn goes: to another turn's place, which comes to its own, or to another time in its room. */
export type Move = { roundId: string; id: string; to: { with: string } | { at: Date } };
type Place = { turn: Turn; scheduledAt: Date; room: string | null; graderIds: string[] };

/** Moves a turn of a round that has not begun, unless somebody would be in two places at once. All or nothing, and on record. */
export function moveTurn(store: Store, { roundId, id, to }: Move, byId: string, library: Library, now: Date): Promise<Moved> {
  return store.tx(async (w) => {
    const round = await findRound(w, roundId);
    const turn = round?.turns.find((one) => one.id === id);
    const other = "with" in to ? round?.turns.find((one) => one.id === to.with && one.id !== id) : undefined;
    if (!round || !turn || ("with" in to && !other)) return { outcome: "refused", why: "gone" };
    const moved = [turn, ...(other ? [other] : [])];
    if (moved.some(hasBegun) || (await hasMarks(w, moved))) return { outcome: "refused", why: "begun" };
    if (other && other.scenarioId !== turn.scenarioId) return { outcome: "refused", why: "other-role-play" };

    if ("at" in to && isPast(to.at, now)) return { outcome: "refused", why: "past" };

    const places =
      "at" in to
        ? [{ ...placeOf(turn), scheduledAt: to.at }]
        : [
            { ...placeOf(other!), turn },
            { ...placeOf(turn), turn: other! },
          ];
    for (const place of places) if (!(await judgedRightly(w, place))) return { outcome: "refused", why: "may-not-grade" };
    for (const { turn, graderIds } of places) if (!(await standOutside(w, library, turn, graderIds))) return { outcome: "refused", why: "outside-line" };
    for (const { turn, scheduledAt } of places) {
      const { from } = await resitFor(w, library, { ...turn, exceptId: turn.id }, now);
      if (from !== null && scheduledAt < from) return { outcome: "refused", why: "too-early", from };
    }
    const clashes = await clashesAfter(w, round, places, library);
    if (clashes.length > 0) return { outcome: "refused", why: "clash", clashes };
    for (const place of places) await write(w, place, byId, now);
    return { outcome: "moved" };
  });
}

/** Whether a turn has been played, or will not be: its place is settled. */
export const hasBegun = ({ startedAt, endedAt, releasedAt, cancelledAt }: Turn) => [startedAt, endedAt, releasedAt, cancelledAt].some((at) => at !== null);

const idsOf = (some: { id: string }[]) => some.map(({ id }) => id);
const placeOf = (turn: Turn): Place => ({ turn, scheduledAt: turn.scheduledAt, room: turn.room, graderIds: idsOf(turn.graders) });

async function hasMarks(reader: Reader, turns: Turn[]): Promise<boolean> {
  const marks = inArray(scorecardDrafts.performanceId, idsOf(turns));
  return (await reader.select({ id: scorecardDrafts.id }).from(scorecardDrafts).where(marks).limit(1)).length > 0;
}

/** The graders of the new place may judge who comes there, and have no other part in it but the customer's. */
async function judgedRightly(reader: Reader, { turn, graderIds }: Place): Promise<boolean> {
  for (const graderId of graderIds) {
    const named = turn.graders.some(({ id }) => id === graderId);
    if (!named && (idsOf(turn.observers).includes(graderId) || !(await mayGrade(reader, graderId, turn.staffId)))) return false;
  }
  return true;
}

async function clashesAfter(reader: Reader, { id, minutes, turns }: Round, places: Place[], library: Library): Promise<Clash[]> {
  const slotOf = ({ turn, scheduledAt, room, graderIds }: Place) => {
    const { staffId, customer, observers } = turn;
    return { at: scheduledAt, room, staffId, customerId: customer?.id ?? staffId, observerIds: idsOf(observers), graderIds };
  };
  const staying = turns.filter((turn) => turn.cancelledAt === null && !places.some((place) => place.turn.id === turn.id)).map(placeOf);
  const inRound = staying.map((place) => {
    const { at, room, staffId, customerId, observerIds, graderIds } = slotOf(place);
    const until = new Date(at.getTime() + minutes * 60_000);
    return { personIds: [staffId, customerId, ...observerIds, ...graderIds], room, from: at, until };
  });
  const slots = places.map(slotOf);
  const personIds = slots.flatMap(({ staffId, customerId, observerIds, graderIds }) => [staffId, customerId, ...observerIds, ...graderIds]);
  const around = places[0]!.scheduledAt;
  const outside = await elsewhereOf(reader, { personIds, rooms: [], around, exceptRound: id }, library);
  return clashesOf(slots, minutes, [...inRound, ...outside]).filter(stops);
}

async function write(w: Writer, { turn, scheduledAt, room, graderIds }: Place, byId: string, now: Date) {
  await w.update(performances).set({ scheduledAt, room }).where(eq(performances.id, turn.id));
  if (graderIds.toSorted().join() !== idsOf(turn.graders).toSorted().join()) {
    await w.delete(performanceGraders).where(eq(performanceGraders.performanceId, turn.id));
    for (const personId of graderIds) await w.insert(performanceGraders).values({ performanceId: turn.id, personId, assignedBy: byId, assignedAt: now });
  }
  const values = { performanceId: turn.id, from: turn.scheduledAt, scheduledAt, room, graderIds };
  await audit(w, { actorId: byId, act: "role-plays.moved", subjectId: turn.staffId, values }, now);
  const parts = { staffId: turn.staffId, customerId: turn.customer?.id ?? null, observerIds: idsOf(turn.observers), graderIds };
  await tellParts(w, "moved", { id: turn.id, scenarioId: turn.scenarioId, scheduledAt, ...parts }, byId, now);
}
