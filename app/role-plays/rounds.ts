import { type Encounter, mayNotWatch, variantsLeft } from "./planning";
import { noResit, resitRefusals } from "./resit";
import { type Clash, clashesOf, overlap, takenAt } from "./round-clashes";
import { withObservers } from "./round-observers";
import { encountersIn, type Known, type RoundAsk, type Slot, type Station, task, type Unplaced } from "./round-slot";
import type { Scenario } from "./scenario";

export type RoundTable = { slots: Slot[]; ends: Date | null; unplaced: Unplaced[]; clashes: Clash[] };

/** No afternoon has more turns; a plan that needs more does not end. */
const MOST_TURNS = 400;
const MINUTE = 60_000;

/**
 * Works out a round or a circuit, turn by turn: people rotate, so that each is scored at every role-play, plays the customer
 * about as often as the others, and watches as often as places allow. Nobody meets a variant, at whatever hour, on which they
 * are themselves scored: so that a turn may be moved without spoiling another.
 */
export function planRound(ask: RoundAsk, known: Known): RoundTable {
  const making: Making = { ask, known, slots: [], encounters: [...known.encounters], toDo: tasksOf(ask) };
  let turn = 0;
  for (const at of turnsOf(ask)) {
    if (making.toDo.size === 0 || turn >= MOST_TURNS) break;
    const before = making.slots.length;
    fillTurn(making, at, turn++);
    if (making.slots.length === before && !known.elsewhere.some(({ until }) => until > at)) break;
  }
  const late = (slot: Slot) => ask.until !== null && endOf(slot, ask.minutes) > ask.until;
  const placed = making.slots.filter((slot) => !late(slot));
  const slots = withObservers(placed, ask, known, [...making.toDo, ...making.slots.filter(late).map((slot) => task(slot.staffId, slot.scenarioId))]);
  const outOfTime = making.slots.filter(late).map(({ staffId, scenarioId }): Unplaced => ({ personId: staffId, scenarioId, why: "time" }));
  const ends = slots.length > 0 ? endOf(slots.at(-1)!, ask.minutes) : null;
  return { slots, ends, unplaced: [...outOfTime, ...leftOver(making)], clashes: clashesOf(slots, ask.minutes, known.elsewhere) };
}

type Making = { ask: RoundAsk; known: Known; slots: Slot[]; encounters: Encounter[]; toDo: Set<string> };

const tasksOf = ({ people, stations }: RoundAsk) => new Set(people.flatMap((person) => stations.map(({ scenarioId }) => task(person, scenarioId))));
const endOf = ({ at }: Slot, minutes: number) => new Date(at.getTime() + minutes * MINUTE);

/** When turns begin: one after another with the change-over between them, none across a pause. */
function* turnsOf({ start, minutes, changeOver, pauses }: RoundAsk): Generator<Date> {
  let at = start.getTime();
  for (;;) {
    const meets = () => pauses.find(({ from, minutes: long }) => overlap(at, at + minutes * MINUTE, from.getTime(), from.getTime() + long * MINUTE));
    for (let pause = meets(); pause; pause = meets()) at = pause.from.getTime() + pause.minutes * MINUTE;
    yield new Date(at);
    at += (minutes + changeOver) * MINUTE;
  }
}

function fillTurn(making: Making, at: Date, turn: number) {
  const { ask, known } = making;
  const taken = takenAt(known.elsewhere, at, ask.minutes);
  const grading = new Set(ask.stations.flatMap(({ graderIds }) => graderIds));
  const sameEverywhere = new Set(ask.stations.map(({ scenarioId }) => scenarioId)).size < ask.stations.length;
  for (const [place, station] of ask.stations.entries()) {
    const first = sameEverywhere ? turn * ask.stations.length + place : turn - place;
    const slot = firstSlot(making, { place, station, at, order: rotated(ask.people, first), taken, grading });
    if (!slot) continue;
    making.slots.push(slot);
    making.encounters.push(...encountersIn(slot));
    making.toDo.delete(task(slot.staffId, slot.scenarioId));
    for (const personId of [slot.staffId, slot.customerId]) taken.add(personId);
  }
}

type Opening = { place: number; station: Station; at: Date; order: string[]; taken: Set<string>; grading: Set<string> };

/** The first in order who can be scored here now, on the variant and with the customer that are fairest. */
function firstSlot(making: Making, { place, station, at, order, taken, grading }: Opening): Slot | undefined {
  const { ask, known, encounters, toDo, slots } = making;
  const { scenarioId, room, graderIds } = station;
  const scenario = known.scenarios.get(scenarioId);
  if (!scenario) return undefined;
  const played = (id: string) => encounters.filter((one) => one.part === "staff" && one.scenarioId === scenarioId && one.variantId === id).length;
  const customerTurns = (id: string) => slots.filter(({ customerId }) => customerId === id).length;
  for (const staffId of order) {
    if (!toDo.has(task(staffId, scenarioId)) || taken.has(staffId) || grading.has(staffId)) continue;
    if (!graderIds.every((id) => known.mayGrade(id, staffId)) || !known.isPanel(graderIds, staffId, scenarioId)) continue;
    if (waits(known, staffId, scenarioId, at)) continue;
    // who has just played stands before who plays now: the customer's part goes round one place behind
    const near = rotated(ask.people, ask.people.indexOf(staffId)).reverse();
    const free = [...near, ...ask.helpers].filter((id) => id !== staffId && !taken.has(id) && (!grading.has(id) || graderIds.includes(id)));
    const choices = variantsLeft(scenario, encounters, staffId).flatMap(({ id: variantId }) =>
      free.filter((id) => mayMeet(making, id, scenario, variantId)).map((customerId) => ({ variantId, customerId })),
    );
    const helps = (id: string) => Number(!ask.people.includes(id));
    const [best] = choices.sort(
      (a, b) =>
        helps(a.customerId) - helps(b.customerId) ||
        customerTurns(a.customerId) - customerTurns(b.customerId) ||
        played(a.variantId) - played(b.variantId) ||
        free.indexOf(a.customerId) - free.indexOf(b.customerId),
    );
    if (best) return { at, station: place, room, scenarioId, ...best, staffId, observerIds: [], graderIds };
  }
  return undefined;
}

/** Why somebody may not be scored again then, if they may not. */
const waits = ({ resits }: Known, staffId: string, scenarioId: string, at: Date) => resitRefusals(resits.get(task(staffId, scenarioId)) ?? noResit, at)[0];

/** Not who is scored on the variant, nor who would have none left for being scored afterwards. */
function mayMeet({ encounters, toDo }: Pick<Making, "encounters" | "toDo">, personId: string, scenario: Scenario, variantId: string): boolean {
  if (mayNotWatch(encounters, { scenarioId: scenario.id, variantId }).has(personId)) return false;
  if (!toDo.has(task(personId, scenario.id))) return true;
  const left = variantsLeft(scenario, encounters, personId);
  return left.length === 0 || left.some(({ id }) => id !== variantId);
}

/** Why what is left to do could not be placed at any time. */
function leftOver({ ask, known, encounters, toDo, slots }: Making): Unplaced[] {
  const last = slots.at(-1)?.at ?? ask.start;
  const grading = new Set(ask.stations.flatMap(({ graderIds }) => graderIds));
  return [...toDo].map((one): Unplaced => {
    const [personId, scenarioId] = one.split(" ") as [string, string];
    const scenario = known.scenarios.get(scenarioId);
    const places = ask.stations.filter((station) => station.scenarioId === scenarioId);
    const judged = grading.has(personId) ? [] : places.filter(({ graderIds }) => graderIds.every((id) => known.mayGrade(id, personId)));
    if (judged.length === 0) return { personId, scenarioId, why: "may-not-grade" };
    if (!judged.some(({ graderIds }) => known.isPanel(graderIds, personId, scenarioId))) return { personId, scenarioId, why: "outside-line" };
    const again = waits(known, personId, scenarioId, last);
    if (again) return { personId, scenarioId, why: again.kind, ...("from" in again ? { from: again.from } : {}) };
    return { personId, scenarioId, why: scenario && variantsLeft(scenario, encounters, personId).length > 0 ? "no-customer" : "no-variant" };
  });
}

const rotated = <T>(list: T[], by: number): T[] => {
  const start = list.length === 0 ? 0 : ((by % list.length) + list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
};
