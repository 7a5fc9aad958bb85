import { eq } from "drizzle-orm";
import { inlineHtml } from "~/content/inline";
import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";
import type { Reader } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import { ticksOf } from "./answer";
import type { Attempt } from "./attempts.server";
import { questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { maximumOf } from "./marking";
import type { Question } from "./quiz";
import { latestResponses, type Stored } from "./responses.server";
import { rightTicks, topicScores, verdictOf } from "./result";
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

export type Reviewed = ReturnType<typeof reviewed>;

/** A question after release: own answer, right answer, the feedback to what was chosen, and the explanation. */
export function reviewed(question: Question, parts: string[], stored: Stored | undefined, points: number, language: Language) {
  const html = (text: { en: string; zh: string }) => inlineHtml(inLanguage(text, language));
  const chosen = ticksOf(stored?.answer);
  const right = rightTicks(question);
  const options = "options" in question ? parts.flatMap((id) => question.options.filter((option) => option.id === id)) : [];
  const fellFor = question.kind === "true-false" && chosen.length > 0 && !right.includes(chosen[0]!);
  return {
    situation: question.situation ? html(question.situation) : null,
    text: html(question.text),
    options: [
      ...options.map((option) => ({
        id: option.id,
        text: html(option.text) as string | null,
        chosen: chosen.includes(option.id),
        right: right.includes(option.id),
        feedback: chosen.includes(option.id) ? html(option.feedback) : null,
      })),
      ...(question.kind === "true-false"
        ? ["true", "false"].map((id) => ({
            id,
            text: null,
            chosen: chosen.includes(id),
            right: right.includes(id),
            feedback: chosen.includes(id) && fellFor ? html(question.feedback) : null,
          }))
        : []),
    ],
    explanation: html(question.explanation),
    verdict: verdictOf(question, stored?.answer, points),
    points,
    maximum: maximumOf(question),
    critical: question.critical,
  };
}
