import { and, gte, inArray, isNull, max } from "drizzle-orm";
import { dayIn } from "~/locale/day";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { lessonReadings } from "~db/tables/courses";
import { attempts } from "~db/tables/quizzes";
import { performances } from "~db/tables/role-plays";
import { signOffWaits } from "~db/tables/sign-offs";
import type { Moving } from "./attention";
import { isOnlyToBeSigned } from "./only-signatures.server";

/** Courses somebody is given at most. */
const EACH = 20;

/** How some people have moved on their courses: what they must do, their last step, and whether a role-play is planned. */
export async function movingOf(reader: Reader, personIds: string[], zone: string, now: Date): Promise<(personId: string) => Omit<Moving, "rows">> {
  if (personIds.length === 0) return () => ({ assigned: [], signing: [], lastOn: null, isPlanned: false });
  const open = await reader
    .select()
    .from(assignments)
    .where(and(inArray(assignments.personId, personIds), isNull(assignments.endedAt)))
    .limit(personIds.length * EACH);
  const signing = await reader
    .select({ personId: signOffWaits.personId, certificationId: signOffWaits.certificationId })
    .from(signOffWaits)
    .where(and(inArray(signOffWaits.personId, personIds), isOnlyToBeSigned))
    .limit(personIds.length * EACH);
  const last = new Map<string, Date>();
  for (const { personId, at } of await lastSteps(reader, personIds)) if (at && !(last.get(personId)! >= at)) last.set(personId, at);
  const planned = await reader
    .selectDistinct({ personId: performances.staffId })
    .from(performances)
    .where(and(inArray(performances.staffId, personIds), gte(performances.scheduledAt, now), isNull(performances.cancelledAt), isNull(performances.releasedAt)))
    .limit(personIds.length);
  return (personId) => ({
    assigned: open
      .filter((one) => one.personId === personId)
      .map(({ certificationId, dueOn, assignedAt }) => ({ certificationId, dueOn, assignedOn: dayIn(zone, assignedAt) })),
    signing: signing.filter((one) => one.personId === personId).map(({ certificationId }) => certificationId),
    lastOn: last.has(personId) ? dayIn(zone, last.get(personId)!) : null,
    isPlanned: planned.some((one) => one.personId === personId),
  });
}

async function lastSteps(reader: Reader, ids: string[]) {
  const few = ids.length;
  return [
    ...(await reader
      .select({ personId: lessonReadings.personId, at: max(lessonReadings.readAt) })
      .from(lessonReadings)
      .where(inArray(lessonReadings.personId, ids))
      .groupBy(lessonReadings.personId)
      .limit(few)),
    ...(await reader
      .select({ personId: attempts.personId, at: max(attempts.startedAt) })
      .from(attempts)
      .where(inArray(attempts.personId, ids))
      .groupBy(attempts.personId)
      .limit(few)),
    ...(await reader
      .select({ personId: performances.staffId, at: max(performances.releasedAt) })
      .from(performances)
      .where(inArray(performances.staffId, ids))
      .groupBy(performances.staffId)
      .limit(few)),
  ];
}
