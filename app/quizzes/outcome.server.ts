import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import type { Attempt } from "./attempts.server";
import { questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { latestResponses } from "./responses.server";
import { topicScores } from "./result";
import { lessonsToReadAgain } from "./retake";

/** The marks of a closed attempt with its questions, settings and answers exactly as they were. */
export async function outcomeOf(reader: Reader, library: Library, attempt: Attempt) {
  const [result] = await reader.select().from(attemptResults).where(eq(attemptResults.attemptId, attempt.id)).limit(1);
  if (!result) return undefined;
  const questions = await questionsAsDrawn(reader, library, attempt);
  const settings = await settingsAsBegun(reader, library, attempt);
  const lessons = library.modules.get(attempt.moduleId)?.lessons ?? [];
  const named = lessonsToReadAgain(
    questions,
    result.marks,
    lessons.map((lesson) => lesson.id),
  );
  return {
    result,
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
