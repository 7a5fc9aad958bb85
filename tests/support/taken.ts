import { keepVersions } from "~/content/versions.server";
import { markAttempt } from "~/quizzes/marking";
import { newId } from "~db/kit";
import { type Answer, attemptResults, attempts, responses } from "~db/tables/quizzes";
import type { World } from "./visit";

/** Writes a closed and marked attempt at all questions of the small quiz, as the pages would; an answer every ten seconds, in the order of the bank. */
export function taken(world: World, personId: string, answers: Record<string, Answer>, at = world.now): Promise<string> {
  const quiz = world.library.modules.get("m04")!.quiz!;
  const id = newId(at.getTime());
  return world.store.tx(async (w) => {
    await keepVersions(w, world.library, [quiz.settingsHash, ...quiz.questions.map(({ hash }) => hash)], at);
    const draw = quiz.questions.map((question) => ({
      questionId: question.id,
      questionHash: question.hash,
      parts: "options" in question ? question.options.map((option) => option.id) : [],
    }));
    const times = { startedAt: at, closedAt: new Date(at.getTime() + 600_000), closedBy: "person" as const };
    await w.insert(attempts).values({ id, personId, quizId: quiz.id, moduleId: "m04", settingsHash: quiz.settingsHash, draw, ...times });
    const given = Object.entries(answers);
    for (const [place, [questionId, answer]] of given.entries())
      await w.insert(responses).values({ attemptId: id, questionId, seq: 1, answer, savedAt: new Date(at.getTime() + (place + 1) * 10_000) });
    const marked = markAttempt(quiz.questions, new Map(given), quiz);
    await w.insert(attemptResults).values({ attemptId: id, personId, quizId: quiz.id, ...marked, markedAt: times.closedAt });
    return id;
  });
}
