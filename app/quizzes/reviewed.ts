import { inlineHtml } from "~/content/inline";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import type { Answer } from "~db/tables/quizzes";
import { formOf } from "./answer";
import { settingOf } from "./asked";
import { type EssayMarks, isRightGap, isRightNumber, isRightPair, maximumOf, rightOptions } from "./marking";
import { gapsIn, passageSegments } from "./passage";
import type { Question, QuestionOf } from "./quiz";
import { verdictOf } from "./result";

/** What a trainer gave for an essay, and wrote beside it. */
export type TrainerMarks = { levels: EssayMarks; note: string | null };
export type Reviewed = ReturnType<typeof reviewed>;
export type ReviewedAnswer = ReturnType<typeof answerReviewed>;
export type ReviewedOption = ReturnType<typeof optionsReviewed>[number];

/** A question after release: own answer, right answer, the feedback to what was chosen, and the explanation. */
export function reviewed(question: Question, parts: string[], answer: Answer | undefined, points: number, language: Language, trainer?: TrainerMarks) {
  return {
    ...settingOf(question, language),
    text: inlineHtml(inLanguage(question.text, language)),
    answer: answerReviewed(question, parts, answer, language, trainer),
    explanation: inlineHtml(inLanguage(question.explanation, language)),
    verdict: verdictOf(question, answer, points),
    points,
    maximum: maximumOf(question),
    critical: question.critical,
  };
}

function answerReviewed(question: Question, parts: string[], answer: Answer | undefined, language: Language, trainer?: TrainerMarks) {
  const html = (text: Bilingual) => inlineHtml(inLanguage(text, language));
  const { values, named } = formOf(answer);
  switch (question.kind) {
    case "single":
    case "multiple":
    case "true-false":
      return { kind: "options" as const, options: optionsReviewed(question, parts, values, html) };
    case "matching": {
      const textOf = (id: string | undefined) => question.choices.filter((choice) => choice.id === id).map(({ text }) => html(text))[0] ?? null;
      const pairs = { kind: "matching" as const, pairs: named };
      const inOrder = parts.flatMap((id) => question.parts.filter((part) => part.id === id));
      const row = (part: (typeof inOrder)[number]) => ({
        text: html(part.text),
        given: Object.hasOwn(named, part.id) ? textOf(named[part.id]) : null,
        right: textOf(part.choice)!,
        isRight: isRightPair(part, pairs),
        feedback: part.feedback && !isRightPair(part, pairs) ? html(part.feedback) : null,
      });
      if (question.as !== "sorting") return { kind: "matching" as const, rows: inOrder.map(row) };
      const groups = parts.flatMap((id) => question.choices.filter((choice) => choice.id === id));
      return {
        kind: "sorting" as const,
        groups: groups.map(({ id, text }) => ({ title: html(text), rows: inOrder.filter(({ choice }) => choice === id).map(row) })),
      };
    }
    case "ordering": {
      const order = answer?.kind === "ordering" ? answer.order : [];
      const isKey = order.length > 0 && question.items.every(({ id }, place) => order[place] === id);
      return {
        kind: "ordering" as const,
        items: question.items.map(({ id, text }) => ({ text: html(text), place: order.indexOf(id) + 1 || null })),
        feedback: question.feedback && order.length > 0 && !isKey ? html(question.feedback) : null,
      };
    }
    case "numeric": {
      const given = values[0] || null;
      const { tolerance, value, unit } = question;
      const isRight = given !== null && isRightNumber(question, given);
      return {
        kind: "numeric" as const,
        given,
        isRight,
        right: String(value),
        unit: unit ? html(unit) : null,
        tolerance: tolerance ? ("absolute" in tolerance ? String(tolerance.absolute) : `${tolerance.percent} %`) : null,
        feedback: question.feedback && given !== null && !isRight ? html(question.feedback) : null,
      };
    }
    case "essay":
      return {
        kind: "essay" as const,
        text: answer?.kind === "essay" ? answer.text : "",
        criteria: question.rubric.map(({ id, text, levels }) => {
          const given = levels.find((level) => level.points === trainer?.levels[id]);
          return { id, text: html(text), points: given?.points ?? 0, most: levels.at(-1)!.points, level: given ? html(given.text) : null };
        }),
        note: trainer?.note ?? null,
      };
    case "fill-in":
      return { kind: "fill-in" as const, ...gapsReviewed(question, named, language) };
  }
}

function optionsReviewed(question: QuestionOf<"single" | "multiple" | "true-false">, parts: string[], chosen: string[], html: (text: Bilingual) => string) {
  if (question.kind === "true-false")
    return ["true", "false"].map((id) => {
      const fellFor = chosen.includes(id) && id !== String(question.answer);
      return { id, text: null, chosen: chosen.includes(id), right: id === String(question.answer), feedback: fellFor ? html(question.feedback) : null };
    });
  const right = rightOptions(question);
  return parts.flatMap((id) =>
    question.options
      .filter((option) => option.id === id)
      .map((option) => ({
        id,
        text: html(option.text) as string | null,
        chosen: chosen.includes(id),
        right: right.includes(id),
        feedback: chosen.includes(id) ? html(option.feedback) : null,
      })),
  );
}

/** The passage with what was typed and, where that was not right, what is taken, in the language of the page. */
function gapsReviewed(question: QuestionOf<"fill-in">, named: Record<string, string>, language: Language) {
  const passage = inLanguage(question.passage, language);
  return {
    passage: passageSegments(passage) ?? [],
    gaps: gapsIn(passage).flatMap((id) =>
      question.gaps
        .filter((gap) => gap.id === id)
        .map((gap) => {
          const isRight = isRightGap(gap, { kind: "fill-in", gaps: named });
          const taken = gap.accepted[language] ?? gap.accepted.en ?? gap.accepted.zh!;
          const given = Object.hasOwn(named, id) ? named[id]! : null;
          return {
            given,
            isRight,
            right: taken[0]!,
            feedback: gap.feedback && given !== null && !isRight ? inlineHtml(inLanguage(gap.feedback, language)) : null,
          };
        }),
    ),
  };
}
