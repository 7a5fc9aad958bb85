import { and, asc, desc, eq, exists, isNotNull, isNull, notInArray } from "drizzle-orm";
import type { Library } from "~/content/library";
import { endMatter, tell } from "~/messages/tell.server";
import { meet, member, trainer } from "~/people/memberships.server";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { attempts, essays } from "~db/tables/quizzes";
import { findAttempt } from "./attempts.server";
import { questionsAsDrawn } from "./drawn.server";
import type { EssayMarks } from "./marking";
import type { QuestionOf } from "./quiz";
import type { Tested } from "./quizzes-in";
import { latestResponse } from "./responses.server";
import { settleMarks } from "./settling.server";

export type Essay = typeof essays.$inferSelect;

/** The most that one page lists; the oldest come first. */
const MOST = 100;

/** Essays that wait for a trainer, of the people in their groups today: never their own, nor those of anybody above them. See `can.markEssay`. */
export async function essaysWaitingFor(reader: Reader, trainerId: string, today: Day) {
  const notMine = [trainerId, ...(await managersOf(reader, trainerId))];
  return reader
    .select({
      id: essays.id,
      quizId: attempts.quizId,
      moduleId: attempts.moduleId,
      handedInAt: essays.handedInAt,
      name: people.name,
      otherName: people.otherName,
    })
    .from(essays)
    .innerJoin(people, eq(people.id, essays.personId))
    .innerJoin(attempts, eq(attempts.id, essays.attemptId))
    .where(and(isNull(essays.markedAt), eq(people.active, true), notInArray(essays.personId, notMine), trainedBy(reader, trainerId, today)))
    .orderBy(asc(essays.handedInAt), asc(essays.id))
    .limit(MOST);
}

/** That a group the essay's writer is in today has this trainer today. */
function trainedBy(reader: Reader, trainerId: string, today: Day) {
  const training = reader.select({ id: trainer.id }).from(trainer).innerJoin(member, meet(today));
  return exists(training.where(and(eq(trainer.personId, trainerId), eq(member.personId, essays.personId))));
}

export async function findEssay(reader: Reader, id: string): Promise<Essay | undefined> {
  const [essay] = await reader.select().from(essays).where(eq(essays.id, id)).limit(1);
  return essay;
}

/** An essay as its trainer reads it: the question as it was drawn, and what was written. */
export async function readEssay(reader: Reader, library: Library, essay: Essay): Promise<{ question: QuestionOf<"essay">; text: string; test: Tested }> {
  const attempt = (await findAttempt(reader, essay.personId, essay.attemptId))!;
  const drawn = attempt.draw.filter(({ questionId }) => questionId === essay.questionId);
  const [question] = await questionsAsDrawn(reader, library, { ...attempt, draw: drawn });
  if (question?.kind !== "essay") throw new Error(`the question of the essay ${essay.id} is not kept`);
  const answer = (await latestResponse(reader, essay.attemptId, essay.questionId))?.answer;
  return { question, text: answer?.kind === "essay" ? answer.text : "", test: attempt };
}

export type Marking = { markedBy: string; levels: EssayMarks; note: string | null };

/** Marks an essay, once; with the last one of an attempt its result is there. `late`: somebody else was first, and theirs stands. */
export function markEssay(store: Store, library: Library, essayId: string, { markedBy, levels, note }: Marking, now: Date): Promise<"marked" | "late"> {
  return store.tx(async (w) => {
    const essay = await findEssay(w, essayId);
    if (!essay || essay.markedAt) return "late";
    await w.update(essays).set({ markedBy, markedAt: now, levels, note }).where(eq(essays.id, essayId));
    const { attemptId, questionId, personId, quizId } = essay;
    await audit(w, { actorId: markedBy, act: "quizzes.essay-marked", subjectId: personId, values: { attemptId, quizId, questionId, levels } }, now);
    const [waiting] = await w
      .select({ id: essays.id })
      .from(essays)
      .where(and(eq(essays.attemptId, attemptId), isNull(essays.markedAt)))
      .limit(1);
    await endMatter(w, essayId, {}, now);
    if (waiting) return "marked";
    const attempt = (await findAttempt(w, personId, attemptId))!;
    await settleMarks(w, library, attempt, markedBy, now);
    await tell(w, [personId], { kind: "quiz-marked", attemptId, quizId, moduleId: attempt.moduleId }, now);
    return "marked";
  });
}

/** Whether a closed attempt has something that a trainer has still to read. */
export const isWaiting = async (reader: Reader, attemptId: string): Promise<boolean> =>
  (await reader.$count(essays, and(eq(essays.attemptId, attemptId), isNull(essays.markedAt)))) > 0;

/** What the trainers wrote beside their marks, by question id. */
export async function essayNotes(reader: Reader, attemptId: string): Promise<Map<string, { levels: EssayMarks; note: string | null }>> {
  const rows = await reader
    .select({ questionId: essays.questionId, levels: essays.levels, note: essays.note })
    .from(essays)
    .where(and(eq(essays.attemptId, attemptId), isNotNull(essays.markedAt)))
    .orderBy(desc(essays.markedAt))
    .limit(MOST);
  return new Map(rows.map(({ questionId, levels, note }) => [questionId, { levels: levels ?? {}, note }]));
}
