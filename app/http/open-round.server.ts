import type { AppLoadContext } from "@remix-run/node";
import { timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { findRound, type Round, type Turn } from "~/role-plays/round.server";
import { requireVisitor } from "./context";
import { allow, found } from "./refusal";

/** The round for who planned it or grades in it; 404 for everybody else. */
export async function openRound(context: AppLoadContext, id: string | undefined): Promise<Round> {
  const round = found(await findRound(context.store.read, id));
  const graderIds = round.turns.flatMap(({ graders }) => graders.map((grader) => grader.id));
  return found(can.seeRound(requireVisitor(context), { plannedBy: round.plannedBy, graderIds }) ? round : null);
}

/** The round for who may change it: 403 for its graders. */
export async function openRoundToChange(context: AppLoadContext, id: string | undefined): Promise<Round> {
  const round = await openRound(context, id);
  allow(can.changeRound(requireVisitor(context), round), context.words.rounds.page.notAlone);
  return round;
}

/** A turn in the words of the page. Which variant it is, only its graders are told. */
export function shownTurn({ library, language, zone, visitor }: AppLoadContext, turn: Turn) {
  const scenario = library.scenarios.get(turn.scenarioId);
  const grades = turn.graders.some(({ id }) => id === visitor?.personId);
  const variant = scenario?.variants.find(({ id }) => id === turn.variantId);
  const named = (person: { name: string; otherName: string | null }) => nameIn(language, person);
  return {
    id: turn.id,
    grades,
    time: timeIn(zone, turn.scheduledAt),
    room: turn.room,
    scenarioId: turn.scenarioId,
    scenario: scenario ? `${scenario.code} ${inLanguage(scenario.title, language)}` : turn.scenarioId,
    variant: grades && variant ? inLanguage(variant.label, language) : null,
    staff: named(turn.staff),
    customer: turn.customer && named(turn.customer),
    observers: turn.observers.map(named),
    graders: turn.graders.map(named),
  };
}
