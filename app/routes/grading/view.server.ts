import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import { trainedBy } from "~/people/trained.server";
import { essaysWaitingFor } from "~/quizzes/essays.server";
import { placeOf } from "~/quizzes/quizzes-in";
import { dueTalksOf } from "~/quizzes/talks.server";
import { appealsFor } from "~/role-plays/appeals.server";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { type DeskItem, deskOf } from "~/role-plays/desk.server";
import { dueState, RELEASE_WITHIN } from "~/role-plays/due";
import { roundsOf } from "~/role-plays/round.server";
import { showMean } from "~/role-plays/scoring";
import { shownAppeals } from "~/role-plays/shown-appeals.server";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import { type Filter, isFiltered, narrowed } from "./filter";

/** What waits for a trainer, and what they did lately, as the desk shows it. */
export async function deskView(context: AppLoadContext, filter: Filter) {
  const { store, library, now, zone, language, today } = context;
  const { personId } = requireVisitor(context);
  const desk = await deskOf(store.read, personId, now);
  const trained = await trainedBy(store.read, personId, today);
  const talks = await dueTalksOf(store.read, library, trained);
  const shown = (item: DeskItem) => ({
    id: item.id,
    staff: nameIn(language, item.staff),
    customer: item.customer && nameIn(language, item.customer),
    scenario: `${item.scenario.code} ${inLanguage(item.scenario.title, language)}`,
    scenarioId: item.scenario.id,
    when: formatInstant(item.scheduledAt, zone, language),
    due: item.scheduledAt <= now ? formatInstant(new Date(item.scheduledAt.getTime() + RELEASE_WITHIN), zone, language) : null,
    room: item.room,
    state: dueState(item, now, dayIn(zone, item.scheduledAt) === today),
    result: item.result && {
      mean: showMean(item.result.weightedSum),
      passed: item.result.passed,
      signedAt: formatInstant(item.result.signedAt, zone, language),
    },
  });
  const conflicts = await conflictsFor(store.read, { personId, everybody: false, trained: trained.map(({ id }) => id) });
  const appeals = await appealsFor(store.read, { personId, everybody: false, trained: trained.map(({ id }) => id) }, now);
  const essays = await essaysWaitingFor(store.read, personId, today);
  const rounds = await roundsOf(store.read, personId, new Date(now.getTime() - 86_400_000));
  return {
    rounds: rounds.map(({ id, kind, startsAt }) => ({ id, kind, day: formatInstant(startsAt, zone, language) })),
    essays: (filter.scenario !== null || (filter.wait !== null && filter.wait !== "essay") ? [] : essays).map((essay) => ({
      id: essay.id,
      name: nameIn(language, essay),
      module: inLanguage(placeOf(library, essay).title, language),
      handedInAt: formatInstant(essay.handedInAt, zone, language),
    })),
    conflicts: narrowed(
      shownConflicts(conflicts, context).map((shown, place) => ({ ...shown, scenarioId: conflicts[place]!.performance.scenarioId })),
      "decision",
      filter,
    ),
    appeals: isFiltered(filter) ? [] : await shownAppeals(store.read, appeals.open, context),
    toScore: narrowed(desk.toScore.map(shown), "score", filter),
    toSign: narrowed(desk.toSign.map(shown), "sign", filter),
    waiting: narrowed(desk.waiting.map(shown), "second", filter),
    released: filter.wait === null ? narrowed(desk.released.map(shown), "score", filter) : [],
    filter,
    scenarios: scenariosOn([...desk.toScore, ...desk.toSign, ...desk.waiting, ...desk.released], language),
    talks: (isFiltered(filter) ? [] : talks).map(({ person, quiz, failed, lastFailedOn }) => ({
      person: { id: person.id, name: nameIn(language, person) },
      quizId: quiz.id,
      quiz: inLanguage(placeOf(library, { ...quiz, quizId: quiz.id }).title, language),
      failed,
      day: formatDay(lastFailedOn, language),
    })),
    trained: trained.map((person) => ({ id: person.id, name: nameIn(language, person), staffNumber: person.staffNumber })),
    zone,
  };
}

/** The role-plays on a desk, each once, by its code. */
function scenariosOn(items: DeskItem[], language: Language) {
  const all = new Map(items.map(({ scenario }) => [scenario.id, `${scenario.code} ${inLanguage(scenario.title, language)}`]));
  return [...all].map(([id, title]) => ({ id, title })).sort((a, b) => (a.title < b.title ? -1 : 1));
}
