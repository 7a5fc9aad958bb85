import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import type { Attempt } from "./attempts.server";
import { counted } from "./counted";
import { markedAttempts } from "./counted.server";
import { asMarked, questionsAsDrawn, settingsAsBegun } from "./drawn.server";
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
  const lessons = library.modules.get(attempt.moduleId)?.lessons ?? [];
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
    lessons: lessons.filter((lesson) => named.includes(lesson.id)),
  };
}
