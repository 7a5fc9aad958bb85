import { and, asc, desc, eq, exists, gt, gte, isNotNull, isNull, lt, notExists, type SQL, sql } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances, scorecardDrafts, scorecards, settlements } from "~db/tables/role-plays";
import { earlierThan, laterThan } from "./beyond.server";
import { paperCode, typedCode } from "./paper";
import { type Place, pageOf, SHOWN } from "./place";
import { type Scenario, scenario } from "./scenario";

type Name = { id: string; name: string; otherName: string | null };
/** One performance on a grader's desk. */
export type DeskItem = {
  id: string;
  performance: typeof performances.$inferSelect;
  staff: Name;
  customer: Name | null;
  scenario: Scenario;
  scheduledAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  room: string | null;
  /** The grader's own until it is settled with the others'. */
  result: { weightedSum: number; passed: boolean; signedAt: Date } | null;
  /** Whether the learner has the result; false while another grader's signature or a decision is waited for. */
  released: boolean;
};
/** Some of a list, and where the rest of it begins; null when this is all. */
export type DeskList = { items: DeskItem[]; next: string | null };
/** Whose desk, and which part of it. Nothing narrows it unless it is given. */
type Part = { graderId: string; scenarioId?: string | null; after?: Place | null; shown?: number; from?: Date; until?: Date };

const DAYS_SHOWN = 30;
/** More than anybody leaves unsigned. */
const MOST_OPEN = 5000;

/** What a grader has still to score, the earliest first. */
export const toScore = (reader: Reader, part: Part): Promise<DeskList> => open(reader, part, notExists(handedIn(reader)));

/** What a grader has scored and handed in, and not signed, the earliest first. */
export const toSign = (reader: Reader, part: Part): Promise<DeskList> => open(reader, part, exists(handedIn(reader)));

/** What a grader has signed and nobody reads yet, because another's signature or a decision is waited for; the earliest first. */
export const notOutYet = (reader: Reader, part: Part): Promise<DeskList> =>
  byTime(reader, part, and(isNotNull(scorecards.id), isNull(performances.releasedAt), isNull(performances.cancelledAt)));

/** What a grader signed lately and is out, the latest first. */
export async function outLately(reader: Reader, part: Part, now: Date): Promise<DeskList> {
  const { after = null, shown = SHOWN } = part;
  const since = gte(scorecards.submittedAt, new Date(now.getTime() - DAYS_SHOWN * 86_400_000));
  const rows = await graded(reader)
    .where(and(narrowed(part), since, isNotNull(performances.releasedAt), earlierThan(scorecards.submittedAt, performances.id, after)))
    .orderBy(desc(scorecards.submittedAt), desc(performances.id))
    .limit(shown + 1);
  const page = pageOf(rows, shown, ({ performance, card }) => ({ at: card!.submittedAt, id: performance.id }));
  return { items: await itemsOf(reader, page.rows), next: page.next };
}

/** The next of a grader's people who waits for a score: the earliest of those who have played or are due within a few hours. */
export async function nextToScore(reader: Reader, graderId: string, notId: string, now: Date): Promise<DeskItem | undefined> {
  const soon = new Date(now.getTime() + 8 * 3_600_000);
  const { items } = await toScore(reader, { graderId });
  return items.find(({ id, scheduledAt, startedAt }) => id !== notId && (startedAt !== null || scheduledAt <= soon));
}

/** Which of a grader's performances that are not signed has this code on its sheet. */
export async function underCode(reader: Reader, graderId: string, typed: string): Promise<string | undefined> {
  const rows = await reader
    .select({ id: performances.id })
    .from(performanceGraders)
    .innerJoin(performances, eq(performances.id, performanceGraders.performanceId))
    .leftJoin(scorecards, and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, performanceGraders.personId)))
    .where(and(eq(performanceGraders.personId, graderId), isNull(scorecards.id), isNull(performances.releasedAt), isNull(performances.cancelledAt)))
    .orderBy(asc(performances.scheduledAt), asc(performances.id))
    .limit(MOST_OPEN);
  return rows.find(({ id }) => paperCode(id) === typedCode(typed))?.id;
}

const open = (reader: Reader, part: Part, which: SQL | undefined) =>
  byTime(reader, part, and(isNull(scorecards.id), isNull(performances.releasedAt), isNull(performances.cancelledAt), which));

async function byTime(reader: Reader, part: Part, which: SQL | undefined): Promise<DeskList> {
  const { after = null, shown = SHOWN } = part;
  const rows = await graded(reader)
    .where(and(narrowed(part), which, laterThan(performances.scheduledAt, performances.id, after)))
    .orderBy(asc(performances.scheduledAt), asc(performances.id))
    .limit(shown + 1);
  const page = pageOf(rows, shown, ({ performance }) => ({ at: performance.scheduledAt, id: performance.id }));
  return { items: await itemsOf(reader, page.rows), next: page.next };
}

const narrowed = ({ graderId, scenarioId, from, until }: Part) =>
  and(
    eq(performanceGraders.personId, graderId),
    scenarioId ? eq(performances.scenarioId, scenarioId) : undefined,
    from ? gte(performances.scheduledAt, from) : undefined,
    until ? lt(performances.scheduledAt, until) : undefined,
  );

const customerPart = alias(performanceParts, "customer_part");
const customer = alias(people, "customer");

/** What graders were named for, each with their own standing scorecard and what was settled last. */
function graded(reader: Reader) {
  const [laterCard, laterSettlement] = [alias(scorecards, "later_card"), alias(settlements, "later_settlement")];
  const corrected = reader.select({ one: sql`1` }).from(laterCard).where(eq(laterCard.supersedes, scorecards.id));
  const settledAnew = reader.select({ one: sql`1` }).from(laterSettlement).where(eq(laterSettlement.supersedes, settlements.id));
  return reader
    .select({ performance: performances, staff: people, customer, card: scorecards, settlement: settlements })
    .from(performanceGraders)
    .innerJoin(performances, eq(performances.id, performanceGraders.performanceId))
    .innerJoin(people, eq(people.id, performances.staffId))
    .leftJoin(customerPart, and(eq(customerPart.performanceId, performances.id), eq(customerPart.part, "customer")))
    .leftJoin(customer, eq(customer.id, customerPart.personId))
    .leftJoin(scorecards, and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, performanceGraders.personId), notExists(corrected)))
    .leftJoin(settlements, and(eq(settlements.performanceId, performances.id), notExists(settledAnew)));
}

/** That a grader's newest marks were handed in to be signed. */
function handedIn(reader: Reader) {
  const newer = alias(scorecardDrafts, "newer");
  const overtaken = reader
    .select({ one: sql`1` })
    .from(newer)
    .where(and(eq(newer.performanceId, scorecardDrafts.performanceId), eq(newer.graderId, scorecardDrafts.graderId), gt(newer.seq, scorecardDrafts.seq)));
  const theirs = and(eq(scorecardDrafts.performanceId, performances.id), eq(scorecardDrafts.graderId, performanceGraders.personId));
  return reader
    .select({ one: sql`1` })
    .from(scorecardDrafts)
    .where(and(theirs, eq(scorecardDrafts.ready, true), notExists(overtaken)));
}

type Row = Awaited<ReturnType<typeof graded>>[number];

async function itemsOf(reader: Reader, rows: Row[]): Promise<DeskItem[]> {
  const scenarios = await versionsOf(reader, [...new Set(rows.map(({ performance }) => performance.scenarioHash))], scenario);
  return rows.map(({ performance, staff, customer, card, settlement }) => {
    const { id, scenarioHash, scheduledAt, startedAt, endedAt, room } = performance;
    const counting = settlement ?? card;
    const result = card && counting && { weightedSum: counting.weightedSum, passed: counting.passed, signedAt: card.submittedAt };
    const when = { scheduledAt, startedAt, endedAt, room };
    const who = { staff: nameOf(staff), customer: customer && nameOf(customer) };
    return { id, performance, ...who, scenario: scenarios.get(scenarioHash)!, ...when, result, released: performance.releasedAt !== null };
  });
}

const nameOf = ({ id, name, otherName }: Name): Name => ({ id, name, otherName });
