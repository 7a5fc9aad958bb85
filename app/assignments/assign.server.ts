import { and, eq, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import { ensureInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Writer } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { people } from "~db/tables/people";
import { findOpenAssignment } from "./assignments.server";
import { dueFor } from "./due";

/** `assignedBy` null: the system. `dueOn` left out: worked out from the course's days. */
export type NewAssignment = { personId: string; courseId: string; assignedBy: string | null; dueOn?: Day | null; ruleId?: string | null };

/**
 * Gives a person a course to do, and with it the certification it leads to; returns the assignment's id. A person has a course
 * open once: assigning it again returns the open one, unchanged. The course must be in the library and the person must exist.
 */
export async function assign(w: Writer, library: Library, { personId, courseId, assignedBy, dueOn, ruleId = null }: NewAssignment, now: Date): Promise<string> {
  const open = await findOpenAssignment(w, personId, courseId);
  if (open) return open.id;
  const course = library.courses.get(courseId);
  if (!course) throw new Error(`no published course has the id ${courseId}`);
  const [person] = await w.select({ hiredOn: people.hiredOn }).from(people).where(eq(people.id, personId)).limit(1);
  if (!person) throw new Error(`no person has the id ${personId}`);

  const assignedOn = dayIn(library.zone, now);
  const due = dueOn === undefined ? dueFor({ days: course.days, hiredOn: person.hiredOn, assignedOn }) : dueOn;
  const [row] = await w
    .insert(assignments)
    .values({ personId, courseId, certificationId: course.certification, dueOn: due, assignedBy, ruleId, assignedAt: now })
    .returning({ id: assignments.id });
  await audit(
    w,
    {
      actorId: assignedBy,
      act: "assignments.assigned",
      subjectId: personId,
      values: { assignmentId: row!.id, courseId, certificationId: course.certification, dueOn: due, ruleId },
    },
    now,
  );
  await tell(w, [personId], { kind: "assigned", assignmentId: row!.id, courseId, dueOn: due }, now);
  await ensureInForce(w, library, course.certification, now);
  await settleCertifications(w, library, personId, now);
  return row!.id;
}

/** Takes an open assignment back. What was done stays done. Says whether there was one to end. */
export async function endAssignment(
  w: Writer,
  library: Library,
  { assignmentId, endedBy }: { assignmentId: string; endedBy: string | null },
  now: Date,
): Promise<boolean> {
  const [ended] = await w
    .update(assignments)
    .set({ endedAt: now })
    .where(and(eq(assignments.id, assignmentId), isNull(assignments.endedAt)))
    .returning({ personId: assignments.personId, courseId: assignments.courseId });
  if (!ended) return false;
  await audit(w, { actorId: endedBy, act: "assignments.ended", subjectId: ended.personId, values: { assignmentId, courseId: ended.courseId } }, now);
  await endMatter(w, assignmentId, {}, now);
  await settleCertifications(w, library, ended.personId, now);
  return true;
}
