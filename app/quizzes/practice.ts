import type { BankQuestion } from "~/content/library";
import type { Random } from "./drawing";
import type { Question } from "./quiz";
import { mayServe } from "./serves";

/** What a person chose to practise: one module or all of them (null); all of it, or only what they got wrong in quizzes. */
export type PracticeChoice = { moduleId: string | null; wrongOnly: boolean };
/** A question to practise, whose bank it is of, and whether its person got it wrong when it was marked last. */
export type Practisable = BankQuestion & { moduleId: string; gotWrong: boolean };
/** How the latest turn at a question went. `right` is null while it is not answered. */
export type LatestTurn = { putAt: Date; right: boolean | null };

/** Who practises is told at once: no trainer's reading can be waited for. */
export const canBePractised = (question: Pick<Question, "id" | "kind" | "serves">): boolean => mayServe(question, "practice") && question.kind !== "essay";

export const chosen = (questions: readonly Practisable[], { moduleId, wrongOnly }: PracticeChoice): Practisable[] =>
  questions.filter((question) => (moduleId === null || question.moduleId === moduleId) && (!wrongOnly || question.gotWrong));

/**
 * The question to practise next: one never put before, by chance; then one not right the last time; then any, and of each the
 * one put longest ago. Not the same question twice running, unless there is no other. Null when there is none.
 */
export function nextToPractise<Q extends { id: string }>(questions: readonly Q[], turns: ReadonlyMap<string, LatestTurn>, random: Random): Q | null {
  const putAt = ({ id }: { id: string }) => turns.get(id)?.putAt.getTime() ?? 0;
  const justNow = Math.max(0, ...[...turns.values()].map((turn) => turn.putAt.getTime()));
  const others = questions.filter((question) => !turns.has(question.id) || putAt(question) < justNow);
  const candidates = others.length > 0 ? others : questions;
  const unseen = candidates.filter(({ id }) => !turns.has(id));
  if (unseen.length > 0) return unseen[Math.floor(random() * unseen.length)]!;
  const wrong = candidates.filter(({ id }) => !turns.get(id)!.right);
  return [...(wrong.length > 0 ? wrong : candidates)].sort((a, b) => putAt(a) - putAt(b))[0] ?? null;
}

/** How many of some questions a person has answered in practice, and how many of them rightly the last time. */
export function practised(questions: readonly { id: string }[], turns: ReadonlyMap<string, LatestTurn>): { answered: number; right: number } {
  const outcomes = questions.flatMap(({ id }) => turns.get(id)?.right ?? []);
  return { answered: outcomes.length, right: outcomes.filter(Boolean).length };
}
