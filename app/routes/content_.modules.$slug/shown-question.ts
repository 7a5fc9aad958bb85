import { inlineHtml } from "~/content/inline";
import type { Bilingual, Language } from "~/locale/language";
import { settingOf } from "~/quizzes/asked";
import { isDraft, type Question } from "~/quizzes/quiz";

const both = ({ en, zh }: Bilingual): Bilingual => ({ en: inlineHtml(en), zh: inlineHtml(zh) });

/** A question with its key, as rendered texts. A statement has no options: who says the wrong thing sees its feedback. */
export function shownQuestion(question: Question, lessonTitle: string | null) {
  const { id, kind, points, critical, tags } = question;
  return {
    id,
    draft: isDraft(question),
    note: question.note ?? null,
    serves: question.serves ?? null,
    kind: question.kind === "matching" && question.as ? question.as : kind,
    points,
    critical,
    allOrNothing: question["all-or-nothing"] ?? false,
    tags,
    lessonTitle,
    setting: { en: settingOf(question, "en"), zh: settingOf(question, "zh") },
    text: both(question.text),
    explanation: both(question.explanation),
    answer: question.kind === "true-false" ? { value: question.answer, feedback: both(question.feedback) } : null,
    options:
      question.kind === "single" || question.kind === "multiple"
        ? question.options.map((option) => ({ id: option.id, correct: option.correct ?? false, text: both(option.text), feedback: both(option.feedback) }))
        : [],
    passage: question.kind === "fill-in" ? both(question.passage) : null,
    key: keyLines(question),
    feedback: (question.kind === "ordering" || question.kind === "numeric") && question.feedback ? both(question.feedback) : null,
  };
}
export type ShownQuestion = ReturnType<typeof shownQuestion>;

type Line = { id: string; left: Bilingual | null; right: Bilingual; feedback: Bilingual | null };

/** What is right, line by line: pairs, the order, the number, what each gap takes. Choices nobody needs stand last. */
function keyLines(question: Question): Line[] {
  switch (question.kind) {
    case "matching": {
      const used = new Set(question.parts.map(({ choice }) => choice));
      return [
        ...question.parts.map(({ id, text, choice, feedback }) => ({
          id,
          left: both(text),
          right: both(question.choices.find((one) => one.id === choice)!.text),
          feedback: feedback ? both(feedback) : null,
        })),
        ...question.choices.filter(({ id }) => !used.has(id)).map(({ id, text }) => ({ id, left: { en: "–", zh: "–" }, right: both(text), feedback: null })),
      ];
    }
    case "ordering":
      return question.items.map(({ id, text }) => ({ id, left: null, right: both(text), feedback: null }));
    case "numeric": {
      const { value, unit, tolerance } = question;
      const off = !tolerance ? "" : "absolute" in tolerance ? ` ± ${tolerance.absolute}` : ` ± ${tolerance.percent} %`;
      const line = (language: Language) => `${value}${off} ${unit ? inlineHtml(unit[language]) : ""}`.trim();
      return [{ id: "value", left: null, right: { en: line("en"), zh: line("zh") }, feedback: null }];
    }
    case "fill-in":
      return question.gaps.map(({ id, accepted, feedback }) => {
        const taken = (language: Language) => (accepted[language] ?? accepted.en ?? accepted.zh ?? []).map(escaped).join(" / ");
        return { id, left: { en: `{{${id}}}`, zh: `{{${id}}}` }, right: { en: taken("en"), zh: taken("zh") }, feedback: feedback ? both(feedback) : null };
      });
    case "essay":
      return question.rubric.map(({ id, text, levels }) => {
        const line = (language: Language) => levels.map((level) => `<strong>${level.points}</strong> ${inlineHtml(level.text[language])}`).join(" · ");
        return { id, left: both(text), right: { en: line("en"), zh: line("zh") }, feedback: null };
      });
    default:
      return [];
  }
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
