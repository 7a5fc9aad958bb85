import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, isDay, timeIn } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { deskOf } from "~/role-plays/desk.server";
import { paperCode, typedCode } from "~/role-plays/paper";
import { contentOf, findPerformance } from "~/role-plays/performances.server";
import { openSheet, scoringSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, PrintButton } from "~/ui/page";
import { ChooseDay, FindCode } from "./find";
import { PaperSheet, WhoIsWho } from "./paper-sheet";

export const handle: PageHandle = { title: (words) => words.grading.paper.title };

/** No more than one printing of a day. */
const MOST = 40;

/** The score sheets of a day, of the grader's own performances that are not signed. A code leads to the page where it is typed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language, zone, now, today, words } = context;
  const { personId } = requireVisitor(context);
  const query = new URL(request.url).searchParams;
  const desk = await deskOf(store.read, personId, now);
  const open = [...desk.toScore, ...desk.toSign];
  const code = (query.get("code") ?? "").slice(0, 100);
  const meant = code && open.find(({ id }) => paperCode(id) === typedCode(code));
  if (meant) throw redirect(`/performances/${meant.id}/paper`);
  const asked = query.get("day") ?? "";
  const day = isDay(asked) ? asked : today;
  const sheets = [];
  for (const { id } of open.filter(({ scheduledAt }) => dayIn(zone, scheduledAt) === day).slice(0, MOST)) {
    const performance = (await findPerformance(store.read, id))!;
    const { rubric, scenario } = await contentOf(store.read, performance);
    const { criteria, redLines } = scoringSheet(rubric, scenario, performance.tier, language);
    const { code, title } = openSheet(scenario, language);
    sheets.push({
      id,
      code: paperCode(id),
      staff: nameIn(language, performance.staff),
      customer: performance.customer && nameIn(language, performance.customer),
      scenario: `${code} ${title}`,
      time: timeIn(zone, performance.scheduledAt),
      room: performance.room,
      ready: desk.toSign.some((one) => one.id === id),
      criteria: criteria.map(({ id, title, notApplicable }) => ({ id, title, mayBeLeftOut: notApplicable !== null })),
      redLines: redLines.map(({ id, title }) => ({ id, title })),
    });
  }
  const unknown = code === "" ? null : words.grading.paper.unknownCode;
  return { day, dayShown: formatDay(day, language), sheets, code, unknown };
}
export type Page = Awaited<ReturnType<typeof loader>>;
export type Sheet = Page["sheets"][number];

export default function Paper() {
  const words = useDutyWords().grading;
  const { day, dayShown, sheets, code, unknown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.paper.title}
        lead={dayShown}
        back={{ to: "/grading", label: words.desk.title }}
        actions={sheets.length > 0 ? <PrintButton /> : null}
      />
      <div data-screen-only className="grid gap-x-8 sm:grid-cols-2">
        <FindCode code={code} error={unknown} />
        <ChooseDay day={day} />
      </div>
      {sheets.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={words.paper.emptyTitle}>{words.paper.empty}</EmptyState>
        </div>
      ) : (
        <>
          <WhoIsWho sheets={sheets} />
          {sheets.map((sheet) => (
            <PaperSheet key={sheet.id} sheet={sheet} day={dayShown} />
          ))}
        </>
      )}
    </>
  );
}
