import { asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { serialsOf } from "~/certification/certificates.server";
import type { Library } from "~/content/library";
import { percentOf } from "~/quizzes/marking";
import { placeOf } from "~/quizzes/quizzes-in";
import { namesOf } from "~/record/names.server";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import { regrades, remarkingDecisions, remarkings } from "~db/tables/regrading";

const PER_PAGE = 50;

/** Whether any result has turned by a regrade. */
export const isAnyTurned = async (reader: Reader): Promise<boolean> =>
  (await reader.select({ id: remarkings.id }).from(remarkings).where(isNotNull(remarkings.turned)).limit(1)).length > 0;

/** Results that pass or no longer pass since they were marked again, those nobody has decided about first, then the newest, with the certificates this concerns. Pages are counted from 1. */
export async function turnedResults(reader: Reader, library: Library, page: number) {
  const { id, name, otherName, staffNumber } = people;
  const rows = await reader
    .select({
      remarking: remarkings,
      regrade: regrades,
      decision: remarkingDecisions,
      attempt: { quizId: attempts.quizId, moduleId: attempts.moduleId },
      person: { id, name, otherName, staffNumber },
    })
    .from(remarkings)
    .innerJoin(regrades, eq(regrades.id, remarkings.regradeId))
    .innerJoin(attempts, eq(attempts.id, remarkings.attemptId))
    .innerJoin(people, eq(people.id, remarkings.personId))
    .leftJoin(remarkingDecisions, eq(remarkingDecisions.remarkingId, remarkings.id))
    .where(isNotNull(remarkings.turned))
    .orderBy(asc(sql`case when ${remarkingDecisions.id} is null then 0 else 1 end`), desc(remarkings.markedAt), desc(remarkings.id))
    .limit(PER_PAGE + 1)
    .offset((page - 1) * PER_PAGE);
  const shown = rows.slice(0, PER_PAGE);
  const serials = await serialsOf(
    reader,
    shown.flatMap(({ remarking }) => remarking.certificates.map(({ certificateId }) => certificateId)),
  );
  const by = await namesOf(
    reader,
    shown.flatMap(({ regrade, decision }) => [regrade.byPersonId, ...(decision ? [decision.decidedBy] : [])]),
  );
  return {
    results: shown.map(({ remarking, regrade, attempt, person, decision }) => ({
      id: remarking.id,
      person,
      test: placeOf(library, attempt).title,
      questionId: regrade.questionId,
      reason: regrade.reason,
      by: by.get(regrade.byPersonId) ?? null,
      at: remarking.markedAt,
      decision: decision && { note: decision.note, at: decision.decidedAt, by: by.get(decision.decidedBy)! },
      turned: remarking.turned!,
      from: percentOf(remarking.before.points, remarking.before.maximum),
      to: percentOf(remarking.points, remarking.maximum),
      certificates: remarking.certificates.flatMap((one) => {
        const serial = serials.get(one.certificateId);
        return serial ? [{ serial, by: one.by }] : [];
      }),
    })),
    isMore: rows.length > PER_PAGE,
  };
}
