import type { Bilingual } from "~/locale/language";
import type { Answer } from "~db/tables/quizzes";
import { isRightGap, rightOptions } from "./marking";
import type { Question } from "./quiz";

/** Something answers are counted by: an option; a pair of a matching; an item in its right place or a gap filled rightly. `text` is inline markdown; null for true and false. */
export type Choosable = { id: string; right: boolean; by: "option" | "pair" | "place"; text: Bilingual | null };

const pairId = (part: string, choice: string) => `${part}>${choice}`;

/** Everything the answers to a question are counted by, in the order authored. */
export function choosable(question: Question): Choosable[] {
  switch (question.kind) {
    case "single":
    case "multiple": {
      const right = rightOptions(question);
      return question.options.map(({ id, text }) => ({ id, right: right.includes(id), by: "option", text }));
    }
    case "true-false":
      return [true, false].map((value) => ({ id: String(value), right: question.answer === value, by: "option", text: null }));
    case "matching":
      return question.parts.flatMap((part) =>
        question.choices.map((choice) => ({
          id: pairId(part.id, choice.id),
          right: part.choice === choice.id,
          by: "pair" as const,
          text: { en: `${part.text.en} → ${choice.text.en}`, zh: `${part.text.zh} → ${choice.text.zh}` },
        })),
      );
    case "ordering":
      return question.items.map(({ id, text }) => ({ id, right: true, by: "place", text }));
    case "fill-in":
      return question.gaps.map(({ id, accepted }) => {
        const [en, zh] = [accepted.en?.[0], accepted.zh?.[0]];
        return { id, right: true, by: "place", text: { en: (en ?? zh)!, zh: (zh ?? en)! } };
      });
    default:
      return [];
  }
}

/** Which of these an answer counts for. What a person typed is never kept: only whether it was right. */
export function chosenIn(question: Question, answer: Answer | undefined): string[] {
  switch (answer?.kind) {
    case "single":
      return [answer.option];
    case "multiple":
      return answer.options;
    case "true-false":
      return [String(answer.value)];
    case "matching":
      return Object.entries(answer.pairs).map(([part, choice]) => pairId(part, choice));
    case "ordering":
      return question.kind === "ordering" ? question.items.flatMap(({ id }, place) => (answer.order[place] === id ? id : [])) : [];
    case "fill-in":
      return question.kind === "fill-in" ? question.gaps.flatMap((gap) => (isRightGap(gap, answer) ? gap.id : [])) : [];
    default:
      return [];
  }
}
