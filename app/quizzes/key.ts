import type { Answer } from "~db/tables/quizzes";
import { rightOptions } from "./marking";
import type { Question } from "./quiz";

/** The answer that earns all points; of an essay, any: a trainer decides. */
export function keyOf(question: Question): Answer {
  switch (question.kind) {
    case "single":
      return { kind: "single", option: rightOptions(question)[0]! };
    case "multiple":
      return { kind: "multiple", options: rightOptions(question) };
    case "true-false":
      return { kind: "true-false", value: question.answer };
    case "matching":
      return { kind: "matching", pairs: Object.fromEntries(question.parts.map(({ id, choice }) => [id, choice])) };
    case "ordering":
      return { kind: "ordering", order: question.items.map(({ id }) => id) };
    case "numeric":
      return { kind: "numeric", value: String(question.value) };
    case "essay":
      return { kind: "essay", text: "…" };
    case "fill-in":
      return { kind: "fill-in", gaps: Object.fromEntries(question.gaps.map(({ id, accepted }) => [id, (accepted.en ?? accepted.zh)![0]!])) };
  }
}

/** An answer that earns nothing, as somebody might give it who has not read the lessons. */
export function missOf(question: Question): Answer {
  switch (question.kind) {
    case "single":
      return { kind: "single", option: question.options.find(({ correct }) => !correct)!.id };
    case "multiple":
      return { kind: "multiple", options: question.options.filter(({ correct }) => !correct).map(({ id }) => id) };
    case "true-false":
      return { kind: "true-false", value: !question.answer };
    case "matching":
      return {
        kind: "matching",
        pairs: Object.fromEntries(question.parts.map((part) => [part.id, question.choices.find(({ id }) => id !== part.choice)!.id])),
      };
    case "ordering":
      return { kind: "ordering", order: question.items.map(({ id }) => id).reverse() };
    case "numeric":
      return { kind: "numeric", value: String(-7 - Math.abs(question.value) * 4) };
    case "essay":
      return { kind: "essay", text: "" };
    case "fill-in":
      return { kind: "fill-in", gaps: Object.fromEntries(question.gaps.map(({ id }) => [id, "?"])) };
  }
}
