import { createHash } from "node:crypto";
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import { addDays } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments, ruleOutcomes } from "~db/tables/assignments";
import { certificates } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { messages } from "~db/tables/messages";
import { groupMemberships, merges, people, roles } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import { performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { overlap } from "./belonging";
import { type Movable, movable, movables } from "./merging-tables.server";
import { managersOf } from "./relations.server";

/** Why two records are not made one as they stand. */
export type Block = "same" | "merged-before" | "kept-has-left" | "yourself" | "open-attempts" | "circle" | "judged-each-other" | "to-score";
/** What both have of one kind. `end`: a row that ends or is changed by it; `staying`: a row that is not moved. */
export type Double = {
  kind: "assignments" | "certificates" | "memberships" | "roles" | "messages" | "other";
  what: string;
  end?: { table: Movable; id: string; before: Record<string, string | number | null>; after: Record<string, unknown> };
  staying?: string;
};

const MOST = 100_000;
type Who = { keptId: string; mergedId: string; by: string };

/** Everything a merge would do, without doing it. `version` names it, so that a confirmation is of what was shown. */
export async function lookAtMerge(reader: Reader, { keptId, mergedId, by }: Who, today: Day) {
  const rows = await reader
    .select()
    .from(people)
    .where(inArray(people.id, [keptId, mergedId]))
    .limit(2);
  const [kept, merged] = [rows.find(({ id }) => id === keptId)!, rows.find(({ id }) => id === mergedId)!];
  const ids = {} as Record<Movable, string[]>;
  for (const name of movables) ids[name] = await idsOf(reader, name, mergedId);
  ids.reports = ids.reports.filter((id) => id !== keptId);
  ids.roles = await openRoles(reader, mergedId);
  const doubles = [
    ...(await twiceAssigned(reader, keptId, mergedId)),
    ...(await twiceCertified(reader, keptId, mergedId)),
    ...(await twiceInGroup(reader, keptId, mergedId, today)),
    ...(await twiceAllowed(reader, keptId, mergedId)),
    ...(await twiceTold(reader, keptId, mergedId)),
  ];
  const renumbered = await renumbering(reader, keptId, mergedId);
  const blocks = await blocksOf(reader, { kept, merged, by, reports: ids.reports });
  const seen = { keptId, mergedId, ids, doubles: doubles.map(({ kind, what }) => [kind, what]), blocks };
  return { kept, merged, ids, doubles, renumbered, blocks, version: createHash("sha256").update(canonicalJson(seen)).digest("hex").slice(0, 32) };
}
export type Look = Awaited<ReturnType<typeof lookAtMerge>>;

async function idsOf(reader: Reader, name: Movable, personId: string): Promise<string[]> {
  const one = movable[name];
  const rows = await reader
    .select({ id: one.id as typeof people.id })
    .from(one.table as never)
    .where(eq(one.person, personId))
    .orderBy(asc(one.id))
    .limit(MOST);
  return rows.map(({ id }) => String(id));
}

async function openRoles(reader: Reader, personId: string) {
  const rows = await reader
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)))
    .orderBy(asc(roles.id))
    .limit(20);
  return rows.map(({ id }) => id);
}

const both = <T extends { personId: string }>(rows: T[], keptId: string, mergedId: string, same: (a: T, b: T) => boolean): [T, T][] =>
  rows
    .filter(({ personId }) => personId === mergedId)
    .flatMap((mine) => rows.filter((one) => one.personId === keptId && same(one, mine)).map((theirs): [T, T] => [theirs, mine]));

/** Of a course both have to do, the one kept stays open. */
async function twiceAssigned(reader: Reader, keptId: string, mergedId: string): Promise<Double[]> {
  const open = and(inArray(assignments.personId, [keptId, mergedId]), isNull(assignments.endedAt));
  const rows = await reader.select().from(assignments).where(open).limit(MOST);
  return both(rows, keptId, mergedId, (a, b) => a.courseId === b.courseId).map(([, mine]) => ({
    kind: "assignments",
    what: mine.courseId,
    end: { table: "assignments", id: mine.id, before: { endedAt: null }, after: { endedAt: mine.assignedAt } },
  }));
}

/** Of two certificates in force, the one that lasts longer stays. */
async function twiceCertified(reader: Reader, keptId: string, mergedId: string): Promise<Double[]> {
  const open = and(inArray(certificates.personId, [keptId, mergedId]), isNull(certificates.endedAt));
  const rows = await reader.select().from(certificates).where(open).limit(MOST);
  return both(rows, keptId, mergedId, (a, b) => a.certificationId === b.certificationId).map(([theirs, mine]) => {
    const [ends, stays] = mine.expiresOn > theirs.expiresOn ? [theirs, mine] : [mine, theirs];
    const after = { endedAt: stays.issuedAt > ends.issuedAt ? stays.issuedAt : ends.issuedAt };
    return { kind: "certificates", what: mine.certificationId, end: { table: "certificates", id: ends.id, before: { endedAt: null }, after } };
  });
}

/** Of two memberships of one group at one time, the one kept goes on; the other stays behind, ended. */
async function twiceInGroup(reader: Reader, keptId: string, mergedId: string, today: Day): Promise<Double[]> {
  const rows = await reader
    .select()
    .from(groupMemberships)
    .where(inArray(groupMemberships.personId, [keptId, mergedId]))
    .limit(MOST);
  const yesterday = addDays(today, -1);
  return both(rows, keptId, mergedId, (a, b) => a.groupId === b.groupId && a.part === b.part && overlap(a, b)).map(([, mine]) => ({
    kind: "memberships",
    what: mine.groupId,
    staying: mine.id,
    ...(mine.untilOn === null || mine.untilOn > yesterday
      ? { end: { table: "memberships" as const, id: mine.id, before: { untilOn: mine.untilOn }, after: { untilOn: yesterday } } }
      : {}),
  }));
}

async function twiceAllowed(reader: Reader, keptId: string, mergedId: string): Promise<Double[]> {
  const open = and(inArray(roles.personId, [keptId, mergedId]), isNull(roles.endedAt));
  const rows = await reader.select().from(roles).where(open).limit(20);
  return both(rows, keptId, mergedId, (a, b) => a.role === b.role).map(([, mine]) => ({
    kind: "roles",
    what: mine.role,
    end: { table: "roles", id: mine.id, before: { endedAt: null }, after: { endedAt: mine.grantedAt } },
    staying: mine.id,
  }));
}

/** What both were told, what one rule did about both, and what both read at one instant stays where it is. */
async function twiceTold(reader: Reader, keptId: string, mergedId: string): Promise<Double[]> {
  const two = [keptId, mergedId];
  const told = await reader
    .select({ id: messages.id, personId: messages.personId, once: messages.once })
    .from(messages)
    .where(inArray(messages.personId, two))
    .limit(MOST);
  const ruled = await reader
    .select({ id: ruleOutcomes.id, personId: ruleOutcomes.personId, once: ruleOutcomes.ruleId })
    .from(ruleOutcomes)
    .where(inArray(ruleOutcomes.personId, two))
    .limit(MOST);
  const read = await reader
    .select({
      id: lessonReadings.id,
      personId: lessonReadings.personId,
      lessonId: lessonReadings.lessonId,
      hash: lessonReadings.lessonHash,
      at: lessonReadings.readAt,
    })
    .from(lessonReadings)
    .where(inArray(lessonReadings.personId, two))
    .limit(MOST);
  const readings = read.map(({ id, personId, lessonId, hash, at }) => ({ id, personId, once: `${lessonId} ${hash} ${at.getTime()}` }));
  const staying = (kind: Double["kind"], rows: { id: string; personId: string; once: string }[]): Double[] => {
    const theirs = new Set(rows.filter(({ personId }) => personId === keptId).map(({ once }) => once));
    return rows.filter(({ personId, once }) => personId === mergedId && theirs.has(once)).map(({ id, once }) => ({ kind, what: once, staying: id }));
  };
  return [...staying("messages", told), ...staying("other", ruled), ...staying("other", readings)];
}

/** The merged one's tries at a test are counted after those of the one kept; from the last, so that no two have one number. */
async function renumbering(reader: Reader, keptId: string, mergedId: string) {
  const rows = await reader
    .select({ id: attempts.id, personId: attempts.personId, quizId: attempts.quizId, number: attempts.number })
    .from(attempts)
    .where(inArray(attempts.personId, [keptId, mergedId]))
    .orderBy(asc(attempts.startedAt), asc(attempts.id))
    .limit(MOST);
  const last = (quizId: string) => Math.max(0, ...rows.filter((row) => row.personId === keptId && row.quizId === quizId).map(({ number }) => number ?? 0));
  return rows
    .filter((row) => row.personId === mergedId && row.number !== null && last(row.quizId) > 0)
    .map(({ id, quizId, number }) => ({ table: "attempts" as const, id, before: { number }, after: { number: number! + last(quizId) } }))
    .reverse();
}

type Both = { kept: typeof people.$inferSelect; merged: typeof people.$inferSelect; by: string; reports: string[] };

async function blocksOf(reader: Reader, { kept, merged, by, reports }: Both): Promise<Block[]> {
  if (!kept || !merged || kept.id === merged.id) return ["same"];
  const two = [kept.id, merged.id];
  const before = await reader
    .select({ id: merges.id })
    .from(merges)
    .where(and(inArray(merges.mergedId, two), isNull(merges.undoneAt)))
    .limit(1);
  const open = await reader
    .select({ quizId: attempts.quizId })
    .from(attempts)
    .where(and(inArray(attempts.personId, two), isNull(attempts.closedAt)))
    .limit(200);
  const above = await managersOf(reader, kept.id);
  const graded = await reader
    .select({ staffId: performances.staffId, graderId: performanceGraders.personId, card: scorecards.id, cancelledAt: performances.cancelledAt })
    .from(performanceGraders)
    .innerJoin(performances, eq(performances.id, performanceGraders.performanceId))
    .leftJoin(scorecards, and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, performanceGraders.personId)))
    .where(or(inArray(performanceGraders.personId, two)))
    .limit(MOST);
  const checks: [Block, boolean][] = [
    ["merged-before", before.length > 0],
    ["kept-has-left", !kept.active],
    ["yourself", two.includes(by)],
    ["open-attempts", new Set(open.map(({ quizId }) => quizId)).size < open.length],
    ["circle", above.some((id) => reports.includes(id))],
    ["judged-each-other", graded.some(({ staffId, graderId }) => two.includes(staffId) && two.includes(graderId))],
    ["to-score", graded.some(({ graderId, card, cancelledAt }) => graderId === merged.id && card === null && cancelledAt === null)],
  ];
  return checks.filter(([, is]) => is).map(([block]) => block);
}
