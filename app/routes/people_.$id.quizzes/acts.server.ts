import type { AppLoadContext } from "@remix-run/node";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { formatDay, formatInstant } from "~/locale/day";
import { giveExtraTime } from "~/quizzes/extra-time.server";
import { recordTalk } from "~/quizzes/talks.server";
import { MOST, talkShape, timeShape } from "./shapes";

type Act = { context: AppLoadContext; typed: Typed; personId: string; by: string; mayTalk: boolean; mayGive: boolean };

/** What a trainer or HR may do here, by the `intent` of the form. */
export const acts = {
  async talk({ context, typed, personId, by, mayTalk }: Act) {
    const { store, library, language, words, now } = context;
    allow(mayTalk, words.quizCare.notForYou);
    const form = parseTyped(context, typed, talkShape);
    if (!form.ok) return refuseForm(form);
    const { quiz: quizId, attempt: afterAttemptId, day: heldOn, note } = form.value;
    const recorded = await recordTalk(store, library, { personId, quizId, afterAttemptId, heldOn, note }, by, now);
    const say = words.quizCare.talks;
    switch (recorded.outcome) {
      case "recorded":
        return done(context, `/people/${personId}/quizzes`, "talkRecorded");
      case "not-due":
        return refuseForm(invalid(context, { "": say.notDue }, typed), 409);
      case "future":
        return refuseForm(invalid(context, { day: say.future }, typed));
      case "before":
        return refuseForm(invalid(context, { day: say.before(formatDay(recorded.failedOn, language)) }, typed));
    }
  },
  async time({ context, typed, personId, by, mayGive }: Act) {
    const { store, library, language, words, now, zone } = context;
    allow(mayGive, words.quizCare.notForYou);
    const form = parseTyped(context, typed, timeShape);
    if (!form.ok) return refuseForm(form);
    const { key: id, quiz: quizId, amount, unit, scope, reason } = form.value;
    const say = words.quizCare.time;
    if (amount < 1 || amount > MOST[unit]) return refuseForm(invalid(context, { amount: unit === "minutes" ? say.tooMuchMinutes : say.tooMuchPercent }, typed));
    const extra = { minutes: unit === "minutes" ? amount : null, percent: unit === "percent" ? amount : null };
    const given = await giveExtraTime(store, library, { id, personId, quizId, scope, amount: extra, reason }, by, now);
    switch (given.outcome) {
      case "given":
        return done(context, `/people/${personId}/quizzes`, "timeGiven");
      case "unknown-quiz":
        return refuseForm(invalid(context, { quiz: words.replies.field.unknown }, typed));
      case "nothing-running":
        return refuseForm(invalid(context, { "": say.nothingRunning }, typed), 409);
      case "no-limit":
        return refuseForm(invalid(context, { "": say.noLimit }, typed), 409);
      case "closing":
        return refuseForm(invalid(context, { "": say.closing(formatInstant(given.closesAt, zone, language)) }, typed), 409);
    }
  },
};
