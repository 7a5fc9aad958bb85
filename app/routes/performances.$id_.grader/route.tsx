import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { idField, longText } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { found, refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { gradersFor } from "~/role-plays/graders.server";
import { contentOf, findPerformance, partIn } from "~/role-plays/performances.server";
import { replaceable, replaceGrader, unsignedGraders } from "~/role-plays/replacing.server";
import { openSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead } from "~/ui/page";
import { ReplaceForm } from "./replace-form";

export const handle: PageHandle = { title: (words) => words.grading.replace.title };

/** Who of the graders can be replaced, and by whom, for a trainer who answers for the performance. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone, today, words } = context;
  const { personId } = requireVisitor(context);
  const performance = await openToReplace(context, params.id);
  if (performance.releasedAt || performance.cancelledAt) throw refusal(409, words.grading.replace.refused.over);
  const { scenario } = await contentOf(store.read, performance);
  const { code, title } = openSheet(scenario, language);
  const named = (person: { id: string; name: string; otherName: string | null }) => ({ id: person.id, name: nameIn(language, person) });
  const candidates = await gradersFor(store.read, performance.staffId, today);
  return {
    staff: nameIn(language, performance.staff),
    scenario: `${code} ${title}`,
    when: formatInstant(performance.scheduledAt, zone, language),
    replaceable: replaceable(performance, await unsignedGraders(store.read, performance), personId).map(named),
    candidates: candidates.filter(({ id }) => partIn(performance, id) === undefined && (id !== personId || performance.conflictSince === null)).map(named),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

const shape = z.object({ replaced: idField, grader: idField, reason: longText });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, library, words, now } = context;
  const performance = await openToReplace(context, params.id);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const { replaced: replacedId, grader: graderId, reason } = form.value;
  const replacing = { performanceId: performance.id, replacedId, graderId, reason, byId: requireVisitor(context).personId };
  const replaced = await replaceGrader(store, replacing, library, now);
  if (replaced.outcome === "replaced") return done(context, "/grading", "graderReplaced");
  const { why } = replaced;
  const sentence = words.grading.replace.refused[why];
  if (why === "over") throw refusal(409, sentence);
  return refuseForm(invalid(context, { [why === "signed" ? "replaced" : "grader"]: sentence }, typed), why === "signed" ? 409 : 422);
}

/** 404 for everybody who neither planned the performance nor trains the person. */
async function openToReplace(context: AppLoadContext, id: string | undefined) {
  const { store, today } = context;
  const visitor = requireVisitor(context);
  const performance = found(await findPerformance(store.read, id));
  const relation = await relationTo(store.read, visitor, performance.staffId, today);
  return found(can.replaceGrader(visitor, relation, performance) ? performance : null);
}

export default function ReplaceGrader() {
  const { grading } = useDutyWords();
  const words = grading.replace;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead(page.staff, page.scenario, page.when)} back={{ to: "/grading", label: grading.desk.title }} />
      {page.replaceable.length === 0 && !refused ? (
        <EmptyState title={words.nobody} />
      ) : page.candidates.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <ReplaceForm page={page} errors={refused?.errors ?? {}} typed={refused?.typed ?? {}} />
      )}
    </div>
  );
}
