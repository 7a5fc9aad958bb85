import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import { absencesOf } from "~/certification/absences.server";
import { decisionsOf } from "~/certification/certificates.server";
import { dutiesOf } from "~/certification/duties.server";
import { waiversOf } from "~/certification/waiving.server";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { certificates } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { remarkings } from "~db/tables/regrading";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances, scorecards } from "~db/tables/role-plays";
import { signOffs } from "~db/tables/sign-offs";
import { inOrder, type Mark } from "./fact";

/** More of one kind than anybody gathers in a working life. */
const MOST = 10_000;

/** When each fact about a person happened. A scorecard is one from its release on. */
export async function marksOf(reader: Reader, personId: string, now: Date): Promise<Mark[]> {
  const assigned = await reader
    .select({ id: assignments.id, at: assignments.assignedAt, endedAt: assignments.endedAt })
    .from(assignments)
    .where(eq(assignments.personId, personId))
    .orderBy(asc(assignments.assignedAt))
    .limit(MOST);
  const read = await reader
    .select({ id: lessonReadings.id, at: lessonReadings.readAt })
    .from(lessonReadings)
    .where(eq(lessonReadings.personId, personId))
    .orderBy(asc(lessonReadings.readAt))
    .limit(MOST);
  const taken = await reader
    .select({ id: attemptResults.attemptId, at: attempts.closedAt })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .where(eq(attemptResults.personId, personId))
    .orderBy(asc(attemptResults.markedAt))
    .limit(MOST);
  const remarked = await reader
    .select({ id: remarkings.id, at: remarkings.markedAt })
    .from(remarkings)
    .where(and(eq(remarkings.personId, personId), eq(remarkings.changed, true)))
    .orderBy(asc(remarkings.markedAt))
    .limit(MOST);
  const played = await reader
    .select({ id: scorecards.id, at: scorecards.submittedAt })
    .from(performances)
    .innerJoin(scorecards, eq(scorecards.performanceId, performances.id))
    .where(and(eq(performances.staffId, personId), isNotNull(performances.releasedAt), lte(performances.releasedAt, now)))
    .orderBy(asc(scorecards.submittedAt))
    .limit(MOST);
  const coached = await reader
    .select({ id: coachingNotes.id, at: coachingNotes.writtenAt })
    .from(coachingNotes)
    .where(eq(coachingNotes.personId, personId))
    .orderBy(asc(coachingNotes.writtenAt))
    .limit(MOST);
  const certified = await reader
    .select({ id: certificates.id, at: certificates.issuedAt })
    .from(certificates)
    .where(eq(certificates.personId, personId))
    .orderBy(asc(certificates.issuedAt))
    .limit(MOST);
  const signed = await reader
    .select({ id: signOffs.id, at: signOffs.signedAt })
    .from(signOffs)
    .where(eq(signOffs.personId, personId))
    .orderBy(asc(signOffs.signedAt))
    .limit(MOST);
  const decided = await decisionsOf(reader, personId);
  const waived = await waiversOf(reader, personId);
  const absent = await absencesOf(reader, personId);
  const owed = await dutiesOf(reader, personId);

  const ended = assigned.flatMap(({ id, endedAt }) => (endedAt ? [{ kind: "assignment-ended" as const, id: `${id}-ended`, at: endedAt }] : []));
  return inOrder([
    ...assigned.map(({ id, at }) => ({ kind: "assigned" as const, id, at })),
    ...read.map(({ id, at }) => ({ kind: "lesson-read" as const, id, at })),
    ...taken.map(({ id, at }) => ({ kind: "quiz-taken" as const, id, at: at! })),
    ...remarked.map(({ id, at }) => ({ kind: "quiz-remarked" as const, id, at })),
    ...played.map(({ id, at }) => ({ kind: "role-played" as const, id, at })),
    ...coached.map(({ id, at }) => ({ kind: "coached" as const, id, at })),
    ...certified.map(({ id, at }) => ({ kind: "certified" as const, id, at })),
    ...waived.map(({ id, givenAt }) => ({ kind: "waived" as const, id, at: givenAt })),
    ...absent.map(({ id, recordedAt }) => ({ kind: "absent" as const, id, at: recordedAt })),
    ...owed.map(({ id, setAt }) => ({ kind: "owed" as const, id, at: setAt })),
    ...signed.map(({ id, at }) => ({ kind: "signed-off" as const, id, at })),
    ...decided.map(({ id, decidedAt }) => ({ kind: "certificate-decided" as const, id, at: decidedAt })),
    ...ended,
  ]);
}
