import { type Language, languages } from "~/locale/language";
import type { Quiz } from "./quiz";

/** Below this many questions of a kind, chance alone looks like a habit. */
const ENOUGH = 8;
const MOST_IN_PLACE = 0.45;
const MOST_LONGEST = 1 / 3;

/** Habits of an author by which people could guess right without knowing: where the right option stands, and how long it is. */
export function biasOf(quiz: Pick<Quiz, "questions">): string[] {
  const singles = quiz.questions.filter((question) => question.kind === "single");
  const statements = quiz.questions.filter((question) => question.kind === "true-false");
  const share = (part: number, whole: number) => `${part} of ${whole}`;
  const found: string[] = [];

  if (singles.length >= ENOUGH) {
    const places = singles.map(({ options }) => options.findIndex((option) => option.correct));
    for (const place of new Set(places)) {
      const count = places.filter((other) => other === place).length;
      if (count / singles.length > MOST_IN_PLACE)
        found.push(`the right option stands in place ${place + 1} in ${share(count, singles.length)} questions; move some`);
    }
    for (const language of languages) {
      const count = singles.filter(({ options }) => isLongest(options, language)).length;
      if (count / singles.length > MOST_LONGEST)
        found.push(`the right option is the longest in ${share(count, singles.length)} questions (${language}); make the others as full, or it shorter`);
    }
  }
  const right = statements.filter(({ answer }) => answer).length;
  if (statements.length >= ENOUGH && Math.abs(right / statements.length - 0.5) > 0.2)
    found.push(`${share(right, statements.length)} statements are true; bring it nearer to half`);
  return found;
}

function isLongest(options: { text: Record<Language, string>; correct?: true }[], language: Language): boolean {
  const right = options.find((option) => option.correct)!.text[language].length;
  return options.every((option) => option.correct || option.text[language].length < right);
}
