import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { countWaiting } from "~/http/waiting-sign-offs.server";
import { dayIn, formatNearDay, formatNearInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { trainedBy } from "~/people/trained.server";
import { essaysWaitingFor } from "~/quizzes/essays.server";
import { placeOf } from "~/quizzes/quizzes-in";
import { dueTalksOf } from "~/quizzes/talks.server";
import { appealsFor } from "~/role-plays/appeals.server";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { openCorrections } from "~/role-plays/corrections.server";
import { type DeskItem, type DeskList, notOutYet, outLately, toScore, toSign } from "~/role-plays/desk.server";
import { dueState, RELEASE_WITHIN } from "~/role-plays/due";
import { heldAmong } from "~/role-plays/held.server";
import { notesDue } from "~/role-plays/notes-due.server";
import { titleOf } from "~/role-plays/own-results.server";
import { lateWithOthers } from "~/role-plays/replacing.server";
import { roundsOf } from "~/role-plays/round.server";
import { showMean } from "~/role-plays/scoring";
import { shownAppeals } from "~/role-plays/shown-appeals.server";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import { type Filter, isFiltered, restOf, shows } from "./filter";

/** What waits for a trainer, and what they did lately, as the desk shows it: of each list a part, with the way to its rest. */
export async function deskView(context: AppLoadContext, filter: Filter) {
  const { store, now, zone, language, today } = context;
  const { personId } = requireVisitor(context);
  const trained = await trainedBy(store.read, personId, today);
  const viewer = { personId, everybody: false, trained: trained.map(({ id }) => id) };
  const isWhole = !isFiltered(filter);
  const rounds = await roundsOf(store.read, personId, new Date(now.getTime() - 86_400_000));
  const appeals = isWhole ? await appealsFor(store.read, viewer, "open") : { appeals: [], next: null };
  return {
    ...(await ownLists(context, filter)),
    ...(await conflictsOn(context, filter, viewer)),
    rounds: rounds.map(({ id, kind, startsAt }) => ({ id, kind, day: formatNearInstant(startsAt, zone, today, language) })),
    appeals: await shownAppeals(store.read, appeals.appeals, context),
    moreAppeals: appeals.next && `/grading/appeals?open=${appeals.next}`,
    ...(await lateOn(context, filter, viewer)),
    ...(await notesOn(context, filter, viewer)),
    ...(await quizzesOn(context, filter, trained)),
    trained: trained.map((person) => ({ id: person.id, name: nameIn(language, person), staffNumber: person.staffNumber })),
    filter,
    scenarios: scenariosOf(context),
    zone,
    signOffs: await countWaiting(context),
  };
}

/** What the trainer grades: the lists of performances, and the corrections they opened. */
async function ownLists(context: AppLoadContext, filter: Filter) {
  const { store, now, zone, language, today } = context;
  const part = { graderId: requireVisitor(context).personId, scenarioId: filter.scenario, after: filter.after };
  const none: DeskList = { items: [], next: null };
  const score = shows(filter, "score") ? await toScore(store.read, part) : none;
  const sign = shows(filter, "sign") ? await toSign(store.read, part) : none;
  const second = shows(filter, "second") ? await notOutYet(store.read, part) : none;
  const released = shows(filter, "released") ? await outLately(store.read, part, now) : none;
  const corrections = shows(filter, "correction") ? await openCorrections(store.read, part) : { items: [], next: null };
  const held = await heldAmong(
    store.read,
    context.library,
    [...score.items, ...sign.items].map(({ performance }) => performance),
    now,
  );
  const shown = (item: DeskItem) => ({ ...shownItem(context, item), ...(held.has(item.id) ? { state: "held" as const } : {}) });
  return {
    ...{ toScore: score.items.map(shown), toSign: sign.items.map(shown), waiting: second.items.map(shown), released: released.items.map(shown) },
    rest: {
      score: restOf("score", filter, score.next),
      sign: restOf("sign", filter, sign.next),
      second: restOf("second", filter, second.next),
      released: restOf("released", filter, released.next),
      correction: restOf("correction", filter, corrections.next),
    },
    corrections: corrections.items.map(({ id, staff, scenario, openedAt, reason, ready }) => ({
      ...{ id, reason, ready },
      staff: nameIn(language, staff),
      scenario: `${scenario.code} ${inLanguage(scenario.title, language)}`,
      opened: formatNearInstant(openedAt, zone, today, language),
    })),
  };
}

function shownItem({ zone, language, now, today }: AppLoadContext, item: DeskItem) {
  return {
    id: item.id,
    staff: nameIn(language, item.staff),
    customer: item.customer && nameIn(language, item.customer),
    scenario: `${item.scenario.code} ${inLanguage(item.scenario.title, language)}`,
    when: formatNearInstant(item.scheduledAt, zone, today, language),
    due: item.scheduledAt <= now ? formatNearInstant(new Date(item.scheduledAt.getTime() + RELEASE_WITHIN), zone, today, language) : null,
    room: item.room,
    released: item.released,
    state: dueState(item, now, dayIn(zone, item.scheduledAt) === today),
    result: item.result && {
      mean: showMean(item.result.weightedSum),
      passed: item.result.passed,
      signedAt: formatNearInstant(item.result.signedAt, zone, today, language),
    },
  };
}

type Viewer = { personId: string; everybody: boolean; trained: string[] };

async function conflictsOn(context: AppLoadContext, filter: Filter, viewer: Viewer) {
  if (!shows(filter, "decision")) return { conflicts: [], moreConflicts: null };
  const { conflicts, next } = await conflictsFor(context.store.read, viewer, { scenarioId: filter.scenario, after: filter.after });
  return { conflicts: shownConflicts(conflicts, context), moreConflicts: restOf("decision", filter, next) };
}

async function lateOn({ store, library, language, zone, now, today }: AppLoadContext, filter: Filter, viewer: Viewer) {
  if (!shows(filter, "late")) return { late: [], moreLate: null };
  const { items, next } = await lateWithOthers(store.read, viewer, { scenarioId: filter.scenario, after: filter.after }, now);
  const late = items.map(({ id, staff, scenarioId, scheduledAt, waitsFor }) => ({
    id,
    staff: nameIn(language, staff),
    scenario: titleOf(library, scenarioId, language),
    when: formatNearInstant(scheduledAt, zone, today, language),
    waitsFor: waitsFor.map((grader) => nameIn(language, grader)),
  }));
  return { late, moreLate: restOf("late", filter, next) };
}

async function notesOn({ store, library, language, now }: AppLoadContext, filter: Filter, { trained }: Viewer) {
  if (!shows(filter, "note")) return { notes: [], moreNotes: null };
  const { items, next } = await notesDue(store.read, library, { trained, scenarioId: filter.scenario, after: filter.after }, now);
  const notes = items.map(({ performanceId, staff, scenarioId, fails }) => ({
    id: performanceId,
    staff: nameIn(language, staff),
    scenario: titleOf(library, scenarioId, language),
    fails,
  }));
  return { notes, moreNotes: restOf("note", filter, next) };
}

/** What of quizzes waits for a trainer: essays to be marked, and people to be talked with. */
async function quizzesOn(context: AppLoadContext, filter: Filter, trained: Awaited<ReturnType<typeof trainedBy>>) {
  const { store, library, zone, language, today } = context;
  const essays = filter.scenario === null && shows(filter, "essay") ? await essaysWaitingFor(store.read, requireVisitor(context).personId, today) : [];
  const talks = isFiltered(filter) ? [] : await dueTalksOf(store.read, library, trained, context.now);
  return {
    essays: essays.map((essay) => ({
      id: essay.id,
      name: nameIn(language, essay),
      module: inLanguage(placeOf(library, essay).title, language),
      handedInAt: formatNearInstant(essay.handedInAt, zone, today, language),
    })),
    talks: talks.map(({ person, quiz, failed, lastFailedOn }) => ({
      person: { id: person.id, name: nameIn(language, person) },
      quizId: quiz.id,
      quiz: inLanguage(placeOf(library, { ...quiz, quizId: quiz.id }).title, language),
      failed,
      day: formatNearDay(lastFailedOn, today, language),
    })),
  };
}

/** The role-plays to narrow a desk down to, by their code. */
const scenariosOf = ({ library, language }: AppLoadContext) =>
  [...library.scenarios.values()]
    .map(({ id, code, title }) => ({ id, title: `${code} ${inLanguage(title, language)}` }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
