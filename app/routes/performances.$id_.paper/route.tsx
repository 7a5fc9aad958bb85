import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { openForGrading } from "~/http/open-performance.server";
import { invalid, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { takeMarks } from "~/http/take-marks.server";
import { dayIn } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { newestDraft } from "~/role-plays/drafts.server";
import { firstMarks } from "~/role-plays/marks";
import { closedSentence } from "~/role-plays/marks-form.server";
import { paperCode } from "~/role-plays/paper";
import { contentOf } from "~/role-plays/performances.server";
import { printedSheet } from "~/role-plays/printed-sheet";
import { doorFor } from "~/role-plays/scorecards.server";
import { openSheet } from "~/role-plays/sheet";
import { readSheet, sheetOf } from "~/role-plays/typed-sheet";
import type { PageHandle } from "~/root";
import { newId } from "~db/kit";
import { atSheetFields, faultSentences } from "./sentences";
import { SheetForm } from "./sheet-form";

export const handle: PageHandle = { title: (words, data: { staff: string }) => words.grading.paper.typeInOf(data.staff) };

/** One person's sheet, to be typed in by keyboard. What was marked on the screen before is there too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone } = context;
  const { personId } = requireVisitor(context);
  const performance = await openForGrading(context, params.id);
  const door = await doorFor(store.read, performance.id, personId);
  if (door.state === "closed") throw refusal(409, closedSentence(door, context.words));
  const { scenario, rubric } = await contentOf(store.read, performance);
  const draft = await newestDraft(store.read, performance.id, personId);
  const { code, title } = openSheet(scenario, language);
  return {
    id: performance.id,
    code: paperCode(performance.id),
    day: dayIn(zone, performance.scheduledAt),
    staff: nameIn(language, performance.staff),
    scenario: `${code} ${title}`,
    rubricHash: performance.rubricHash,
    sheet: printedSheet(rubric, scenario, language),
    given: sheetOf(draft?.marks ?? firstMarks(rubric, scenario), rubric, scenario),
    writer: newId(),
    base: draft?.seq ?? 0,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const performance = await openForGrading(context, params.id);
  const { rubric, scenario } = await contentOf(context.store.read, performance);
  const typed = await readTyped(request);
  const sheet = readSheet(typed, rubric, scenario);
  if (sheet.faults.length > 0) return refuseForm(invalid(context, faultSentences(sheet.faults, rubric, context), typed));
  const taken = await takeMarks(context, performance, { ...sheet.typed, intent: "submit" }, { fromPaper: true });
  if (taken.outcome === "refused") return refuseForm(invalid(context, atSheetFields(taken.errors, sheet.typed, rubric, context), typed), taken.status);
  return done(context, `/grading/paper?day=${dayIn(context.zone, performance.scheduledAt)}`, "typedIn");
}

export default function TypeIn() {
  const words = useDutyWords();
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <SheetForm key={refused ? "refused" : data.id} data={data} errors={refused?.errors ?? {}} typed={refused?.typed} back={words.grading.paper.title} />;
}
