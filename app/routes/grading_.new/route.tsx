import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { neededRolePlays } from "~/certification/path";
import { pathsOf } from "~/certification/path.server";
import { requireVisitor } from "~/http/context";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { formatInstant, instantAt } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { gradersFor } from "~/role-plays/graders.server";
import { panelFor } from "~/role-plays/pass-rule.server";
import { countsTowards, proposedStart, proposeVariant, variantsLeft, wrongStart } from "~/role-plays/planning";
import { type Candidate, encountersOf, peopleToPlan, planPerformance } from "~/role-plays/planning.server";
import { resitFor } from "~/role-plays/resits.server";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";
import { ChoosePerson, ChooseScenario } from "./choose";
import { PlanForm } from "./plan-form";
import { planErrors, planShape } from "./plan-shape";

export const handle: PageHandle = { title: (words) => words.grading.plan.title };

/** Step by step by the address alone: the person, the role-play, then the form. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language, library, zone, today } = context;
  const { candidates, plannable } = await around(context);
  const shown = (one: Candidate) => ({ id: one.id, name: nameIn(language, one), staffNumber: one.staffNumber, position: one.position, trainer: one.trainer });
  const trainerId = requireVisitor(context).personId;
  const query = new URL(request.url).searchParams;
  const person = plannable.find(({ id }) => id === query.get("person"));
  if (!person) return { step: "person" as const, people: plannable.map(shown) };

  const encounters = await encountersOf(
    store.read,
    candidates.map(({ id }) => id),
  );
  const needs = neededRolePlays(await pathsOf(store.read, library, person.id, today));
  const scenarios = [...library.scenarios.values()]
    .map((scenario) => ({
      id: scenario.id,
      title: `${scenario.code} ${inLanguage(scenario.title, language)}`,
      left: variantsLeft(scenario, encounters, person.id).length,
      needed: inLanguage(needs.get(scenario.id) ?? { en: "" }, language),
    }))
    .sort((a, b) => Number(b.needed !== "") - Number(a.needed !== ""));
  const only = scenarios.length === 1 ? scenarios[0]!.id : query.get("scenario");
  const scenario = library.scenarios.get(only ?? "");
  if (!scenario) return { step: "scenario" as const, person: shown(person), scenarios };

  const proposed = proposeVariant(scenario, encounters, person.id)?.id ?? null;
  return {
    step: "plan" as const,
    person: shown(person),
    scenario: { id: scenario.id, title: `${scenario.code} ${inLanguage(scenario.title, language)}`, onlyOne: scenarios.length === 1 },
    variants: variantsLeft(scenario, encounters, person.id)
      .toSorted((a, b) => Number(b.id === proposed) - Number(a.id === proposed))
      .map((variant) => ({ id: variant.id, label: inLanguage(variant.label, language) })),
    others: candidates.filter(({ id }) => id !== person.id).map(shown),
    towards: await towardsOf(context, scenario.id),
    resits: await resitsOf(context, person.id, scenario.id),
    grader: { id: trainerId, name: nameIn(language, requireVisitor(context)) },
    graders: (await gradersFor(store.read, person.id, today))
      .filter(({ id }) => id !== trainerId)
      .map(({ id, ...name }) => ({ id, name: nameIn(language, name) })),
    ...proposedStart(zone, context.now),
    today,
    zone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { store, library, zone, now, today, words } = context;
  const trainer = requireVisitor(context);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, planShape);
  if (!form.ok) return refuseForm(form);
  const { person, scenario, variant, observer, day, time, room, towards, secondGrader } = form.value;
  const startsNow = form.value.intent === "start";
  const customer = form.value.customer || (startsNow ? trainer.personId : "");
  const { candidates, plannable } = await around(context);
  const plan = words.grading.plan;
  const refuse = (errors: Record<string, string>) => refuseForm(invalid(context, errors, typed));
  if (!plannable.some(({ id }) => id === person)) return refuse({ person: plan.unknownPerson });
  allow(can.planPerformance(trainer, await relationTo(store.read, trainer, person, today)));
  const known = new Set(candidates.map(({ id }) => id));
  if (customer === "") return refuse({ customer: words.replies.field.choose });
  if (!known.has(customer)) return refuse({ customer: plan.unknownPerson });
  if (observer.some((id) => !known.has(id))) return refuse({ observer: plan.unknownPerson });
  const wrong = startsNow ? null : wrongStart({ day, time }, context);
  if (wrong === "past-time") return refuse({ time: plan.pastTime });
  if (wrong) return refuse({ day: wrong === "past-day" ? plan.past : plan.tooFar });

  const parts = { staffId: person, customerId: customer, observerIds: observer, secondGraderId: secondGrader || null };
  const scheduledAt = startsNow ? now : instantAt(zone, day, time);
  const what = { scenarioId: scenario, variantId: variant, towards: towards === "practice" ? null : towards, scheduledAt, room, startsNow };
  const planned = await planPerformance(store, { ...parts, ...what }, trainer.personId, library, now);
  if (planned.outcome === "refused") return refuse(planErrors(context, planned.refusals, [...candidates, ...(await gradersFor(store.read, person, today))]));
  return startsNow ? done(context, `/performances/${planned.performanceId}/score`) : done(context, "/grading", "planned");
}

/** The certifications a role-play counts towards, each with the panel it asks for. */
const towardsOf = ({ store, library, language }: AppLoadContext, scenarioId: string) =>
  Promise.all(
    countsTowards(library, scenarioId).map(async ({ id, title }) => ({
      id,
      title: inLanguage(title, language),
      ...(await panelFor(store.read, library, id, scenarioId)),
    })),
  );

/** What stands before a performance that counts, for each certification it can count for. */
async function resitsOf({ store, library, language, zone, now }: AppLoadContext, staffId: string, scenarioId: string) {
  const resits = [];
  for (const { id: towards, title } of countsTowards(library, scenarioId)) {
    const resit = await resitFor(store.read, library, { staffId, scenarioId, towards }, now);
    if (resit.fails === 0 && resit.resultFirst === null) continue;
    resits.push({
      id: towards,
      title: inLanguage(title, language),
      ...{ failed: resit.fails > 0, noteAfter: resit.noteAfter, resultFirst: resit.resultFirst },
      from: resit.from && resit.from > now ? formatInstant(resit.from, zone, language) : null,
    });
  }
  return resits;
}
export type ResitShown = Awaited<ReturnType<typeof resitsOf>>[number];

const around = (context: AppLoadContext) => peopleToPlan(context.store.read, requireVisitor(context).personId, context.today);

export default function NewPerformance() {
  const words = useDutyWords();
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={words.grading.plan.title} back={{ to: "/grading", label: words.grading.desk.title }} />
      {data.step === "person" ? <ChoosePerson people={data.people} error={refused?.errors.person} /> : null}
      {data.step === "scenario" ? <ChooseScenario person={data.person} scenarios={data.scenarios} /> : null}
      {data.step === "plan" ? <PlanForm {...data} errors={refused?.errors ?? {}} typed={refused?.typed ?? {}} /> : null}
    </>
  );
}
