import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import type { Attempt } from "./attempts.server";
import { counted } from "./counted";
import { markedAttempts } from "./counted.server";
import { asMarked, questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { type ModuleScore, moduleScores } from "./marking";
import { lessonsOf, modulesOf } from "./quizzes-in";
import { latestResponses } from "./responses.server";
import { topicScores } from "./result";
import { lessonsToReadAgain } from "./retake";

/** The marks of a closed attempt with its questions, settings and answers exactly as they were, or as the regrade took them that counts. `first` are the marks before any regrade. */
export async function outcomeOf(reader: Reader, library: Library, attempt: Attempt) {
  const [row] = await markedAttempts(reader).where(eq(attemptResults.attemptId, attempt.id)).limit(1);
  if (!row) return undefined;
  const result = counted(row.result, row.remarking);
  const questions = await questionsAsDrawn(reader, library, asMarked(attempt, result.hashes));
  const settings = await settingsAsBegun(reader, library, attempt);
  const lessons = lessonsOf(library, attempt);
  const named = lessonsToReadAgain(
    questions,
    result.marks,
    lessons.map((lesson) => lesson.id),
  );
  return {
    result,
    first: row.remarking && { points: row.result.points, maximum: row.result.maximum, passed: row.result.passed, remarkedAt: row.remarking.markedAt },
    settings,
    questions,
    answers: await latestResponses(reader, attempt.id),
    topics: topicScores(questions, result.marks, settings.topics).map((score) => ({
      ...score,
      title: settings.topics.find((topic) => topic.id === score.id)!.title,
    })),
    /** Of an exam: what each module's questions earned. */
    modules: attempt.moduleId === null ? scoresByModule(library, attempt, moduleScores(questions, result.marks, settings.minima)) : [],
    lessons: lessons.filter((lesson) => named.includes(lesson.id)),
  };
}

/** In the order of the modules; one that is gone has only its id. */
function scoresByModule(library: Library, attempt: Attempt, scores: ModuleScore[]) {
  const order = modulesOf(library, attempt).map(({ id }) => id);
  const titled = scores.map((score) => ({ ...score, title: library.modules.get(score.moduleId)?.title ?? { en: score.moduleId, zh: score.moduleId } }));
  return titled.sort((a, b) => order.indexOf(a.moduleId) - order.indexOf(b.moduleId));
}
