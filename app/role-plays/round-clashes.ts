/** A performance outside of the round: who takes part or grades, where, and when. */
export type Elsewhere = { personIds: string[]; room: string | null; from: Date; until: Date };
/** One person, grader or room twice at one time. `elsewhere`: the other time is outside of the round. */
export type Clash = { kind: "person" | "grader" | "room"; who: string; at: Date; elsewhere: boolean };
type Placed = { at: Date; room: string | null; staffId: string; customerId: string; observerIds: string[]; graderIds: string[] };

const MINUTE = 60_000;

/** Whether two spans of time share a moment; one may end as the other begins. */
export const overlap = (from: number, until: number, otherFrom: number, otherUntil: number) => from < otherUntil && otherFrom < until;

/** Who is somewhere else during the minutes from an instant on. */
export const takenAt = (elsewhere: Elsewhere[], at: Date, minutes: number): Set<string> =>
  new Set(elsewhere.filter((one) => meets(at, minutes, one)).flatMap(({ personIds }) => personIds));

/** Everybody and every room that would be in two places at once, in the round or with what is planned elsewhere; each named once. */
export function clashesOf(slots: Placed[], minutes: number, elsewhere: Elsewhere[]): Clash[] {
  const clashes = new Map<string, Clash>();
  const note = (clash: Clash) => clashes.set(`${clash.kind} ${clash.who} ${clash.at.getTime()} ${clash.elsewhere}`, clash);
  for (const [place, slot] of slots.entries()) {
    const here = peopleOf(slot);
    const compare = (personIds: string[], room: string | null, outside: boolean) => {
      for (const who of here.filter((id) => personIds.includes(id)))
        note({ kind: slot.graderIds.includes(who) ? "grader" : "person", who, at: slot.at, elsewhere: outside });
      if (slot.room !== null && slot.room === room) note({ kind: "room", who: slot.room, at: slot.at, elsewhere: outside });
    };
    for (const other of slots.slice(place + 1)) if (meets(slot.at, minutes, spanOf(other, minutes))) compare(peopleOf(other), other.room, false);
    for (const other of elsewhere) if (meets(slot.at, minutes, other)) compare(other.personIds, other.room, true);
  }
  return [...clashes.values()];
}

const meets = (at: Date, minutes: number, { from, until }: { from: Date; until: Date }) =>
  overlap(at.getTime(), at.getTime() + minutes * MINUTE, from.getTime(), until.getTime());
const spanOf = ({ at }: Placed, minutes: number) => ({ from: at, until: new Date(at.getTime() + minutes * MINUTE) });
/** The customer may be played by the grader of the same performance, who counts once. */
const peopleOf = ({ staffId, customerId, observerIds, graderIds }: Placed) => [...new Set([staffId, customerId, ...observerIds, ...graderIds])];
