import { inlineHtml } from "~/content/inline";
import type { Bilingual } from "~/locale/language";
import type { Question } from "~/quizzes/quiz";

const both = ({ en, zh }: Bilingual): Bilingual => ({ en: inlineHtml(en), zh: inlineHtml(zh) });

/** A question with its key, as rendered texts. A statement has no options: who says the wrong thing sees its feedback. */
export function shownQuestion(question: Question, lessonTitle: string | null) {
  const { id, kind, points, critical, tags } = question;
  return {
    id,
    kind,
    points,
    critical,
    tags,
    lessonTitle,
    situation: question.situation ? both(question.situation) : null,
    text: both(question.text),
    explanation: both(question.explanation),
    answer: question.kind === "true-false" ? { value: question.answer, feedback: both(question.feedback) } : null,
    options:
      question.kind === "true-false"
        ? []
        : question.options.map((option) => ({ id: option.id, correct: option.correct ?? false, text: both(option.text), feedback: both(option.feedback) })),
  };
}
export type ShownQuestion = ReturnType<typeof shownQuestion>;
