import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useDutyWords } from "~/locale/words";
import { AppealList } from "~/role-plays/appeal-list";
import { ConflictList } from "~/role-plays/conflict-list";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { DeskList } from "./desk-list";
import { EssayList } from "./essay-list";
import { filterOf, isFiltered } from "./filter";
import { FilterForm } from "./filter-form";
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
            <ButtonLink to="/grading/new">{desk.plan}</ButtonLink>
            <ButtonLink look="quiet" to="/grading/rounds/new">
              {words.rounds.link}
            </ButtonLink>
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
      <p className="mt-8 flex flex-wrap gap-x-6">
        {[
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
