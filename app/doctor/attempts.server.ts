import { asc, eq, gt } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import type { Library } from "~/content/library";
import { figuresOf } from "~/quizzes/attempt-figures.server";
import { markedAttempts } from "~/quizzes/counted.server";
import { asMarked, questionsAsDrawn, settingsAsBegun } from "~/quizzes/drawn.server";
import { essayMarksOf } from "~/quizzes/essay-marks.server";
import { type Marked, markAttempt } from "~/quizzes/marking";
import type { Row } from "~/quizzes/remarking.server";
import { latestResponses } from "~/quizzes/responses.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { attemptFigures } from "~db/tables/quiz-analysis";
import { attemptResults } from "~db/tables/quizzes";
import { differs, type Finding, impossible } from "./finding";
import { type Check, everyRow } from "./rows.server";

/**
 * Marks every attempt again, from its answers and the questions as they were, and looks whether it comes out as it did: first as
 * it was marked when it closed, then as a regrade marked it. Marks are not mended: they are what people were told.
 */
export const checkAttempts: Check = async function* ({ store, library, now, fix, count }) {
  for await (const row of everyResult(store)) {
    count();
    const { attempt, result } = row;
    const subject = `attempt_results ${attempt.id}`;
    if (attempt.closedAt === null || attempt.closedAt < attempt.startedAt || result.markedAt < attempt.closedAt)
      yield impossible("dates", `attempts ${attempt.id}`, attempt.personId, {
        startedAt: attempt.startedAt,
        closedAt: attempt.closedAt,
        markedAt: result.markedAt,
      });
    const found = await markedAgain(store.read, library, row).catch(() => impossible("versions-missing", subject, attempt.personId));
    if (found) yield found;
    if (found || result.analysedAt === null) continue;
    const figures = await figuresDiffer(store.read, library, row);
    if (!figures) continue;
    if (fix) await takeInAnew(store, attempt.id, attempt.personId, now);
    yield { ...figures, mended: fix };
  }
};

const everyResult = ({ read }: Store) =>
  everyRow(
    (after, limit) => markedAttempts(read).where(gt(attemptResults.attemptId, after)).orderBy(asc(attemptResults.attemptId)).limit(limit),
    ({ attempt }) => attempt.id,
  );

async function markedAgain(reader: Reader, library: Library, { attempt, result, remarking }: Row): Promise<Finding | null> {
  const settings = await settingsAsBegun(reader, library, attempt);
  const answers = new Map([...(await latestResponses(reader, attempt.id))].map(([questionId, { answer }]) => [questionId, answer]));
  const essays = await essayMarksOf(reader, attempt.id);
  const markedBy = async (hashes: Record<string, string>) =>
    markAttempt(await questionsAsDrawn(reader, library, asMarked(attempt, hashes)), answers, settings, essays);
  const atFirst = otherwise(result, await markedBy({}));
  if (atFirst) return differs("marks", `attempt_results ${attempt.id}`, attempt.personId, ...atFirst);
  const later = remarking && otherwise(remarking, await markedBy(remarking.hashes));
  return later && differs("marks", `remarkings ${remarking.id}`, attempt.personId, ...later);
}

/** What is kept and what is given, where these are not the same. */
function otherwise(kept: Marked, given: Marked): [kept: unknown, given: unknown] | null {
  const told = ({ points, maximum, passed, criticalMissed, marks }: Marked) => ({ points, maximum, passed, criticalMissed: [...criticalMissed].sort(), marks });
  return canonicalJson(told(kept)) === canonicalJson(told(given)) ? null : [told(kept), told(given)];
}

async function figuresDiffer(reader: Reader, library: Library, row: Row): Promise<Finding | null> {
  const { id, personId } = row.attempt;
  const [kept] = await reader.select().from(attemptFigures).where(eq(attemptFigures.attemptId, id)).limit(1);
  const given = await figuresOf(reader, library, row);
  return canonicalJson(kept ?? null) === canonicalJson(given) ? null : differs("attempt-figures", `attempt_figures ${id}`, personId, kept ?? null, given);
}

/** The job that takes in new results takes this one in once more. */
const takeInAnew = (store: Store, attemptId: string, subjectId: string, now: Date) =>
  store.tx(async (w) => {
    await w.update(attemptResults).set({ analysedAt: null }).where(eq(attemptResults.attemptId, attemptId));
    await audit(w, { actorId: null, act: "doctor.mended", subjectId, values: { rows: [`attempt_figures ${attemptId}`] } }, now);
  });
