import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { trainedBy } from "~/people/trained.server";
import { essaysWaitingFor } from "~/quizzes/essays.server";
import { placeOf } from "~/quizzes/quizzes-in";
import { dueTalksOf } from "~/quizzes/talks.server";
import { AppealList } from "~/role-plays/appeal-list";
import { appealsFor } from "~/role-plays/appeals.server";
import { ConflictList } from "~/role-plays/conflict-list";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { type DeskItem, deskOf } from "~/role-plays/desk.server";
import { dueState, RELEASE_WITHIN } from "~/role-plays/due";
import { roundsOf } from "~/role-plays/round.server";
import { showMean } from "~/role-plays/scoring";
import { shownAppeals } from "~/role-plays/shown-appeals.server";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { DeskList } from "./desk-list";
import { EssayList } from "./essay-list";
import { filterOf, isFiltered, narrowed } from "./filter";
import { FilterForm } from "./filter-form";
import { RoundList } from "./round-list";
import { TalkList, Trained } from "./talk-list";
import { WalkIn } from "./walk-in";

export const handle: PageHandle = { title: (words) => words.grading.desk.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, library, now, zone, language, today } = context;
  const { personId } = requireVisitor(context);
  const filter = filterOf(new URL(request.url).searchParams);
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
export type Page = Awaited<ReturnType<typeof loader>>;
export type DeskEntry = Page["toScore"][number];
export type EssayEntry = Page["essays"][number];

/** The role-plays on a desk, each once, by its code. */
function scenariosOn(items: DeskItem[], language: Language) {
  const all = new Map(items.map(({ scenario }) => [scenario.id, `${scenario.code} ${inLanguage(scenario.title, language)}`]));
  return [...all].map(([id, title]) => ({ id, title })).sort((a, b) => (a.title < b.title ? -1 : 1));
}

export default function Desk() {
  const words = useDutyWords();
  const { rounds, conflicts, appeals, essays, toScore, toSign, waiting, released, talks, trained, zone, filter, scenarios } = useLoaderData<typeof loader>();
  const desk = words.grading.desk;
  const filtered = isFiltered(filter);
  return (
    <>
      <PageHead
        title={desk.title}
        lead={desk.lead(toScore.length + toSign.length + conflicts.length + appeals.length + essays.length)}
        actions={
          <>
            <ButtonLink look="quiet" to="/content/analysis">
              {words.analysis.index.link}
            </ButtonLink>
            <ButtonLink look="quiet" to="/grading/agreement">
              {words.grading.agreement.link}
            </ButtonLink>
            <ButtonLink look="quiet" to="/grading/paper">
              {words.grading.paper.link}
            </ButtonLink>
            <ButtonLink look="quiet" to="/grading/rounds/new">
              {words.rounds.link}
            </ButtonLink>
            <ButtonLink to="/grading/new">{desk.plan}</ButtonLink>
          </>
        }
      />
      <FilterForm filter={filter} scenarios={scenarios} />
      {filtered && toScore.length + toSign.length + conflicts.length + essays.length + waiting.length + released.length === 0 ? (
        <EmptyState title={desk.filter.none} />
      ) : null}
      {toSign.length > 0 ? (
        <Section title={desk.toSign} id="to-sign">
          <DeskList items={toSign} act="sign" />
          {toSign.length > 1 ? (
            <ButtonLink to="/grading/sign" className="mt-3 w-full sm:w-auto">
              {words.grading.signTogether.link(toSign.length)}
            </ButtonLink>
          ) : null}
        </Section>
      ) : null}
      {conflicts.length > 0 ? (
        <Section title={words.grading.conflict.title} id="conflicts">
          <ConflictList conflicts={conflicts} />
        </Section>
      ) : null}
      <RoundList rounds={rounds} />
      {appeals.length > 0 ? (
        <Section title={words.appeals.title} id="appeals">
          <AppealList appeals={appeals} />
        </Section>
      ) : null}
      <TalkList talks={talks} />
      {filtered && toScore.length === 0 ? null : (
        <Section title={desk.toScore} id="to-score">
          {toScore.length > 0 ? <DeskList items={toScore} act="score" /> : <EmptyState title={desk.emptyTitle}>{desk.empty}</EmptyState>}
        </Section>
      )}
      {filtered ? null : <WalkIn people={trained} />}
      {essays.length > 0 ? (
        <Section title={words.grading.essays.title} id="essays">
          <EssayList essays={essays} />
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section title={desk.waitingForOthers} id="waiting">
          <DeskList items={waiting} act={null} />
        </Section>
      ) : null}
      {filtered && released.length === 0 ? null : (
        <Section title={desk.released} id="released">
          {released.length > 0 ? <DeskList items={released} act={null} /> : <p className="text-soft">{desk.noneReleased}</p>}
        </Section>
      )}
      <Trained people={trained} />
      <p className="mt-8 text-sm text-soft">{words.frame.zone(zone)}</p>
    </>
  );
}
