import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { tell } from "~/messages/tell.server";
import { trainersFor } from "~/people/trained.server";
import { audit } from "~/record/audit.server";
import type { Writer } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import type { Attempt } from "./attempts.server";
import { questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { essayMarksOf } from "./essay-marks.server";
import { markAttempt } from "./marking";
import { testIn } from "./quizzes-in";
import { catchUpRegrades } from "./regrading.server";
import { latestResponses } from "./responses.server";
import { dueTalk } from "./talks.server";

/** Marks a closed attempt, once nothing of it waits for a trainer. From then on its result is there for the person. */
export async function settleMarks(w: Writer, library: Library, attempt: Attempt, actorId: string | null, now: Date) {
  const questions = await questionsAsDrawn(w, library, attempt);
  const rules = await settingsAsBegun(w, library, attempt);
  const answers = new Map([...(await latestResponses(w, attempt.id))].map(([questionId, { answer }]) => [questionId, answer]));
  const marked = markAttempt(questions, answers, rules, await essayMarksOf(w, attempt.id));
  const { id: attemptId, personId, quizId } = attempt;
  await w.insert(attemptResults).values({ attemptId, personId, quizId, ...marked, markedAt: now });
  const { points, maximum, passed } = marked;
  await audit(w, { actorId, act: "quizzes.attempt-marked", subjectId: personId, values: { attemptId, quizId, points, maximum, passed } }, now);
  await catchUpRegrades(w, library, attempt, now);
  await settleCertifications(w, library, personId, now);
  if (!passed) await tellOfTalk(w, library, attempt, now);
}

/** Who has used all tries needs a trainer, who cannot know it otherwise. */
async function tellOfTalk(w: Writer, library: Library, { personId, quizId, moduleId }: Attempt, now: Date) {
  const quiz = testIn(library, { quizId, moduleId });
  const due = quiz && (await dueTalk(w, library.zone, personId, quiz, now));
  if (!due) return;
  const trainers = await trainersFor(w, personId, dayIn(library.zone, now));
  await tell(
    w,
    trainers.map(({ id }) => id),
    { kind: "talk-needed", attemptId: due.afterAttemptId, quizId, moduleId, personId },
    now,
  );
}
