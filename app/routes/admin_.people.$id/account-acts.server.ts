import { z } from "zod";
import { idField, optionalLine } from "~/http/fields";
import { parseTyped, refuseForm } from "~/http/parse-form.server";
import { addDays, isDay } from "~/locale/day";
import { deactivate, reactivate } from "~/people/activity.server";
import { endAllSessions } from "~/people/own-account.server";
import { planLeaving, takeBackPlan } from "~/people/planned.server";
import { type Act, back, refuse } from "./act.server";

const leavingShape = z.object({ lastDay: optionalLine.refine((typed) => !typed || isDay(typed), "notADate") });
const planShape = z.object({ plan: idField });

/** Closes the account at once, or plans that it is closed after a last day. */
export async function close(act: Act) {
  const { context, typed, person, me } = act;
  const { store, library, now, today, words } = context;
  const form = parseTyped(context, typed, leavingShape);
  if (!form.ok) return refuseForm(form);
  const { lastDay } = form.value;
  if (person.id === me.personId) return refuse(act, { account: words.admin.person.notYourself }, 409);
  if (lastDay && lastDay < today) return refuse(act, { lastDay: words.odd.plans.over });
  if (lastDay) {
    await planLeaving(store, { personId: person.id, onDay: addDays(lastDay, 1), plannedBy: me.personId }, now);
    return back(act);
  }
  const closed = await deactivate(store, library, { personId: person.id, by: me.personId }, now);
  return closed ? back(act, "deactivated") : refuse(act, { account: words.admin.person.lastAdmin }, 409);
}

export async function open(act: Act) {
  await reactivate(act.context.store, act.context.library, { personId: act.person.id, by: act.me.personId }, act.context.now);
  return back(act, "reactivated");
}

export async function takeBack(act: Act) {
  const { context, typed, person, me } = act;
  const form = parseTyped(context, typed, planShape);
  if (!form.ok) return refuseForm(form);
  const taken = await takeBackPlan(context.store, { id: form.value.plan, personId: person.id, by: me.personId }, context.now);
  return taken ? back(act) : refuse(act, { plan: context.words.odd.plans.gone }, 409);
}

/** Signs a person out everywhere: a lost phone, a shared tablet that nobody signed out of. */
export async function endSessions(act: Act) {
  await endAllSessions(act.context.store, { personId: act.person.id, by: act.me.personId }, act.context.now);
  return back(act);
}
