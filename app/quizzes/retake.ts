import { maximumOf } from "./marking";
import type { Question } from "./quiz";

export type LessonToRead = { lessonId: string; opened: boolean };

/**
 * Whether a person who has not passed yet may begin again after a failed attempt: when every lesson it named was opened since.
 * There is no waiting and no limit.
 */
export function retake(failed: { closedAt: Date }, named: string[], openedAt: ReadonlyMap<string, Date>): { ready: boolean; lessons: LessonToRead[] } {
  const lessons = named.map((lessonId) => ({ lessonId, opened: (openedAt.get(lessonId)?.getTime() ?? 0) > failed.closedAt.getTime() }));
  return { ready: lessons.every((lesson) => lesson.opened), lessons };
}

/** The lessons named by the questions that were not fully right, in the given order. */
export function lessonsToReadAgain(questions: Question[], marks: Record<string, number>, order: string[]): string[] {
  const named = new Set(questions.filter((question) => (marks[question.id] ?? 0) < maximumOf(question)).map((question) => question.lesson));
  return order.filter((lessonId) => named.has(lessonId));
}
