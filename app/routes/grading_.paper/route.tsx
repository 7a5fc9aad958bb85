import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { addDays, formatDay, instantAt, isDay, timeIn } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { toScore, toSign, underCode } from "~/role-plays/desk.server";
import { paperCode } from "~/role-plays/paper";
import { contentOf, findPerformance } from "~/role-plays/performances.server";
import { printedSheet } from "~/role-plays/printed-sheet";
import { openSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, PrintButton } from "~/ui/page";
import { ChooseDay, FindCode } from "./find";
import { PaperSheet, WhoIsWho } from "./paper-sheet";

export const handle: PageHandle = { title: (words) => words.grading.paper.title };

/** No more than one printing of a day. */
const MOST = 100;

/** The score sheets of a day, of the grader's own performances that are not signed. A code leads to the page where it is typed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language, zone, today, words } = context;
  const { personId } = requireVisitor(context);
  const query = new URL(request.url).searchParams;
  const code = (query.get("code") ?? "").slice(0, 100);
  const meant = code && (await underCode(store.read, personId, code));
  if (meant) throw redirect(`/performances/${meant}/paper`);
  const asked = query.get("day") ?? "";
  const day = isDay(asked) ? asked : today;
  const part = { graderId: personId, from: instantAt(zone, day, "00:00"), until: instantAt(zone, addDays(day, 1), "00:00"), shown: MOST };
  const typedIn = (await toSign(store.read, part)).items.map(({ id }) => id);
  const { items } = await toScore(store.read, part);
  const ids = [...items.map(({ id }) => id), ...typedIn];
  const sheets = [];
  for (const id of ids) {
    const performance = (await findPerformance(store.read, id))!;
    const { rubric, scenario } = await contentOf(store.read, performance);
    const { code, title } = openSheet(scenario, language);
    sheets.push({
      id,
      code: paperCode(id),
      staff: nameIn(language, performance.staff),
      customer: performance.customer && nameIn(language, performance.customer),
      scenario: `${code} ${title}`,
      time: timeIn(zone, performance.scheduledAt),
      room: performance.room,
      at: performance.scheduledAt.getTime(),
      ready: typedIn.includes(id),
      ...printedSheet(rubric, scenario, language),
    });
  }
  sheets.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
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
