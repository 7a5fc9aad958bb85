import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Authored } from "~/certification/adjustable";
import { beginChanging, changeRules } from "~/certification/changing.server";
import { rulesOfVersion } from "~/certification/proposing.server";
import { findTrial } from "~/certification/trying.server";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Notice, PageHead, Section } from "~/ui/page";
import { DecideForm } from "./decide-form";
import { EffectGroup } from "./effect-group";
import { changesView, effectsView, isEffect } from "./view.server";

export const handle: PageHandle = { title: (words, { title }: { title: string }) => words.ruleChange.trial.title(title) };

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { trial } = await concerned(context, params);
  const { store, language, zone, words } = context;
  const before = found(await rulesOfVersion(store.read, trial.certificationId, trial.baseVersion));
  const query = new URL(request.url).searchParams;
  const effect = query.get("effect");
  const asked = isEffect(effect) ? { effect, after: query.get("after") ?? "" } : null;
  const { certificationId, state, looked, version, decidedAt } = trial;
  return {
    ...{ certificationId, state, looked, isWhole: asked !== null },
    title: inLanguage((trial.body as Authored).title, language),
    day: formatDay(trial.onDay, language),
    applied: version && decidedAt ? words.ruleChange.trial.applied(version, formatDay(dayIn(zone, decidedAt), language)) : null,
    changes: changesView(context, before, trial.body as Authored),
    ...(await effectsView(context, trial, asked)),
  };
}

const shape = z.object({ existing: z.enum(["keep", "recalculate"], "choose"), reason: longText });

/** Puts in force what was looked at, and carries it out as far as the page can wait for it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { trial, visitor } = await concerned(context, params);
  const { store, library, now, words } = context;
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const { existing, reason } = form.value;
  const deciding = { trialId: trial.id, recalculates: existing === "recalculate", reason, decidedBy: visitor.personId };
  const outcome = await changeRules(store, library, deciding, now);
  if (outcome !== "in-force" && outcome !== "done") return refuseForm(invalid(context, { "": words.ruleChange.trial[outcome] }, typed), 409);
  await beginChanging(store, library, trial.id, now);
  return done(context, `/hr/rules/${trial.certificationId}/trials/${trial.id}`, "saved");
}

async function concerned(context: AppLoadContext, params: { id?: string; trial?: string }) {
  const visitor = requireVisitor(context);
  allow(can.changeRules(visitor));
  const trial = found(await findTrial(context.store.read, params.trial ?? ""));
  return { visitor, trial: found(trial.certificationId === params.id ? trial : undefined) };
}

export default function RulesTried() {
  const words = useDutyWords().ruleChange;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { certificationId, state, looked, title, day, applied, changes, isWhole, ofDates, inAnyCase } = page;
  const say = words.trial;
  const isRunning = state === "looking" || state === "applying";
  const nothing = state !== "looking" && ofDates.length + inAnyCase.length === 0;
  const here = isWhole ? { to: ".", label: say.title(title) } : { to: `/hr/rules/${certificationId}`, label: title };
  return (
    <div className="max-w-3xl">
      <PageHead title={say.title(title)} lead={applied ?? say.lead(day)} back={here} />
      <div role="status">
        {state === "applying" ? <Notice>{say.applying}</Notice> : null}
        <p className="text-soft">{state === "looking" ? say.looking(looked) : looked === 0 ? say.nobody : say.looked(looked)}</p>
      </div>
      {isRunning ? (
        <ButtonLink look="quiet" to="." className="mt-3">
          {say.again}
        </ButtonLink>
      ) : null}
      <Section title={say.changes} id="changes">
        <ul className="list-disc pl-5">
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      {nothing && looked > 0 ? <Notice tone="ok">{say.none}</Notice> : null}
      {inAnyCase.length > 0 ? (
        <Section title={say.inAnyCase} id="in-any-case">
          {inAnyCase.map((group) => (
            <EffectGroup key={group.effect} group={group} isWhole={isWhole} />
          ))}
        </Section>
      ) : null}
      {ofDates.length > 0 ? (
        <Section title={say.ofDates} id="of-dates">
          {ofDates.map((group) => (
            <EffectGroup key={group.effect} group={group} isWhole={isWhole} />
          ))}
        </Section>
      ) : null}
      {state === "looked" && !isWhole ? <DecideForm certificationId={certificationId} refused={refused} /> : null}
    </div>
  );
}
