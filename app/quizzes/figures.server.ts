import { setImmediate } from "node:timers/promises";
import { and, desc, eq, lt, ne } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader, Store } from "~db/store";
import { attemptFigures, questionFigures, quizAnalyses, quizFigures, type Scope } from "~db/tables/quiz-analysis";
import { hasUnanalysed, takeInAttempts } from "./attempt-figures.server";
import { figuresOfQuestion, figuresOfQuiz, type QuestionFigures, type Sat, type WholeFigures } from "./question-figures";

/** The newest attempts of a quiz that are counted: more make no figure surer, and the sums stay small. */
export const COUNTED = 1_000;
/** Attempts read, and questions summed, before others have their turn. */
const STEP = 100;
/** More quizzes than there are. */
const MOST = 1_000;
export const scopes = ["first", "all"] as const satisfies Scope[];

export type Figured = Sat & { settingsHash: string };
/** All figures of a quiz, for each of its versions and those of its questions. */
export type Figures = { questions: { hash: string; questionId: string; figures: QuestionFigures }[]; whole: { settingsHash: string; figures: WholeFigures }[] };

/** Whether figures are behind what happened. */
export const figuresAreBehind = async (reader: Reader): Promise<boolean> => (await hasUnanalysed(reader)) || (await quizzesBehind(reader)).length > 0;

/** Brings all figures up to what happened. For the job that follows every closed attempt. Says how many attempts were new. */
export async function renewFigures(store: Store, library: Library, now: Date): Promise<number> {
  const taken = await takeInAttempts(store, library, now);
  for (const { quizId, changes } of await quizzesBehind(store.read)) await renewQuiz(store, quizId, changes, now);
  return taken;
}

async function renewQuiz(store: Store, quizId: string, changes: number, now: Date) {
  for (const scope of scopes) {
    const figures = await figuresNow(store.read, quizId, scope);
    await store.tx(async (w) => {
      await w.delete(questionFigures).where(and(eq(questionFigures.quizId, quizId), eq(questionFigures.scope, scope)));
      await w.delete(quizFigures).where(and(eq(quizFigures.quizId, quizId), eq(quizFigures.scope, scope)));
      for (const row of figures.questions) await w.insert(questionFigures).values({ quizId, scope, ...row });
      for (const row of figures.whole) await w.insert(quizFigures).values({ quizId, scope, ...row });
    });
  }
  await store.tx(async (w) => void (await w.update(quizAnalyses).set({ counted: changes, countedAt: now }).where(eq(quizAnalyses.quizId, quizId))));
}

/** The sums, one question at a time with the others' turns in between. */
export async function sumUp(sat: Figured[]): Promise<Figures> {
  const versions = new Map(sat.flatMap(({ items }) => items.map(({ hash, id }) => [hash, id] as const)));
  const figures: Figures = { questions: [], whole: [] };
  for (const [hash, questionId] of [...versions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await setImmediate();
    figures.questions.push({ hash, questionId, figures: figuresOfQuestion(hash, sat) });
  }
  for (const settingsHash of [...new Set(sat.map((one) => one.settingsHash))].sort()) {
    await setImmediate();
    figures.whole.push({ settingsHash, figures: figuresOfQuiz(sat.filter((one) => one.settingsHash === settingsHash)) });
  }
  return figures;
}

/** The figures of a quiz as they are worked out from its attempts now. */
export const figuresNow = async (reader: Reader, quizId: string, scope: Scope): Promise<Figures> => sumUp(await countedAttempts(reader, quizId, scope));

/** The newest attempts in the scope, the newest first, read a few at a time. */
async function countedAttempts(reader: Reader, quizId: string, scope: Scope): Promise<Figured[]> {
  const sat: Figured[] = [];
  let before: string | undefined;
  const ofQuiz = and(eq(attemptFigures.quizId, quizId), scope === "first" ? eq(attemptFigures.isFirst, true) : undefined);
  for (;;) {
    const rows = await reader
      .select()
      .from(attemptFigures)
      .where(and(ofQuiz, before === undefined ? undefined : lt(attemptFigures.attemptId, before)))
      .orderBy(desc(attemptFigures.attemptId))
      .limit(STEP);
    sat.push(...rows.map(({ settingsHash, passed, items }) => ({ settingsHash, passed, items })));
    before = rows.at(-1)?.attemptId;
    if (rows.length < STEP || sat.length >= COUNTED) return sat;
    await setImmediate();
  }
}

const quizzesBehind = (reader: Reader) => reader.select().from(quizAnalyses).where(ne(quizAnalyses.changes, quizAnalyses.counted)).limit(MOST);
