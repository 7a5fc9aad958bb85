import { and, asc, desc, eq, isNull, or } from "drizzle-orm";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { attempts, extraTimes } from "~db/tables/quizzes";
import { type Attempt, openAttemptOf } from "./attempts.server";
import { closeIfOverdue } from "./closing.server";
import { deadlineOf, type Extra } from "./deadline";
import { settingsAsBegun } from "./drawn.server";
import { quizzesIn } from "./quizzes-in";

/** `scope`: the attempt that is running, or every attempt at the quiz from now on, the running one with them. */
export type Gift = { id: string; personId: string; quizId: string; scope: "attempt" | "all"; amount: Extra; reason: string };
export type Given =
  /** `deadlineAt`: when the running attempt ends now, where one runs against the clock. */
  | { outcome: "given"; deadlineAt: Date | null }
  | { outcome: "unknown-quiz" }
  | { outcome: "nothing-running" }
  | { outcome: "no-limit" }
  /** The attempt already runs until the quiz closes. */
  | { outcome: "closing"; closesAt: Date };

/** More than anybody is given. */
const MOST = 500;

/**
 * Adds extra time as a fact of its own and moves the deadline of a running attempt with it: later, or not at all. The same gift
 * sent twice, by its id, is given once. Whether the giver may is asked before (`can.giveTime`).
 */
export function giveExtraTime(store: Store, library: Library, gift: Gift, by: string, now: Date): Promise<Given> {
  return store.tx(async (w) => {
    const open = await openAttemptOf(w, gift.personId, gift.quizId);
    const running = open && !(await closeIfOverdue(w, library, open, now)) ? open : null;
    const [before] = await w.select({ id: extraTimes.id }).from(extraTimes).where(eq(extraTimes.id, gift.id)).limit(1);
    if (before) return { outcome: "given", deadlineAt: running?.deadlineAt ?? null };

    const limit = running ? await limitOf(w, library, running) : undefined;
    const quiz = quizzesIn(library).find(({ id }) => id === gift.quizId);
    if (!quiz && !running) return { outcome: "unknown-quiz" };
    if (gift.scope === "attempt") {
      if (!running) return { outcome: "nothing-running" };
      if (limit === undefined) return { outcome: "no-limit" };
      if (running.closesAt && running.deadlineAt && running.deadlineAt >= running.closesAt) return { outcome: "closing", closesAt: running.closesAt };
    }
    if (gift.scope === "all" && quiz?.minutes === undefined && limit === undefined) return { outcome: "no-limit" };
    const { id, personId, quizId, amount, reason } = gift;
    const attemptId = gift.scope === "attempt" ? running!.id : null;
    await w.insert(extraTimes).values({ id, personId, quizId, attemptId, ...amount, reason, givenBy: by, givenAt: now });
    const deadlineAt = running && (await moved(w, library, running));
    if (running) await w.update(attempts).set({ deadlineAt }).where(eq(attempts.id, running.id));
    const values = { quizId, attemptId, ...amount, reason, deadlineAt: deadlineAt?.toISOString() ?? null };
    await audit(w, { actorId: by, act: "quizzes.time-given", subjectId: personId, values }, now);
    return { outcome: "given", deadlineAt };
  });
}

/** The deadline the facts give; never before the one that was promised. */
async function moved(reader: Reader, library: Library, attempt: Attempt): Promise<Date | null> {
  const worked = await workedOutDeadline(reader, library, attempt);
  return worked && attempt.deadlineAt && worked < attempt.deadlineAt ? attempt.deadlineAt : worked;
}

/** The deadline of an attempt worked out anew from its facts: what its row holds, unless something is broken. */
export async function workedOutDeadline(reader: Reader, library: Library, attempt: Attempt): Promise<Date | null> {
  const { startedAt, closesAt, personId, quizId, id } = attempt;
  const minutes = await limitOf(reader, library, attempt);
  return deadlineOf(startedAt, { minutes, closesAt }, await extrasFor(reader, personId, quizId, id));
}

const limitOf = async (reader: Reader, library: Library, attempt: Attempt) => (await settingsAsBegun(reader, library, attempt)).minutes;

/** What a person was given for a quiz: for every attempt, and for the one named. Oldest first. */
export const extrasFor = (reader: Reader, personId: string, quizId: string, attemptId: string | null): Promise<Extra[]> =>
  reader
    .select({ minutes: extraTimes.minutes, percent: extraTimes.percent })
    .from(extraTimes)
    .where(
      and(
        eq(extraTimes.personId, personId),
        eq(extraTimes.quizId, quizId),
        or(isNull(extraTimes.attemptId), attemptId ? eq(extraTimes.attemptId, attemptId) : undefined),
      ),
    )
    .orderBy(asc(extraTimes.givenAt))
    .limit(MOST);

/** What a person was given, the latest first, by whom. */
export const timeGivenTo = (reader: Reader, personId: string) =>
  reader
    .select({ extra: extraTimes, name: people.name, otherName: people.otherName })
    .from(extraTimes)
    .innerJoin(people, eq(people.id, extraTimes.givenBy))
    .where(eq(extraTimes.personId, personId))
    .orderBy(desc(extraTimes.givenAt))
    .limit(20);

/** The attempts a person has running, one per quiz at the most. */
export const runningAttempts = (reader: Reader, personId: string): Promise<Attempt[]> =>
  reader
    .select()
    .from(attempts)
    .where(and(eq(attempts.personId, personId), isNull(attempts.closedAt)))
    .orderBy(asc(attempts.startedAt))
    .limit(100);
