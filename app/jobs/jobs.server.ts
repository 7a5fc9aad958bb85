import { carryOutRules, hasDueRule } from "~/assignments/rules.server";
import { carryOnChanging, isAnyChangeApplying } from "~/certification/changing.server";
import { askDeltas, isAnyVersionNew } from "~/certification/deltas.server";
import { forgetTrials } from "~/certification/forgetting-trials.server";
import { carryOnLooking, isAnyTrialLooking } from "~/certification/trying.server";
import { forgetMessages } from "~/messages/forgetting.server";
import { remind } from "~/messages/reminding.server";
import { isMailWaiting, sendMail } from "~/messages/sending.server";
import { cleanUp } from "~/people/clean-up.server";
import { carryOutPlans, isAnyPlanDue } from "~/people/planned.server";
import { isSignInMailWaiting, sendSignInMail } from "~/people/sign-in-mail.server";
import { closeOverdue, hasOverdue } from "~/quizzes/closing.server";
import { figuresAreBehind, renewFigures } from "~/quizzes/figures.server";
import { forgetPractice } from "~/quizzes/practising.server";
import { carryOutRegrades, isRegrading } from "~/quizzes/regrading.server";
import { isCheckAsked, makeCheck } from "~/record/checking.server";
import { hasUnsealed, sealAudit } from "~/record/sealing.server";
import { keepForecast } from "~/register/forecast.server";
import { keepShares, sharesAreBehind } from "~/register/share.server";
import { keepSummary } from "~/register/summary.server";
import type { Job } from "./job";

/** Everything that runs on time. */
export const jobs: Job[] = [
  {
    name: "seal-audit",
    every: "*/10 * * * * *",
    isWaiting: ({ store }) => hasUnsealed(store.read),
    run: ({ store }, now) => sealAudit(store, now),
  },
  {
    name: "check-audit",
    every: "*/5 * * * * *",
    isWaiting: ({ store }) => isCheckAsked(store.read),
    run: ({ store }, now) => makeCheck(store, now),
  },
  {
    name: "close-overdue-attempts",
    every: "*/20 * * * * *",
    isWaiting: ({ store }, now) => hasOverdue(store.read, now),
    run: ({ store, source }, now) => closeOverdue(store, source.current(), now),
  },
  {
    name: "analyse-quizzes",
    every: "*/5 * * * * *",
    isWaiting: ({ store }) => figuresAreBehind(store.read),
    run: ({ store, source }, now) => renewFigures(store, source.current(), now),
  },
  {
    name: "mark-again",
    every: "*/5 * * * * *",
    isWaiting: ({ store }) => isRegrading(store.read),
    run: ({ store, source }, now) => carryOutRegrades(store, source.current(), now),
  },
  {
    name: "try-rules",
    every: "*/3 * * * * *",
    isWaiting: ({ store }) => isAnyTrialLooking(store.read),
    run: ({ store, source, ending }) => carryOnLooking(store, source.current(), ending),
  },
  {
    name: "change-rules",
    every: "*/3 * * * * *",
    isWaiting: ({ store }) => isAnyChangeApplying(store.read),
    run: ({ store, source, ending }, now) => carryOnChanging(store, source.current(), now, ending),
  },
  {
    name: "forget-trials",
    every: "0 52 3 * * *",
    run: ({ store }, now) => forgetTrials(store, now),
  },
  {
    name: "count-register",
    every: "30 */5 * * * *",
    run: ({ store, source }, now) => keepSummary(store, source.current().zone, now),
  },
  {
    name: "count-what-expires",
    every: "50 */5 * * * *",
    run: ({ store, source }, now) => keepForecast(store, source.current().zone, now),
  },
  {
    name: "count-shares",
    every: "20 */10 * * * *",
    isWaiting: ({ store, source }, now) => sharesAreBehind(store.read, source.current().zone, now),
    run: ({ store, source, ending }, now) => keepShares(store, source.current().zone, now, ending),
  },
  {
    name: "forget-practice",
    every: "0 47 3 * * *",
    run: ({ store }, now) => forgetPractice(store, now),
  },
  {
    name: "assign-by-rule",
    every: "*/20 * * * * *",
    isWaiting: ({ store }, now) => hasDueRule(store.read, now),
    run: ({ store, source, ending }, now) => carryOutRules(store, source.current(), now, ending),
  },
  {
    name: "ask-deltas",
    every: "*/20 * * * * *",
    isWaiting: ({ store, source }, now) => isAnyVersionNew(store.read, source.current(), now),
    run: ({ store, source, ending }, now) => askDeltas(store, source.current(), now, ending),
  },
  {
    name: "carry-out-plans",
    every: "5 */5 * * * *",
    isWaiting: ({ store, source }, now) => isAnyPlanDue(store.read, source.current().zone, now),
    run: ({ store, source }, now) => carryOutPlans(store, source.current(), now),
  },
  {
    name: "remind",
    every: "0 15 7 * * *",
    run: ({ store, source }, now) => remind(store, source.current().zone, now),
  },
  {
    name: "send-mail",
    every: "*/20 * * * * *",
    isWaiting: isMailWaiting,
    run: (place, now) => sendMail(place, now),
  },
  {
    name: "send-sign-in-mail",
    every: "*/10 * * * * *",
    isWaiting: isSignInMailWaiting,
    run: (place, now) => sendSignInMail(place, now),
  },
  {
    name: "forget-messages",
    every: "0 37 3 * * *",
    run: ({ store }, now) => forgetMessages(store, now),
  },
  {
    name: "clean-up",
    every: "0 17 * * * *",
    run: ({ store }, now) => cleanUp(store, now),
  },
];
