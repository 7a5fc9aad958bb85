import { type Language, languages } from "~/locale/language";
import type { Quiz } from "./quiz";

/** Below this many questions of a kind, chance alone looks like a habit. */
const ENOUGH = 8;
const MOST_IN_PLACE = 0.45;
const MOST_LONGEST = 1 / 3;
const LEAST_SITUATIONS = 1 / 3;
const LEAST_IN_BANK = 25;

type Bank = Pick<Quiz, "questions">;

/** What the form of a bank tells, counted. */
export type BankFigures = {
  questions: number;
  /** Questions that begin with a situation at work. */
  situations: number;
  /** Questions with one right option. */
  singles: number;
  /** In how many of them the right option is longer than every other. */
  longest: Record<Language, number>;
  /** How many right options stand in the first place, the second, and so on. */
  places: number[];
  statements: number;
  trueStatements: number;
};

export function figuresOf({ questions }: Bank): BankFigures {
  const singles = questions.filter((question) => question.kind === "single");
  const statements = questions.filter((question) => question.kind === "true-false");
  const longest = (language: Language) => singles.filter(({ options }) => isLongest(options, language)).length;
  const most = Math.max(0, ...singles.map(({ options }) => options.length));
  return {
    questions: questions.length,
    situations: questions.filter(({ situation }) => situation).length,
    singles: singles.length,
    longest: { en: longest("en"), zh: longest("zh") },
    places: Array.from({ length: most }, (_, place) => singles.filter(({ options }) => options[place]?.correct).length),
    statements: statements.length,
    trueStatements: statements.filter(({ answer }) => answer).length,
  };
}

/** Habits of an author by which people could guess right without knowing: where the right option stands, and how long it is. */
export function biasOf(bank: Bank): string[] {
  const { singles, longest, places, statements, trueStatements } = figuresOf(bank);
  const found: string[] = [];
  if (singles >= ENOUGH) {
    places.forEach((count, place) => {
      if (count / singles > MOST_IN_PLACE) found.push(`the right option stands in place ${place + 1} in ${share(count, singles)} questions; move some`);
    });
    for (const language of languages)
      if (longest[language] / singles > MOST_LONGEST)
        found.push(`the right option is the longest in ${share(longest[language], singles)} questions (${language}); make the others as full, or it shorter`);
  }
  if (statements >= ENOUGH && Math.abs(trueStatements / statements - 0.5) > 0.2)
    found.push(`${share(trueStatements, statements)} statements are true; bring it nearer to half`);
  return found;
}

/** What a published bank lacks: enough questions to draw from, and enough of them from work. */
export function shortOf(bank: Bank): string[] {
  const { questions, situations } = figuresOf(bank);
  const found: string[] = [];
  if (questions < LEAST_IN_BANK) found.push(`the bank has ${questions} questions; a published one should have at least ${LEAST_IN_BANK}`);
  if (situations / questions < LEAST_SITUATIONS) found.push(`${share(situations, questions)} questions begin with a situation; it should be a third`);
  return found;
}

const share = (part: number, whole: number) => `${part} of ${whole}`;

function isLongest(options: { text: Record<Language, string>; correct?: true }[], language: Language): boolean {
  const right = options.find((option) => option.correct)!.text[language].length;
  return options.every((option) => option.correct || option.text[language].length < right);
}
