import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useDutyWords } from "~/locale/words";
import { AppealList } from "~/role-plays/appeal-list";
import { ConflictList } from "~/role-plays/conflict-list";
import { Rest } from "~/role-plays/rest";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { CorrectionList } from "./correction-list";
import { DeskList } from "./desk-list";
import { EssayList } from "./essay-list";
import { filterOf, isFiltered } from "./filter";
import { FilterForm } from "./filter-form";
import { LateList } from "./late-list";
import { NoteList } from "./note-list";
import { RoundList } from "./round-list";
import { TalkList, Trained } from "./talk-list";
import { deskView } from "./view.server";
import { WalkIn } from "./walk-in";

export const handle: PageHandle = { title: (words) => words.grading.desk.title };

export const loader = ({ context, request }: LoaderFunctionArgs) => deskView(context, filterOf(new URL(request.url).searchParams));
export type Page = Awaited<ReturnType<typeof loader>>;
export type DeskEntry = Page["toScore"][number];
export type EssayEntry = Page["essays"][number];

export default function Desk() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const { rounds, conflicts, appeals, essays, toScore, toSign, waiting, released, corrections, late, talks, trained, rest, zone, filter, scenarios } = page;
  const desk = words.grading.desk;
  const filtered = isFiltered(filter);
  const count = toScore.length + toSign.length + corrections.length + conflicts.length + appeals.length + essays.length;
  const isMore = [rest.score, rest.sign, rest.correction, page.moreConflicts, page.moreAppeals].some((to) => to !== null);
  return (
    <>
      <PageHead
        title={desk.title}
        lead={filtered ? undefined : desk.lead(count, isMore)}
        actions={
          <>
            <ButtonLink to="/grading/new">{desk.plan}</ButtonLink>
            <ButtonLink look="quiet" to="/grading/rounds/new">
              {words.rounds.link}
            </ButtonLink>
          </>
        }
      />
      <FilterForm filter={filter} scenarios={scenarios} />
      {page.signOffs && !filtered ? (
        <ButtonLink look="quiet" to="/sign-offs" className="mt-4 w-full sm:w-auto">
          {page.signOffs}
        </ButtonLink>
      ) : null}
      {filtered && count + page.notes.length + late.length + waiting.length + released.length === 0 ? <EmptyState title={desk.filter.none} /> : null}
      {toSign.length > 0 ? (
        <Section title={desk.toSign} id="to-sign">
          <DeskList items={toSign} act="sign" />
          {toSign.length > 1 ? (
            <ButtonLink to="/grading/sign" className="mt-3 w-full sm:w-auto">
              {words.grading.signTogether.link(toSign.length)}
            </ButtonLink>
          ) : null}
          <Rest to={rest.sign} of={desk.toSign} />
        </Section>
      ) : null}
      <CorrectionList corrections={corrections} rest={rest.correction} />
      {conflicts.length > 0 ? (
        <Section title={words.grading.conflict.title} id="conflicts">
          <ConflictList conflicts={conflicts} />
          <Rest to={page.moreConflicts} of={words.grading.conflict.title} />
        </Section>
      ) : null}
      {filtered ? null : <RoundList rounds={rounds} />}
      {appeals.length > 0 ? (
        <Section title={words.appeals.title} id="appeals">
          <AppealList appeals={appeals} />
          <Rest to={page.moreAppeals} of={words.appeals.title} />
        </Section>
      ) : null}
      <NoteList notes={page.notes} rest={page.moreNotes} />
      <TalkList talks={talks} />
      {filtered && toScore.length === 0 ? null : (
        <Section title={desk.toScore} id="to-score">
          {toScore.length > 0 ? <DeskList items={toScore} act="score" /> : <EmptyState title={desk.emptyTitle}>{desk.empty}</EmptyState>}
          <Rest to={rest.score} of={desk.toScore} />
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
          <Rest to={rest.second} of={desk.waitingForOthers} />
        </Section>
      ) : null}
      <LateList late={late} rest={page.moreLate} />
      {filtered && released.length === 0 ? null : (
        <Section title={desk.released} id="released">
          {released.length > 0 ? <DeskList items={released} act={null} /> : <p className="text-soft">{desk.noneReleased}</p>}
          <Rest to={rest.released} of={desk.released} />
        </Section>
      )}
      <Trained people={trained} />
      <p className="mt-8 flex flex-wrap gap-x-6">
        {[
          { to: "/grading/rounds", label: words.rounds.page.all },
          { to: "/grading/paper", label: words.grading.paper.link },
          { to: "/content/analysis", label: words.analysis.index.link },
          { to: "/grading/agreement", label: words.grading.agreement.link },
        ].map(({ to, label }) => (
          <Link key={to} to={to} className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
            {label}
          </Link>
        ))}
      </p>
      <p className="mt-8 text-sm text-soft">{words.frame.zone(zone)}</p>
    </>
  );
}
