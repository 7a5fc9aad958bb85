import { and, asc, desc, eq, gte, inArray, isNull, notExists, sql } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances, scorecardDrafts, scorecards, settlements } from "~db/tables/role-plays";
import { type Scenario, scenario } from "./scenario";

type Name = { id: string; name: string; otherName: string | null };
/** One performance on a grader's desk. `ready`: complete and handed in to be signed. */
export type DeskItem = {
  id: string;
  staff: Name;
  customer: Name | null;
  scenario: Scenario;
  scheduledAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  room: string | null;
  ready: boolean;
  /** The grader's own until it is settled with the others'. */
  result: { weightedSum: number; passed: boolean; signedAt: Date } | null;
  /** Whether the learner has the result; false while another grader's signature or a decision is waited for. */
  released: boolean;
};
type Desk = { toScore: DeskItem[]; toSign: DeskItem[]; waiting: DeskItem[]; released: DeskItem[] };

const DAYS_SHOWN = 30;
const MOST = 200;

/** What a grader has to do, the earliest first, and what they signed lately, the latest first, whether it is out or waits for others. */
export async function deskOf(reader: Reader, graderId: string, now: Date): Promise<Desk> {
  const [laterCard, laterSettlement] = [alias(scorecards, "later_card"), alias(settlements, "later_settlement")];
  const corrected = reader.select({ one: sql`1` }).from(laterCard).where(eq(laterCard.supersedes, scorecards.id));
  const settledAnew = reader.select({ one: sql`1` }).from(laterSettlement).where(eq(laterSettlement.supersedes, settlements.id));
  const customerPart = alias(performanceParts, "customer_part");
  const customer = alias(people, "customer");
  const mine = () =>
    reader
      .select({ performance: performances, staff: people, customer, card: scorecards, settlement: settlements })
      .from(performanceGraders)
      .innerJoin(performances, eq(performances.id, performanceGraders.performanceId))
      .innerJoin(people, eq(people.id, performances.staffId))
      .leftJoin(customerPart, and(eq(customerPart.performanceId, performances.id), eq(customerPart.part, "customer")))
      .leftJoin(customer, eq(customer.id, customerPart.personId))
      .leftJoin(scorecards, and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, performanceGraders.personId), notExists(corrected)))
      .leftJoin(settlements, and(eq(settlements.performanceId, performances.id), notExists(settledAnew)));
  const open = await mine()
    .where(and(eq(performanceGraders.personId, graderId), isNull(scorecards.id), isNull(performances.cancelledAt), isNull(performances.releasedAt)))
    .orderBy(asc(performances.scheduledAt), asc(performances.id))
    .limit(MOST);
  const since = new Date(now.getTime() - DAYS_SHOWN * 86_400_000);
  const signed = await mine()
    .where(and(eq(performanceGraders.personId, graderId), gte(scorecards.submittedAt, since), isNull(performances.cancelledAt)))
    .orderBy(desc(scorecards.submittedAt), desc(performances.id))
    .limit(30);

  const rows = [...open, ...signed];
  const scenarios = await versionsOf(reader, [...new Set(rows.map(({ performance }) => performance.scenarioHash))], scenario);
  const ready = await readyDrafts(
    reader,
    graderId,
    open.map(({ performance }) => performance.id),
  );
  const items = rows.map(({ performance, staff, customer, card, settlement }): DeskItem => {
    const { id, scenarioHash, scheduledAt, startedAt, endedAt, room } = performance;
    const counting = settlement ?? card;
    const result = card && counting && { weightedSum: counting.weightedSum, passed: counting.passed, signedAt: card.submittedAt };
    return {
      id,
      staff: nameOf(staff),
      customer: customer && nameOf(customer),
      scenario: scenarios.get(scenarioHash)!,
      scheduledAt,
      startedAt,
      endedAt,
      room,
      ready: ready.has(id),
      result,
      released: performance.releasedAt !== null,
    };
  });
  return {
    toScore: items.filter(({ result, ready }) => !result && !ready),
    toSign: items.filter(({ result, ready }) => !result && ready),
    waiting: items.filter(({ result, released }) => result && !released).sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime()),
    released: items.filter(({ result, released }) => result && released),
  };
}

/** The next of a grader's people who waits for a score: the earliest of those who have played or are due within a few hours. */
export async function nextToScore(reader: Reader, graderId: string, notId: string, now: Date): Promise<DeskItem | undefined> {
  const soon = new Date(now.getTime() + 8 * 3_600_000);
  return (await deskOf(reader, graderId, now)).toScore.find(({ id, scheduledAt, startedAt }) => id !== notId && (startedAt !== null || scheduledAt <= soon));
}

const nameOf = ({ id, name, otherName }: Name): Name => ({ id, name, otherName });

/** The performances whose newest marks were handed in to be signed. */
async function readyDrafts(reader: Reader, graderId: string, performanceIds: string[]): Promise<Set<string>> {
  if (performanceIds.length === 0) return new Set();
  const newest = alias(scorecardDrafts, "newest");
  const later = reader
    .select({ seq: newest.seq })
    .from(newest)
    .where(and(eq(newest.performanceId, scorecardDrafts.performanceId), eq(newest.graderId, scorecardDrafts.graderId)))
    .orderBy(desc(newest.seq))
    .limit(1);
  const rows = await reader
    .select({ id: scorecardDrafts.performanceId })
    .from(scorecardDrafts)
    .where(
      and(
        inArray(scorecardDrafts.performanceId, performanceIds),
        eq(scorecardDrafts.graderId, graderId),
        eq(scorecardDrafts.ready, true),
        eq(scorecardDrafts.seq, later),
      ),
    )
    .limit(MOST);
  return new Set(rows.map(({ id }) => id));
}
