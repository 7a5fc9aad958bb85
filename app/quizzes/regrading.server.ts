import { setImmediate } from "node:timers/promises";
import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import { certificatesOf } from "~/certification/certificates.server";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library, Module } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import { type CertificateTouched, regrades, remarkings } from "~db/tables/regrading";
import { testsAsking } from "./quizzes-in";
import { isChanged, turnOf } from "./regrade";
import { olderVersions } from "./regrade-preview.server";
import { attemptRow, attemptsAfter, type Remarked, type Row, remarkedBy } from "./remarking.server";

export type Regrade = typeof regrades.$inferSelect;
/** Attempts looked at in one change of the database: few enough that nobody else waits. */
const STEP = 10;
/** Steps of one run of the job; the next run goes on. */
const STEPS = 200;
/** More regrades than a quiz ever sees. */
const MOST = 1_000;
const none = { looked: 0, marked: 0, changed: 0, passed: 0, failed: 0 };

export type Ordered = { outcome: "ordered"; regradeId: string } | { outcome: "changed" | "nothing" | "unknown-version" };
type Ordering = { quiz: NonNullable<Module["quiz"]>; questionId: string; toHash: string; fromHashes: string[]; reason: string; byPersonId: string };

/**
 * Orders that a question of a module be marked again by its version in force, in its quiz and in every exam that asks it. Asked twice, it is ordered once: `ordered` with the same id.
 * `changed` when the question is not the one the author looked at, `nothing` when no attempt can have been marked by another.
 */
export function orderRegrade(store: Store, library: Library, ordering: Ordering, now: Date): Promise<Ordered> {
  const { quiz, questionId, toHash, fromHashes, reason, byPersonId } = ordering;
  const { moduleId } = quiz;
  return store.tx(async (w) => {
    if (quiz.questions.find(({ id }) => id === questionId)?.hash !== toHash) return { outcome: "changed" };
    const older = await olderVersions(w, questionId, toHash);
    if (older.length === 0) return { outcome: "nothing" };
    if (fromHashes.length === 0 || !fromHashes.every((hash) => older.some((version) => version.hash === hash))) return { outcome: "unknown-version" };
    await keepVersions(w, library, [toHash], now);
    const values = { moduleId, questionId, fromHashes: [...new Set(fromHashes)].sort(), toHash, reason, byPersonId };
    const ids: string[] = [];
    for (const quiz of testsAsking(library, { id: questionId, moduleId })) ids.push(await orderOne(w, { ...values, quizId: quiz.id }, now));
    return { outcome: "ordered", regradeId: ids[0]! };
  });
}

type OrderOfOne = Pick<Regrade, "quizId" | "moduleId" | "questionId" | "fromHashes" | "toHash" | "reason" | "byPersonId">;

/** The order for the attempts at one test, or the one that asks the same already. */
async function orderOne(w: Writer, order: OrderOfOne, now: Date): Promise<string> {
  const [last] = await regradesOf(w, order.quizId, order.questionId, 1);
  if (last && last.toHash === order.toHash && (!last.finishedAt || order.fromHashes.every((hash) => last.fromHashes.includes(hash)))) return last.id;
  const id = newId(now.getTime());
  await w.insert(regrades).values({ id, ...order, number: (last?.number ?? 0) + 1, at: now, counts: none });
  const { byPersonId, ...values } = order;
  await audit(w, { actorId: byPersonId, act: "quizzes.regrade-ordered", subjectId: null, values: { regradeId: id, ...values } }, now);
  return id;
}

/** The regrades of a question at one test, the newest first. */
export const regradesOf = (reader: Reader, quizId: string, questionId: string, limit = 20): Promise<Regrade[]> =>
  reader
    .select()
    .from(regrades)
    .where(and(eq(regrades.quizId, quizId), eq(regrades.questionId, questionId)))
    .orderBy(desc(regrades.number))
    .limit(limit);

const unfinished = (reader: Reader) => reader.select().from(regrades).where(isNull(regrades.finishedAt)).orderBy(asc(regrades.at), asc(regrades.id)).limit(1);
export const isRegrading = async (reader: Reader): Promise<boolean> => (await unfinished(reader)).length > 0;

/** Carries out what is ordered, the oldest first and a few attempts at a time; whatever stops it, it goes on where it was. Says how many were marked. */
export async function carryOutRegrades(store: Store, library: Library, now: Date, steps = STEPS): Promise<number> {
  let marked = 0;
  for (let step = 0; step < steps; step++) {
    const [next] = await unfinished(store.read);
    if (!next) break;
    marked += await store.tx((w) => carryOn(w, library, next.id, now));
    await setImmediate();
  }
  return marked;
}

async function carryOn(w: Writer, library: Library, regradeId: string, now: Date): Promise<number> {
  const [regrade] = await w
    .select()
    .from(regrades)
    .where(and(eq(regrades.id, regradeId), isNull(regrades.finishedAt)))
    .limit(1);
  if (!regrade) return 0;
  const rows = await attemptsAfter(w, regrade.quizId, regrade.cursor, STEP);
  const counts = { ...regrade.counts, looked: regrade.counts.looked + rows.length };
  for (const row of rows) {
    const remarked = await remarkedBy(w, library, regrade, row);
    if (!remarked) continue;
    const { changed, turned } = await keepRemarking(w, library, regrade, row, remarked, now);
    counts.marked += 1;
    counts.changed += Number(changed);
    if (turned) counts[turned] += 1;
  }
  const isDone = rows.length < STEP;
  await w
    .update(regrades)
    .set({ cursor: rows.at(-1)?.attempt.id ?? regrade.cursor, counts, finishedAt: isDone ? now : null })
    .where(eq(regrades.id, regradeId));
  if (isDone) await audit(w, { actorId: null, act: "quizzes.regrade-finished", subjectId: null, values: { regradeId, counts } }, now);
  return counts.marked - regrade.counts.marked;
}

/**
 * Adds the new marks beside the old ones and lets them count. Who passes by them may be certified by that, as after any fact; a
 * certificate that rests on a result that no longer passes stays, and is named for HR to decide.
 */
async function keepRemarking(w: Writer, library: Library, regrade: Regrade, { attempt, result }: Row, { before, after }: Remarked, now: Date) {
  const { id: attemptId, personId } = attempt;
  const changed = isChanged(before, after);
  const turned = turnOf(before, after);
  const [had, id] = [turned ? await certificatesOf(w, personId) : [], newId(now.getTime())];
  const { points, maximum, passed, criticalMissed, marks } = after;
  const was = { points: before.points, maximum: before.maximum, passed: before.passed };
  await w.insert(remarkings).values({
    ...{ id, attemptId, regradeId: regrade.id, personId, points, maximum, passed, criticalMissed, marks, before: was, changed, turned },
    hashes: { ...before.hashes, [regrade.questionId]: regrade.toHash },
    countsFrom: !passed || result.passed ? null : before.passed ? before.countsFrom : now,
    certificates: [],
    markedAt: now,
  });
  await w.update(attemptResults).set({ remarkingId: id, analysedAt: null }).where(eq(attemptResults.attemptId, attemptId));
  if (changed) {
    const values = { attemptId, regradeId: regrade.id, quizId: regrade.quizId, before: was, points, maximum, passed };
    await audit(w, { actorId: regrade.byPersonId, act: "quizzes.attempt-marked-again", subjectId: personId, values }, now);
  }
  if (turned) {
    const { quizId, moduleId } = attempt;
    await tell(w, [personId], { kind: "marked-again", attemptId, quizId, moduleId, remarkingId: id }, now);
    await settleCertifications(w, library, personId, now);
    const rest: CertificateTouched[] = had
      .filter(({ endedAt, factIds }) => endedAt === null && factIds.some(({ factId }) => factId === attemptId))
      .map((certificate) => ({ certificateId: certificate.id, by: turned === "passed" ? "now-passed" : "no-longer-passed" }));
    const issued = (await certificatesOf(w, personId)).filter((certificate) => !had.some((one) => one.id === certificate.id));
    const certificates = [...rest, ...issued.map((certificate): CertificateTouched => ({ certificateId: certificate.id, by: "now-passed" }))];
    if (certificates.length > 0) await w.update(remarkings).set({ certificates }).where(eq(remarkings.id, id));
  }
  return { changed, turned };
}

/** Marks an attempt that has just closed by the regrades ordered while it was open, in the transaction of its closing. */
export async function catchUpRegrades(w: Writer, library: Library, attempt: Pick<Row["attempt"], "id" | "quizId" | "startedAt">, now: Date) {
  const since = await w
    .select()
    .from(regrades)
    .where(and(eq(regrades.quizId, attempt.quizId), gt(regrades.at, attempt.startedAt)))
    .orderBy(asc(regrades.at), asc(regrades.id))
    .limit(MOST);
  for (const regrade of since) {
    const row = await attemptRow(w, attempt.id);
    const remarked = row && (await remarkedBy(w, library, regrade, row));
    if (row && remarked) await keepRemarking(w, library, regrade, row, remarked, now);
  }
}
