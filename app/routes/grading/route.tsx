import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { dayIn, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { type DeskItem, deskOf } from "~/role-plays/desk.server";
import { dueState } from "~/role-plays/due";
import { showMean } from "~/role-plays/scoring";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { DeskList } from "./desk-list";

export const handle: PageHandle = { title: (words) => words.grading.desk.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, now, zone, language, today } = context;
  const desk = await deskOf(store.read, requireVisitor(context).personId, now);
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
  return { toScore: desk.toScore.map(shown), toSign: desk.toSign.map(shown), released: desk.released.map(shown), zone };
}
export type DeskEntry = Awaited<ReturnType<typeof loader>>["toScore"][number];

export default function Desk() {
  const words = useDutyWords();
  const { toScore, toSign, released, zone } = useLoaderData<typeof loader>();
  const desk = words.grading.desk;
  return (
    <>
      <PageHead
        title={desk.title}
        lead={desk.lead(toScore.length + toSign.length)}
        actions={
          <>
            <ButtonLink look="quiet" to="/content/analysis">
              {words.analysis.index.link}
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
      <Section title={desk.toScore} id="to-score">
        {toScore.length > 0 ? <DeskList items={toScore} act="score" /> : <EmptyState title={desk.emptyTitle}>{desk.empty}</EmptyState>}
      </Section>
      <Section title={desk.released} id="released">
        {released.length > 0 ? <DeskList items={released} act={null} /> : <p className="text-soft">{desk.noneReleased}</p>}
      </Section>
      <p className="mt-8 text-sm text-soft">{words.frame.zone(zone)}</p>
    </>
  );
}
