import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";

export type Assignment = typeof assignments.$inferSelect;

/** Nobody is given more courses than this at once. */
const MOST = 100;

const open = prepared("open_assignments", (reader: Reader) =>
  reader
    .select()
    .from(assignments)
    .where(and(eq(assignments.personId, sql.placeholder("personId")), isNull(assignments.endedAt)))
    .orderBy(asc(assignments.assignedAt), asc(assignments.id))
    .limit(MOST),
);

/** What a person must do now, the oldest first. */
export const openAssignments = (reader: Reader, personId: string): Promise<Assignment[]> => open(reader, { personId });

export async function findOpenAssignment(reader: Reader, personId: string, courseId: string): Promise<Assignment | undefined> {
  const [row] = await reader
    .select()
    .from(assignments)
    .where(and(eq(assignments.personId, personId), eq(assignments.courseId, courseId), isNull(assignments.endedAt)))
    .limit(1);
  return row;
}
