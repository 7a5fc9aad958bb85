import { and, asc, count, eq, exists, gt, gte, inArray, isNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { everyDepartment } from "~/people/departments.server";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments, ruleOutcomes, type Whom } from "~db/tables/assignments";
import { registerRows } from "~db/tables/certification";
import { people, roles } from "~db/tables/people";
import { type RuleDue, type Verdict, verdictOn } from "./rule";

/** Somebody a rule means, with what it would do. */
export type Fit = { personId: string; name: string; otherName: string | null; staffNumber: string; verdict: Verdict };
type Asked = RuleDue & { courseId: string; whom: Whom /** Whom this rule has dealt with is left out. */; ruleId?: string };

/** The people a rule means and has not dealt with, in the order of their ids, with what it would do about each. */
export async function fitting(
  reader: Reader,
  library: Library,
  asked: Asked,
  { after, limit, today }: { after?: string; limit: number; today: Day },
): Promise<Fit[]> {
  const course = library.courses.get(asked.courseId);
  if (!course) return [];
  const { id: personId, name, otherName, staffNumber, hiredOn } = people;
  const rows = await reader
    .select({ personId, name, otherName, staffNumber, hiredOn, open: assignments.id, progress: registerRows.progress })
    .from(people)
    .leftJoin(assignments, and(eq(assignments.personId, people.id), eq(assignments.courseId, asked.courseId), isNull(assignments.endedAt)))
    .leftJoin(registerRows, and(eq(registerRows.personId, people.id), eq(registerRows.certificationId, course.certification)))
    .where(and(await meant(reader, asked), after ? gt(people.id, after) : undefined))
    .orderBy(asc(people.id))
    .limit(limit);
  return rows.map(({ hiredOn, open, progress, ...person }) => ({
    ...person,
    verdict: verdictOn({ hiredOn, open: open !== null, certified: progress === "certified" }, asked, { days: course.days, today }),
  }));
}

/** How many people a rule means that it has not dealt with. */
export const countFitting = async (reader: Reader, asked: Asked): Promise<number> =>
  Number(
    (
      await reader
        .select({ n: count() })
        .from(people)
        .where(await meant(reader, asked))
    )[0]?.n ?? 0,
  );

const report = alias(people, "report");
const listed = alias(registerRows, "listed");

async function meant(reader: Reader, { whom, ruleId }: Pick<Asked, "whom" | "ruleId">): Promise<SQL | undefined> {
  const { departmentId, site, tier, role, hiredFrom, personIds } = whom;
  const one = { one: sql`1` };
  const below = departmentId ? (await everyDepartment(reader)).withAllBelow(departmentId) : [];
  const hasRole = () => {
    if (!role) return undefined;
    if (role === "supervisor")
      return exists(
        reader
          .select(one)
          .from(report)
          .where(and(eq(report.managerId, people.id), eq(report.active, true))),
      );
    return exists(
      reader
        .select(one)
        .from(roles)
        .where(and(eq(roles.personId, people.id), eq(roles.role, role), isNull(roles.endedAt))),
    );
  };
  return and(
    eq(people.active, true),
    departmentId ? inArray(people.departmentId, ["", ...below]) : undefined,
    site ? eq(people.site, site) : undefined,
    tier
      ? exists(
          reader
            .select(one)
            .from(listed)
            .where(and(eq(listed.personId, people.id), eq(listed.tier, tier))),
        )
      : undefined,
    hasRole(),
    hiredFrom ? gte(people.hiredOn, hiredFrom) : undefined,
    personIds ? inArray(people.id, ["", ...personIds]) : undefined,
    ruleId
      ? notExists(
          reader
            .select(one)
            .from(ruleOutcomes)
            .where(and(eq(ruleOutcomes.ruleId, ruleId), eq(ruleOutcomes.personId, people.id))),
        )
      : undefined,
  );
}
