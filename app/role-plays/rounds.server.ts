import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import type { Library } from "~/content/library";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { rounds } from "~db/tables/role-plays";
import { elsewhereOf } from "./elsewhere.server";
import { activeTrainers } from "./graders.server";
import { panelFor } from "./pass-rule.server";
import { countsTowards, isPanel, type Panel, refusalsOf } from "./planning";
import { encountersOf, writePerformance } from "./planning.server";
import type { Resit } from "./resit";
import { resitFor, triedBefore } from "./resits.server";
import type { Clash } from "./round-clashes";
import { encountersIn, type Known, type RoundAsk, task } from "./round-slot";
import { planRound, type RoundTable } from "./rounds";

/** A round as it would be planned now. `short`: role-plays for which the certification asks for more graders. `mark` changes with the table. */
export type Preview = RoundTable & { short: string[]; mark: string };
export type RoundPlan = { kind: "round" | "circuit"; ask: RoundAsk; towards: string | null };
export type Saved = { outcome: "saved"; roundId: string } | { outcome: "changed" } | { outcome: "refused" };

/** Works out a round over what is known now. */
export async function previewRound(reader: Reader, plan: RoundPlan, library: Library, now: Date): Promise<Preview> {
  const { ask, towards } = plan;
  const table = planRound(ask, await knownFor(reader, plan, library, now));
  const short: string[] = [];
  for (const { scenarioId, graderIds } of ask.stations)
    if (graderIds.length < (await panelFor(reader, library, countingTowards(library, scenarioId, towards), scenarioId)).graders) short.push(scenarioId);
  const mark = createHash("sha256")
    .update(canonicalJson({ towards, minutes: ask.minutes, slots: table.slots }))
    .digest("hex");
  return { ...table, short: [...new Set(short)], mark };
}

/** Whether a round may be saved as it is. A room taken twice is only said: two rooms may have one name. */
export const savable = ({ slots, clashes, short }: Pick<Preview, "slots" | "clashes" | "short">) =>
  slots.length > 0 && short.length === 0 && !clashes.some(stops);
export const stops = ({ kind }: Clash) => kind !== "room";

/**
 * Saves a round as performances, all or none. It is worked out again from what is known at that moment and must be, to the last
 * place, what the trainer saw (`mark`). The same form sent twice (`sending`) is one round. Whether the trainer may plan for
 * these people is asked before.
 */
export function saveRound(
  store: Store,
  plan: RoundPlan,
  { mark, sending, trainerId }: { mark: string; sending: string; trainerId: string },
  library: Library,
  now: Date,
): Promise<Saved> {
  const id = newId(now.getTime());
  return store.tx(async (w) => {
    const sent = and(eq(rounds.plannedBy, trainerId), eq(rounds.sending, sending));
    const [before] = await w.select({ id: rounds.id }).from(rounds).where(sent).limit(1);
    if (before) return { outcome: "saved", roundId: before.id };
    const preview = await previewRound(w, plan, library, now);
    if (preview.mark !== mark) return { outcome: "changed" };
    if (!savable(preview)) return { outcome: "refused" };

    const { ask, kind } = plan;
    const startsAt = preview.slots[0]!.at;
    await w.insert(rounds).values({ id, kind, startsAt, minutes: ask.minutes, plannedBy: trainerId, plannedAt: now, sending });
    await audit(w, { actorId: trainerId, act: "role-plays.round-planned", subjectId: trainerId, values: { roundId: id, turns: preview.slots.length } }, now);
    const met = await encountersOf(w, [...ask.people, ...ask.helpers]);
    for (const [place, slot] of preview.slots.entries()) {
      const others = preview.slots.filter((_, other) => other !== place).flatMap(encountersIn);
      const towards = countingTowards(library, slot.scenarioId, plan.towards);
      const what = { ...slot, towards, scheduledAt: slot.at };
      const against = refusalsOf({ ...what, secondGraderId: null }, library, [...met, ...others]);
      if (against.length > 0) throw new Error(`a round was worked out that single planning refuses: ${JSON.stringify(against)}`);
      await writePerformance(w, { ...what, id: newId(now.getTime() + place), roundId: id }, trainerId, library, now);
    }
    return { outcome: "saved", roundId: id };
  });
}

/** The certification, where this role-play counts for it; else it is practice. */
const countingTowards = (library: Library, scenarioId: string, towards: string | null) =>
  countsTowards(library, scenarioId).some(({ id }) => id === towards) ? towards : null;

async function knownFor(reader: Reader, plan: RoundPlan, library: Library, now: Date): Promise<Known> {
  const { ask } = plan;
  const graderIds = [...new Set(ask.stations.flatMap((station) => station.graderIds))];
  const trainers = await activeTrainers(reader, graderIds);
  const above = new Map<string, string[]>();
  for (const id of graderIds) above.set(id, await managersOf(reader, id));
  const personIds = [...ask.people, ...ask.helpers];
  return {
    scenarios: library.scenarios,
    encounters: await encountersOf(reader, personIds),
    elsewhere: await elsewhereOf(reader, { personIds: [...personIds, ...graderIds], rooms: ask.stations.map(({ room }) => room), around: ask.start }, library),
    mayGrade: (graderId, staffId) => graderId !== staffId && trainers.has(graderId) && !above.get(graderId)!.includes(staffId),
    isPanel: await panelsIn(reader, plan, library),
    resits: await resitsIn(reader, plan, library, now),
  };
}

/** Which graders can be the panel of whom. The reporting lines are looked up only where the rules ask for somebody from outside of them. */
async function panelsIn(reader: Reader, { ask, towards }: RoundPlan, library: Library): Promise<Known["isPanel"]> {
  const panels = new Map<string, Panel>();
  for (const { scenarioId } of ask.stations) {
    const panel = await panelFor(reader, library, countingTowards(library, scenarioId, towards), scenarioId);
    if (panel.outsideLine > 0) panels.set(scenarioId, panel);
  }
  const above = new Map<string, string[]>();
  if (panels.size > 0) for (const id of ask.people) above.set(id, await managersOf(reader, id));
  return (graderIds, staffId, scenarioId) => {
    const panel = panels.get(scenarioId);
    return panel === undefined || isPanel(panel, graderIds, above.get(staffId) ?? []);
  };
}

/** What stands before a scoring of these people, by `task`. */
async function resitsIn(reader: Reader, { ask, towards }: RoundPlan, library: Library, now: Date): Promise<Map<string, Resit>> {
  const resits = new Map<string, Resit>();
  if (towards === null) return resits;
  const counting = new Set(ask.stations.map(({ scenarioId }) => scenarioId).filter((id) => countingTowards(library, id, towards) !== null));
  const again = await triedBefore(reader, ask.people, towards, now);
  for (const staffId of again)
    for (const scenarioId of counting) resits.set(task(staffId, scenarioId), await resitFor(reader, library, { staffId, scenarioId, towards }, now));
  return resits;
}
