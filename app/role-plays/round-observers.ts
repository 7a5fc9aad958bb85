import { variantsLeft } from "./planning";
import { takenAt } from "./round-clashes";
import { encountersIn, type Known, type RoundAsk, type Slot, task } from "./round-slot";

/**
 * Gives the places of observers to those who are free then, who watched least so far first. Everybody's own variants are settled
 * by now: nobody watches one on which they are scored, and who is `still` to be scored some other day keeps a variant for it.
 */
export function withObservers(slots: Slot[], ask: RoundAsk, known: Known, still: string[]): Slot[] {
  const grading = new Set(ask.stations.flatMap(({ graderIds }) => graderIds));
  const waiting = new Set(still);
  const encounters = [...known.encounters, ...slots.flatMap(encountersIn)];
  const turns = new Map<string, number>();
  const watching = new Map<number, string[]>();
  return slots.map((slot) => {
    const scenario = known.scenarios.get(slot.scenarioId)!;
    const at = slot.at.getTime();
    const playing = slots.filter((other) => other.at.getTime() === at).flatMap(({ staffId, customerId }) => [staffId, customerId]);
    const taken = new Set([...takenAt(known.elsewhere, slot.at, ask.minutes), ...playing, ...grading, ...(watching.get(at) ?? [])]);
    const may = (personId: string) => {
      const met = encounters.filter((one) => one.personId === personId && one.scenarioId === slot.scenarioId);
      if (met.some(({ part, pending, variantId }) => part === "staff" && pending && variantId === slot.variantId)) return false;
      if (!waiting.has(task(personId, slot.scenarioId))) return true;
      const left = variantsLeft(scenario, encounters, personId);
      return left.length === 0 || left.some(({ id }) => id !== slot.variantId);
    };
    const behind = ask.people.indexOf(slot.staffId); // the part of the observer goes round two places behind who plays
    const order = [...ask.people.slice(0, behind).reverse(), ...ask.people.slice(behind + 1).reverse()];
    const observerIds = [...order, ...ask.helpers]
      .filter((id) => !taken.has(id) && may(id))
      .map((id, place) => ({ id, place, watched: turns.get(id) ?? 0, helps: Number(ask.helpers.includes(id)) }))
      .sort((a, b) => a.helps - b.helps || a.watched - b.watched || a.place - b.place)
      .slice(0, ask.observers)
      .map(({ id }) => id);
    for (const id of observerIds) turns.set(id, (turns.get(id) ?? 0) + 1);
    watching.set(at, [...(watching.get(at) ?? []), ...observerIds]);
    const watched = { ...slot, observerIds };
    encounters.push(...encountersIn(watched).filter(({ part }) => part === "observer"));
    return watched;
  });
}
