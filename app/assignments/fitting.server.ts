import { and, asc, eq, exists, gt, gte, inArray, isNull, ne, notExists, type SQL, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { everyDepartment } from "~/people/departments.server";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments, ruleOutcomes, type Whom } from "~db/tables/assignments";
import { registerRows } from "~db/tables/certification";
import { people, roles } from "~db/tables/people";
import { type RuleDue, type Verdict, verdictOn } from "./rule";

/** People looked at in one step: however many there are, no step takes longer. */
export const SOME = 300;

/** Somebody a rule means, with what it would do. */
export type Fit = { personId: string; name: string; otherName: string | null; staffNumber: string; verdict: Verdict };
type Asked = RuleDue & {
  courseId: string;
  whom: Whom;
  /** Whom this rule has dealt with is left out. */
  ruleId?: string;
  /** Only these few people, looked up one by one: whatever else is asked, the company is not gone through for it. */
  among?: string[];
};

/** The people a rule means and has not dealt with, in the order of their ids, with what it would do about each. */
export async function fitting(reader: Reader, library: Library, asked: Asked, { limit, today }: { limit: number; today: Day }): Promise<Fit[]> {
  const course = library.courses.get(asked.courseId);
  if (!course) return [];
  const { id: personId, name, otherName, staffNumber, hiredOn } = people;
  const rows = await reader
    .select({ personId, name, otherName, staffNumber, hiredOn, open: assignments.id, progress: registerRows.progress })
    .from(people)
    .leftJoin(assignments, and(eq(assignments.personId, people.id), eq(assignments.courseId, asked.courseId), isNull(assignments.endedAt)))
    .leftJoin(registerRows, and(eq(registerRows.personId, people.id), eq(registerRows.certificationId, course.certification)))
    .where(await meant(reader, asked))
    .orderBy(asc(people.id))
    .limit(limit);
  return rows.map(({ hiredOn, open, progress, ...person }) => ({
    ...person,
    verdict: verdictOn({ hiredOn, open: open !== null, certified: progress === "certified" }, asked, { days: course.days, today }),
  }));
}

/** The ids of the next people in whom a rule may find somebody it means, in their order. */
export async function nextAmong(reader: Reader, { personIds }: Whom, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  if (personIds)
    return personIds
      .filter((id) => id > after)
      .sort()
      .slice(0, limit);
  const rows = await reader.select({ id: people.id }).from(people).where(gt(people.id, after)).orderBy(asc(people.id)).limit(limit);
  return rows.map(({ id }) => id);
}

/** How many people a rule means that it has not dealt with, and the first of them with what it would do. Gives others their turn between. */
export async function lookThrough(reader: Reader, library: Library, asked: Asked, { keep, today }: { keep: number; today: Day }) {
  const breathe = breather();
  const fits: Fit[] = [];
  let count = 0;
  for (let after = ""; ; ) {
    const among = await nextAmong(reader, asked.whom, { after, limit: SOME });
    const some = await fitting(reader, library, { ...asked, among }, { limit: SOME, today });
    fits.push(...some.slice(0, keep - fits.length));
    count += some.length;
    if (among.length < SOME) return { fits, count };
    after = among.at(-1)!;
    await breathe();
  }
}

const report = alias(people, "report");
const listed = alias(registerRows, "listed");

async function meant(reader: Reader, { whom, ruleId, among }: Pick<Asked, "whom" | "ruleId" | "among">): Promise<SQL | undefined> {
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
    among ? inArray(people.id, ["", ...among]) : undefined,
    among ? ne(people.active, false) : eq(people.active, true), // no index finds what is not equal
    departmentId ? inArray(among ? sql`(${people.departmentId} || '')` : sql`${people.departmentId}`, ["", ...below]) : undefined,
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
