import type { Answer } from "~db/tables/quizzes";
import { decimalOf, isWithin } from "./decimal";
import { folded } from "./folding";
import type { DrawnQuestion, Question, QuestionOf, QuizSettings } from "./quiz";
import { typedNumber, unitsOf } from "./typed-number";

/** The points a trainer gave, per criterion of the essay's rubric. */
export type EssayMarks = Readonly<Record<string, number>>;

type AnswerOf<K extends Answer["kind"]> = Extract<Answer, { kind: K }>;

/**
 * All marks are whole hundredths of a point, so that sums and comparisons are exact. A share that is no whole hundredth is
 * cut off, never rounded up.
 */
export type Marked = {
  points: number;
  maximum: number;
  passed: boolean /** Critical questions not fully right, by id. */;
  criticalMissed: string[] /** By question id. */;
  marks: Record<string, number>;
};

export const maximumOf = (question: Pick<Question, "points">) => question.points * 100;

/**
 * The mark of one answer, from 0 to the question's maximum. What share of the points each kind gives:
 * - single, true-false, numeric: all or nothing.
 * - multiple: (right ones chosen − wrong ones chosen) ÷ right ones there are, not below 0. This is the "partial credit with
 *   penalty" of Canvas New Quizzes: choosing everything earns nothing, leaving one out costs only its share.
 * - matching, also as sorting into groups: right pairs ÷ parts. This is Moodle's matching question: a wrong pair only earns nothing.
 * - ordering: items followed at once by the one that follows them in the key ÷ (items − 1). This is "relative to the next item
 *   (excluding last)" of Moodle's ordering question: one item out of place does not cost all that come after it.
 * - fill-in: gaps filled rightly ÷ gaps, each alike, as in Canvas's fill-in-multiple-blanks.
 * - essay: points given by the trainer ÷ points the rubric has, its criteria added up, as in Moodle's marking guide.
 * With `all-or-nothing` an answer that is not fully right earns nothing.
 */
export function mark(question: Question, answer: Answer | undefined, given: EssayMarks = {}): number {
  const maximum = maximumOf(question);
  const [earned, of] = !answer ? [0, 1] : question.kind === "essay" ? essayShare(question, given) : shareOf(question, answer);
  if (earned >= of) return maximum;
  return question["all-or-nothing"] ? 0 : Math.floor((maximum * earned) / of);
}

function essayShare({ rubric }: QuestionOf<"essay">, given: EssayMarks): [earned: number, of: number] {
  return [sum(rubric.map(({ id }) => given[id] ?? 0)), sum(rubric.map(({ levels }) => levels.at(-1)!.points))];
}

/** The share of the points as a fraction of whole numbers. */
function shareOf(question: Question, answer: Answer): [earned: number, of: number] {
  if (question.kind === "true-false" && answer.kind === "true-false") return [Number(answer.value === question.answer), 1];
  if (question.kind === "single" && answer.kind === "single") return [Number(rightOptions(question).includes(answer.option)), 1];
  if (question.kind === "multiple" && answer.kind === "multiple") {
    const right = rightOptions(question);
    const hits = answer.options.filter((option) => right.includes(option)).length;
    return [Math.max(0, hits - (answer.options.length - hits)), right.length];
  }
  if (question.kind === "matching" && answer.kind === "matching")
    return [question.parts.filter((part) => isRightPair(part, answer)).length, question.parts.length];
  if (question.kind === "ordering" && answer.kind === "ordering") return [followers(question.items, answer.order), question.items.length - 1];
  if (question.kind === "numeric" && answer.kind === "numeric") return [Number(isRightNumber(question, answer.value)), 1];
  if (question.kind === "fill-in" && answer.kind === "fill-in") return [question.gaps.filter((gap) => isRightGap(gap, answer)).length, question.gaps.length];
  return [0, 1];
}

/** The ids of a question's right options; none for a question without options. */
export const rightOptions = (question: Question): string[] =>
  "options" in question ? question.options.filter((option) => option.correct).map((option) => option.id) : [];

export const isRightPair = ({ id, choice }: QuestionOf<"matching">["parts"][number], { pairs }: AnswerOf<"matching">): boolean =>
  Object.hasOwn(pairs, id) && pairs[id] === choice;

const followers = (items: { id: string }[], order: string[]) =>
  items.slice(1).filter(({ id }, place) => order.includes(id) && order[order.indexOf(id) - 1] === items[place]!.id).length;

export function isRightNumber(question: QuestionOf<"numeric">, typed: string): boolean {
  const given = typedNumber(typed, unitsOf(question));
  if ("unreadable" in given) return false;
  const number = (value: number) => decimalOf(String(value))!;
  const { tolerance = { absolute: 0 } } = question;
  return isWithin(
    number(question.value),
    given.number,
    "absolute" in tolerance ? { absolute: number(tolerance.absolute) } : { percent: number(tolerance.percent) },
  );
}

/** What is taken in one language is taken in the other too: whoever switches in the middle keeps every answer. */
export function isRightGap({ id, accepted }: QuestionOf<"fill-in">["gaps"][number], { gaps }: AnswerOf<"fill-in">): boolean {
  const typed = Object.hasOwn(gaps, id) ? folded(gaps[id]!) : "";
  return typed !== "" && [...(accepted.en ?? []), ...(accepted.zh ?? [])].some((text) => folded(text) === typed);
}

export type PassRules = Pick<QuizSettings, "passMark" | "minima">;

/**
 * Marks a whole attempt, with what trainers gave for its essays by question id. Passed when the pass mark (in percent) and the
 * minimum of every module that has one are reached, and every critical question is fully right.
 */
export function markAttempt(
  questions: DrawnQuestion[],
  answers: ReadonlyMap<string, Answer>,
  rules: PassRules,
  essays: ReadonlyMap<string, EssayMarks> = new Map(),
): Marked {
  const marks: Record<string, number> = {};
  for (const question of questions) marks[question.id] = mark(question, answers.get(question.id), essays.get(question.id));
  return judge(questions, marks, rules);
}

/** What marks that were given come to. */
export function judge(questions: DrawnQuestion[], marks: Record<string, number>, { passMark, minima }: PassRules): Marked {
  const points = sum(questions.map(({ id }) => marks[id] ?? 0));
  const maximum = sum(questions.map(maximumOf));
  const criticalMissed = questions.filter((question) => question.critical && marks[question.id]! < maximumOf(question)).map((question) => question.id);
  const reached = points * 100 >= passMark * maximum && moduleScores(questions, marks, minima).every(({ isReached }) => isReached);
  return { points, maximum, passed: reached && criticalMissed.length === 0, criticalMissed, marks };
}

export type ModuleScore = { moduleId: string; points: number; maximum: number; minimum: number | null; isReached: boolean };

/** What each module's questions earned, in the order they were first asked. `minimum` in percent; null where none is set. */
export function moduleScores(questions: DrawnQuestion[], marks: Record<string, number>, minima: PassRules["minima"]): ModuleScore[] {
  const moduleIds = [...new Set(questions.flatMap(({ moduleId }) => moduleId ?? []))];
  return moduleIds.map((moduleId) => {
    const own = questions.filter((question) => question.moduleId === moduleId);
    const [points, maximum] = [sum(own.map(({ id }) => marks[id] ?? 0)), sum(own.map(maximumOf))];
    const minimum = minima.find(({ module }) => module === moduleId)?.percent ?? null;
    return { moduleId, points, maximum, minimum, isReached: minimum === null || points * 100 >= minimum * maximum };
  });
}

/** Whole percent, cut off: 79.99 % is shown as 79 and is no pass at 80. */
export const percentOf = (points: number, maximum: number): number => (maximum > 0 ? Math.floor((points * 100) / maximum) : 0);

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
