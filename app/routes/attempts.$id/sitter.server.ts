import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { inLanguage } from "~/locale/language";
import { clockOf } from "~/quizzes/attempt";
import type { Attempt } from "~/quizzes/attempts.server";
import { placeOf, testName } from "~/quizzes/quizzes-in";

/** Who sits before which attempt, what the quiz is called, and the time left: for every page of an open attempt. */
export function sitterOf(context: AppLoadContext, attempt: Attempt) {
  const { library, language, words, now, zone } = context;
  const { personId, name, staffNumber } = requireVisitor(context);
  const place = placeOf(library, attempt);
  const title = inLanguage(place.title, language);
  return {
    account: personId,
    attemptId: attempt.id,
    title,
    heading: testName(place, words, language),
    quizPath: place.quizPath,
    name,
    staffNumber,
    time: clockOf(attempt, now, zone),
  };
}
