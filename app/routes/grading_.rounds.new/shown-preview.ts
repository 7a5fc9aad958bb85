import type { AppLoadContext } from "@remix-run/node";
import { formatInstant, timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { type Preview, type RoundPlan, savable } from "~/role-plays/rounds.server";

type Somebody = { id: string; name: string; otherName: string | null };
export type ShownPreview = ReturnType<typeof shownPreview>;

/** A round worked out, in the words of the page. */
export function shownPreview({ library, language, zone, words }: AppLoadContext, preview: Preview, { kind }: RoundPlan, people: Somebody[]) {
  const named = (id: string) => {
    const person = people.find((one) => one.id === id);
    return person ? nameIn(language, person) : id;
  };
  const titled = (id: string) => {
    const scenario = library.scenarios.get(id)!;
    return `${scenario.code} ${inLanguage(scenario.title, language)}`;
  };
  const time = (at: Date) => timeIn(zone, at);
  const said = words.rounds;
  return {
    circuit: kind === "circuit",
    turns: preview.slots.map((slot) => ({
      time: time(slot.at),
      room: slot.room,
      scenario: titled(slot.scenarioId),
      variant: inLanguage(library.scenarios.get(slot.scenarioId)!.variants.find(({ id }) => id === slot.variantId)!.label, language),
      staff: named(slot.staffId),
      customer: named(slot.customerId),
      observers: slot.observerIds.map(named),
      graders: slot.graderIds.map(named),
    })),
    ends: preview.ends && time(preview.ends),
    unplaced: preview.unplaced.map(({ personId, scenarioId, why, from }) =>
      [named(personId), ...(kind === "circuit" ? [titled(scenarioId)] : []), from ? said.tooEarly(formatInstant(from, zone, language)) : said.why[why]].join(
        " · ",
      ),
    ),
    /** Whose re-sit waits for a note or a result: where to do something about it. */
    toSettle: preview.unplaced.flatMap(({ personId, scenarioId, why }) =>
      why === "note-first" || why === "result-first"
        ? [{ to: `/grading/new?person=${personId}&scenario=${scenarioId}`, label: said.settle(named(personId)) }]
        : [],
    ),
    clashes: preview.clashes.map(({ kind, who, at, elsewhere }) => said.clash(kind, kind === "room" ? who : named(who), time(at), elsewhere)),
    roomsOnly: preview.clashes.length > 0 && preview.clashes.every((clash) => clash.kind === "room"),
    short: preview.short.map((id) => said.short(titled(id))),
    mark: preview.mark,
    savable: savable(preview),
  };
}
