import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { trainedBy } from "~/people/trained.server";
import { essaysWaitingFor } from "~/quizzes/essays.server";
import { placeOf } from "~/quizzes/quizzes-in";
import { dueTalksOf } from "~/quizzes/talks.server";
import { ConflictList } from "~/role-plays/conflict-list";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { type DeskItem, deskOf } from "~/role-plays/desk.server";
import { dueState } from "~/role-plays/due";
import { showMean } from "~/role-plays/scoring";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { DeskList } from "./desk-list";
import { EssayList } from "./essay-list";
import { TalkList, Trained } from "./talk-list";

export const handle: PageHandle = { title: (words) => words.grading.desk.title };

export async function loader({ context }: LoaderFunctionArgs) {
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
    when: formatInstant(item.scheduledAt, zone, language),
    room: item.room,
    state: dueState(item, now, dayIn(zone, item.scheduledAt) === today),
    result: item.result && {
      mean: showMean(item.result.weightedSum),
      passed: item.result.passed,
      signedAt: formatInstant(item.result.signedAt, zone, language),
    },
  });
  const conflicts = await conflictsFor(store.read, { personId, everybody: false, trained: trained.map(({ id }) => id) });
  const essays = await essaysWaitingFor(store.read, personId, today);
  return {
    essays: essays.map((essay) => ({
      id: essay.id,
      name: nameIn(language, essay),
      module: inLanguage(placeOf(library, essay).title, language),
      handedInAt: formatInstant(essay.handedInAt, zone, language),
    })),
    conflicts: shownConflicts(conflicts, context),
    toScore: desk.toScore.map(shown),
    toSign: desk.toSign.map(shown),
    waiting: desk.waiting.map(shown),
    released: desk.released.map(shown),
    talks: talks.map(({ person, quiz, failed, lastFailedOn }) => ({
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

export default function Desk() {
  const words = useDutyWords();
  const { conflicts, essays, toScore, toSign, waiting, released, talks, trained, zone } = useLoaderData<typeof loader>();
  const desk = words.grading.desk;
  return (
    <>
      <PageHead
        title={desk.title}
        lead={desk.lead(toScore.length + toSign.length + conflicts.length + essays.length)}
        actions={
          <>
            <ButtonLink look="quiet" to="/content/analysis">
              {words.analysis.index.link}
            </ButtonLink>
            <ButtonLink look="quiet" to="/grading/agreement">
              {words.grading.agreement.link}
            </ButtonLink>
            <ButtonLink to="/grading/new">{desk.plan}</ButtonLink>
          </>
        }
      />
      {toSign.length > 0 ? (
        <Section title={desk.toSign} id="to-sign">
          <DeskList items={toSign} act="sign" />
        </Section>
      ) : null}
      {conflicts.length > 0 ? (
        <Section title={words.grading.conflict.title} id="conflicts">
          <ConflictList conflicts={conflicts} />
        </Section>
      ) : null}
      <TalkList talks={talks} />
      <Section title={desk.toScore} id="to-score">
        {toScore.length > 0 ? <DeskList items={toScore} act="score" /> : <EmptyState title={desk.emptyTitle}>{desk.empty}</EmptyState>}
      </Section>
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
      <Section title={desk.released} id="released">
        {released.length > 0 ? <DeskList items={released} act={null} /> : <p className="text-soft">{desk.noneReleased}</p>}
      </Section>
      <Trained people={trained} />
      <p className="mt-8 text-sm text-soft">{words.frame.zone(zone)}</p>
    </>
  );
}
