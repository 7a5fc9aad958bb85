import { and, asc, eq, inArray, lt, max } from "drizzle-orm";
import type { Library } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { practiceTurns } from "~db/tables/practice";
import { answerFromForm, type Given, isAnswered, isBlank } from "./answer";
import { drawParts, type Random } from "./drawing";
import { questionsAsDrawn } from "./drawn.server";
import { givenAnswer, type Unfit } from "./given-answer";
import { mark, maximumOf } from "./marking";
import { chosen, type LatestTurn, nextToPractise, type PracticeChoice } from "./practice";
import { practisable } from "./practisable.server";
import type { Question } from "./quiz";

export type Turn = typeof practiceTurns.$inferSelect;

/** More questions than all banks together have. */
const MOST = 20_000;
/** How long a turn is kept, in milliseconds: long enough to know what somebody has seen. */
const KEPT = 400 * 86_400_000;

/** Puts the next question of what was chosen. Null when there is none to practise now. */
export function putQuestion(store: Store, library: Library, personId: string, choice: PracticeChoice, now: Date, random: Random): Promise<string | null> {
  return store.tx(async (w) => {
    const questions = chosen(await practisable(w, library, personId, now), choice);
    const question = nextToPractise(questions, await latestTurns(w, personId), random);
    if (!question) return null;
    const id = newId(now.getTime());
    const { moduleId, id: questionId, hash: questionHash } = question;
    await keepVersions(w, library, [questionHash], now);
    const { moduleId: fromModuleId, wrongOnly } = choice;
    await w
      .insert(practiceTurns)
      .values({ id, personId, moduleId, questionId, questionHash, parts: drawParts(question, random), fromModuleId, wrongOnly, putAt: now });
    return id;
  });
}

/** The person's own turn; anybody else's is not found. */
export async function findTurn(reader: Reader, personId: string, id: string): Promise<Turn | undefined> {
  const [turn] = await reader
    .select()
    .from(practiceTurns)
    .where(and(eq(practiceTurns.id, id), eq(practiceTurns.personId, personId)))
    .limit(1);
  return turn;
}

/** The question of a turn as it was put; null while practice may not show it to this person. */
export async function questionOfTurn(reader: Reader, library: Library, turn: Turn, now: Date): Promise<Question | null> {
  if (!(await practisable(reader, library, turn.personId, now)).some(({ id }) => id === turn.questionId)) return null;
  const [question] = await questionsAsDrawn(reader, library, { quizId: library.modules.get(turn.moduleId)!.quiz!.id, moduleId: turn.moduleId, draw: [turn] });
  return question!;
}

export type Answering = { outcome: "answered" | "no-turn" | "resting" | "blank" } | { outcome: "unfit"; because: Unfit };

/** Keeps the one answer to a turn, or that its person asked to be shown. What comes after the first changes nothing. */
export function answerTurn(store: Store, library: Library, personId: string, id: string, given: Given | "show", now: Date): Promise<Answering> {
  return store.tx(async (w): Promise<Answering> => {
    const turn = await findTurn(w, personId, id);
    if (!turn) return { outcome: "no-turn" };
    const question = await questionOfTurn(w, library, turn, now);
    if (!question) return { outcome: "resting" };
    if (turn.answeredAt) return { outcome: "answered" };
    if (given !== "show" && isBlank(given)) return { outcome: "blank" };
    const fitted = given === "show" ? { answer: null } : givenAnswer(question, turn.parts, answerFromForm(question.kind, given));
    if ("unfit" in fitted) return { outcome: "unfit", because: fitted.unfit };
    const { answer } = fitted;
    if (given !== "show" && !isAnswered(answer)) return { outcome: "blank" };
    const fullyRight = answer !== null && mark(question, answer) >= maximumOf(question);
    await w.update(practiceTurns).set({ answer, fullyRight, answeredAt: now }).where(eq(practiceTurns.id, id));
    return { outcome: "answered" };
  });
}

/** How the person's latest turn at each question went. */
export async function latestTurns(reader: Reader, personId: string): Promise<Map<string, LatestTurn>> {
  const { questionId, putAt, fullyRight } = practiceTurns;
  const newest = reader
    .select({ questionId, putAt: max(putAt).as("newest") })
    .from(practiceTurns)
    .where(eq(practiceTurns.personId, personId))
    .groupBy(questionId)
    .as("newest_of_question");
  const rows = await reader
    .select({ questionId, putAt, right: fullyRight })
    .from(practiceTurns)
    .innerJoin(newest, and(eq(newest.questionId, questionId), eq(newest.putAt, putAt)))
    .where(eq(practiceTurns.personId, personId))
    .limit(MOST);
  return new Map(rows.map((row) => [row.questionId, { putAt: row.putAt, right: row.right }]));
}

/** Deletes what was practised long ago. Says how much. */
export async function forgetPractice(store: Store, now: Date): Promise<number> {
  const isOld = lt(practiceTurns.putAt, new Date(now.getTime() - KEPT));
  for (let gone = 0; ; ) {
    const ids = await store.tx(async (w) => {
      const old = await w.select({ id: practiceTurns.id }).from(practiceTurns).where(isOld).orderBy(asc(practiceTurns.putAt)).limit(500);
      const named = old.map(({ id }) => id);
      if (named.length > 0) await w.delete(practiceTurns).where(inArray(practiceTurns.id, named));
      return named;
    });
    gone += ids.length;
    if (ids.length < 500) return gone;
  }
}
