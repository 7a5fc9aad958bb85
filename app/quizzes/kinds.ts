import type { Finding } from "~/content/fault";
import type { Kind } from "~/content/kind";
import type { Language } from "~/locale/language";
import { type Quiz, quiz } from "./quiz";

export const quizKind: Kind<"quiz"> = {
  name: "quiz",
  path: /^modules\/[a-z0-9-]+\/quiz\.yaml$/,
  shape: quiz,
  gives: ["quiz", "question"],
  defines: ({ id, questions }) => [
    { thing: "quiz", id, at: ["id"] },
    ...questions.map((question, place) => ({ thing: "question" as const, id: question.id, at: ["questions", place, "id"] })),
  ],
  check(value, whole, file) {
    const module = whole.at("module", file.replace(/quiz\.yaml$/, "module.yaml"));
    if (!module) return [];
    const unused = module.quiz ? [] : [{ at: [], sentence: `module.yaml does not say "quiz: true", so nobody would ever take this quiz` }];
    const astray = value.questions.flatMap(({ id, lesson }, place) =>
      lesson && !module.lessons.includes(lesson) ? [{ at: ["questions", place, "lesson"], sentence: `${id}: the module has no lesson "${lesson}"` }] : [],
    );
    const uncovered = value.questions.flatMap(({ id, covers }, place) =>
      covers.flatMap((item, nth) =>
        module.covers.includes(item) ? [] : [{ at: ["questions", place, "covers", nth], sentence: `${id}: module.yaml does not name "${item}" under covers` }],
      ),
    );
    return [...unused, ...astray, ...uncovered];
  },
};

const names: Record<Language, string> = { en: "English", zh: "Chinese" };

/** Figures that questions show and the module does not have, in a language the company needs. */
export function missingFigures(value: Quiz, figures: Record<Language, ReadonlyMap<string, unknown>>, required: readonly Language[]): Finding[] {
  return value.questions.flatMap(({ id, image }, place) =>
    required
      .filter((language) => image && !figures[language].has(image.figure))
      .map((language) => ({
        at: ["questions", place, "image", "figure"],
        sentence: `${id}: the module has no ${names[language]} figure figures/${image!.figure}.${language}.svg`,
      })),
  );
}
