import type { Answer } from "~db/tables/quizzes";
import { isAnswered } from "./answer";
import { maximumOf } from "./marking";
import type { Question, QuizSettings } from "./quiz";

export type Points = { points: number; maximum: number };
export type TopicScore = Points & { id: string };

/** Hundredths earned per topic, in the order of the quiz's topics. A question with several tags counts in each of them. */
export function topicScores(questions: Question[], marks: Record<string, number>, topics: QuizSettings["topics"]): TopicScore[] {
  return topics.flatMap(({ id }) => {
    const tagged = questions.filter((question) => question.tags.includes(id));
    if (tagged.length === 0) return [];
    const total = (value: (question: Question) => number) => tagged.reduce((sum, question) => sum + value(question), 0);
    return [{ id, points: total((question) => marks[question.id] ?? 0), maximum: total(maximumOf) }];
  });
}

export type Verdict = "right" | "partly" | "wrong" | "open";

/** How an answer turned out, in one word. */
export function verdictOf(question: Question, answer: Answer | undefined, points: number): Verdict {
  if (!isAnswered(answer)) return "open";
  if (points >= maximumOf(question)) return "right";
  return points > 0 ? "partly" : "wrong";
}

/** Hundredths as people read points: 966 is "9.66", 950 is "9.5", 1000 is "10". */
export const pointsText = (hundredths: number): string => String(hundredths / 100);
