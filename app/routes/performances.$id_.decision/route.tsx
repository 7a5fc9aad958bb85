import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { openConflict } from "~/http/open-conflict.server";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { cardsSeen, decideConflict, nameThirdGrader } from "~/role-plays/conflicts.server";
import { gradersFor } from "~/role-plays/graders.server";
import { contentOf } from "~/role-plays/performances.server";
import { correctionsOf, standingSettlement } from "~/role-plays/scorecards.server";
import { showMean } from "~/role-plays/scoring";
import { differencesOf } from "~/role-plays/settling";
import { submittedOf } from "~/role-plays/settling.server";
import { resultSheet } from "~/role-plays/sheet";
import { differenceLines } from "~/role-plays/shown-conflicts";
import type { PageHandle } from "~/root";
import { PageHead, Section } from "~/ui/page";
import { Comparison } from "./comparison";
import { decisionShape, thirdShape } from "./decision-shape";
import { NextSteps } from "./next-steps";

export const handle: PageHandle = { title: (words, data: { staff: string }) => words.grading.conflict.pageTitle(data.staff) };

/** The scorecards of a performance side by side, and the two ways to a result. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone, words, today } = context;
  const { personId } = requireVisitor(context);
  const { performance, cards, mayDecide } = await openConflict(context, params.id);
  const { rubric, scenario } = await contentOf(store.read, performance);
  const [first, second] = cards.map(({ card }) => submittedOf(card, rubric, performance));
  const differences = differencesOf(first!, second!);
  const settlement = await standingSettlement(store.read, performance.id);
  const by = settlement?.decidedBy && (await namesOf(store.read, [settlement.decidedBy])).get(settlement.decidedBy);
  const named = (id: string) => nameIn(language, performance.graders.find((grader) => grader.id === id)!);
  const open = performance.conflictSince !== null;
  const seen = [personId, ...performance.graders.map(({ id }) => id)];
  const third = performance.graders[2];
  const corrections = await correctionsOf(store.read, performance.id);
  const correctionOf = (cardId: string) => {
    const correction = corrections.find(({ laterId }) => laterId === cardId);
    return correction ? { reason: correction.reason, to: `/performances/${performance.id}/scorecards/${correction.scorecardId}` } : null;
  };
  return {
    id: performance.id,
    staff: nameIn(language, performance.staff),
    scenario: `${scenario.code} ${inLanguage(scenario.title, language)}`,
    open,
    mayDecide,
    seen: cardsSeen(cards.map(({ card }) => card)),
    differences: differenceLines(differences, rubric, { words, language }),
    apart: differences.flatMap((difference) => (difference.kind === "levels" ? [difference.criterionId] : [])),
    cards: cards.map(({ card }) => ({
      id: card.id,
      grader: named(card.graderId),
      corrects: correctionOf(card.id),
      sheet: resultSheet({ rubric, scenario, tier: performance.tier, cards: [card] }, language),
    })),
    third: third ? nameIn(language, third) : null,
    mayAskThird: open && !third && !performance.releasedAt,
    candidates: (await gradersFor(store.read, performance.staffId, today))
      .filter(({ id }) => !seen.includes(id))
      .map((one) => ({ id: one.id, name: nameIn(language, one) })),
    settled: settlement && {
      mean: showMean(settlement.weightedSum),
      when: formatInstant(settlement.settledAt, zone, language),
      by: by ? nameIn(language, by) : null,
      reason: settlement.reason ?? "",
    },
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, library, words, now } = context;
  const { personId: byId } = requireVisitor(context);
  const { performance, mayDecide } = await openConflict(context, params.id);
  const typed = await readTyped(request);
  const refuse = (why: keyof typeof words.grading.conflict.refused, field = "") =>
    refuseForm(invalid(context, { [field]: words.grading.conflict.refused[why] }, typed), why === "settled" || why === "changed" ? 409 : 422);

  if (typed.intent === "third") {
    const form = parseTyped(context, typed, thirdShape);
    if (!form.ok) return refuseForm(form);
    const named = await nameThirdGrader(store, { performanceId: performance.id, graderId: form.value.grader, byId }, now);
    return named.outcome === "named" ? done(context, `/performances/${performance.id}/decision`, "thirdNamed") : refuse(named.why, "grader");
  }
  allow(mayDecide, words.grading.conflict.notByGraders);
  const form = parseTyped(context, typed, decisionShape);
  if (!form.ok) return refuseForm(form);
  const { scorecard, reason, seen } = form.value;
  const decided = await decideConflict(store, { performanceId: performance.id, scorecardId: scorecard, reason, byId, seen }, library, now);
  return decided.outcome === "decided" ? done(context, `/performances/${performance.id}/decision`, "conflictDecided") : refuse(decided.why);
}

export default function Decision() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.grading.conflict;
  return (
    <>
      <PageHead title={say.pageTitle(page.staff)} lead={page.scenario} back={{ to: "/grading/conflicts", label: say.title }} />
      {page.differences.length > 0 ? (
        <Section title={say.differs} id="differs">
          <ul className="list-disc pl-5">
            {page.differences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <NextSteps page={page} errors={refused?.errors ?? {}} typed={refused?.typed ?? {}} />
      <Section title={say.cards} id="cards">
        <Comparison page={page} />
      </Section>
    </>
  );
}
