import { count, desc, eq, inArray } from "drizzle-orm";
import { triesCountSince } from "~/certification/renewing-tries.server";
import type { Library, QuizInUse } from "~/content/library";
import { dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import type { Somebody } from "~/people/trained.server";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { attemptResults, quizTalks } from "~db/tables/quizzes";
import { triesLeftOf } from "./beginning";
import { talksHeld } from "./beginning.server";
import { quizzesIn } from "./quizzes-in";
import { latestTries } from "./tries.server";

/** A person who has used all tries at a quiz. `afterAttemptId` is the failed attempt the talk is about. */
export type DueTalk = { quiz: QuizInUse; afterAttemptId: string; failed: number; lastFailedOn: Day };
export type Talk = { personId: string; quizId: string; afterAttemptId: string; heldOn: Day; note: string };
export type Recorded = { outcome: "recorded" } | { outcome: "not-due" } | { outcome: "future" } | { outcome: "before"; failedOn: Day };

/** More than anybody fails. */
const MOST = 2_000;
/** More than one trainer's people take of all quizzes. */
const MOST_PAIRS = 100_000;

/** Whether a person needs a talk to go on with a quiz. */
export async function dueTalk(reader: Reader, zone: string, personId: string, quiz: QuizInUse, now: Date): Promise<DueTalk | null> {
  if (quiz.attempts === undefined) return null;
  const since = await triesCountSince(reader, zone, personId, quiz, now);
  const tries = (await latestTries(reader, personId, quiz.id, MOST)).filter(({ closedAt }) => !since || closedAt >= since);
  const failed = tries.filter((one) => !one.passed);
  if (failed.length < Math.max(tries.length, 1)) return null;
  const failedAt = failed.map((one) => one.closedAt);
  if (triesLeftOf(quiz, { failedAt, talks: await talksHeld(reader, personId, quiz.id, since) }) !== 0) return null;
  return { quiz, afterAttemptId: failed[0]!.attemptId, failed: failed.length, lastFailedOn: dayIn(zone, failed[0]!.closedAt) };
}

/** Which of these people wait for a talk, in their order. Only who has tried often enough is looked at closely. */
export async function dueTalksOf(reader: Reader, library: Library, trained: Somebody[], now: Date): Promise<(DueTalk & { person: Somebody })[]> {
  const quizzes = quizzesIn(library).filter((quiz) => quiz.attempts !== undefined);
  if (trained.length === 0 || quizzes.length === 0) return [];
  const personIds = trained.map(({ id }) => id);
  const rows = await reader
    .select({ personId: attemptResults.personId, quizId: attemptResults.quizId, tries: count() })
    .from(attemptResults)
    .where(inArray(attemptResults.personId, personIds))
    .groupBy(attemptResults.personId, attemptResults.quizId)
    .limit(MOST_PAIRS);
  const due: (DueTalk & { person: Somebody })[] = [];
  for (const person of trained)
    for (const quiz of quizzes) {
      const tries = rows.find((row) => row.personId === person.id && row.quizId === quiz.id)?.tries ?? 0;
      const talk = tries >= quiz.attempts! ? await dueTalk(reader, library.zone, person.id, quiz, now) : null;
      if (talk) due.push({ ...talk, person });
    }
  return due;
}

/**
 * Records a talk that took place, which opens exactly one more try. One failed attempt has one talk: the same form sent twice
 * opens one. Whether this trainer may is asked before (`can.recordTalk`).
 */
export function recordTalk(store: Store, library: Library, talk: Talk, by: string, now: Date): Promise<Recorded> {
  return store.tx(async (w) => {
    const [before] = await w.select({ by: quizTalks.recordedBy }).from(quizTalks).where(eq(quizTalks.afterAttemptId, talk.afterAttemptId)).limit(1);
    if (before) return { outcome: before.by === by ? "recorded" : "not-due" };
    const quiz = quizzesIn(library).find(({ id }) => id === talk.quizId);
    const due = quiz && (await dueTalk(w, library.zone, talk.personId, quiz, now));
    if (!due || due.afterAttemptId !== talk.afterAttemptId) return { outcome: "not-due" };
    if (talk.heldOn > dayIn(library.zone, now)) return { outcome: "future" };
    if (talk.heldOn < due.lastFailedOn) return { outcome: "before", failedOn: due.lastFailedOn };
    await w.insert(quizTalks).values({ ...talk, recordedBy: by, recordedAt: now });
    const { personId, ...values } = talk;
    await audit(w, { actorId: by, act: "quizzes.talk-recorded", subjectId: personId, values }, now);
    await endMatter(w, talk.afterAttemptId, { kinds: ["talk-needed"] }, now);
    await tell(w, [personId], { kind: "try-open", attemptId: talk.afterAttemptId, quizId: quiz.id, moduleId: quiz.moduleId }, now);
    return { outcome: "recorded" };
  });
}

/** The talks a person had, the latest first. */
export const talksOf = (reader: Reader, personId: string) =>
  reader
    .select({ quizId: quizTalks.quizId, heldOn: quizTalks.heldOn, note: quizTalks.note, name: people.name, otherName: people.otherName })
    .from(quizTalks)
    .innerJoin(people, eq(people.id, quizTalks.recordedBy))
    .where(eq(quizTalks.personId, personId))
    .orderBy(desc(quizTalks.recordedAt))
    .limit(20);
