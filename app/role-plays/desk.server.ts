import { and, asc, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances, scorecardDrafts, scorecards } from "~db/tables/role-plays";
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
  result: { weightedSum: number; passed: boolean; signedAt: Date } | null;
};

const DAYS_SHOWN = 30;
const MOST = 200;

/** What a grader has to do, the earliest first, and what they released lately, the latest first. */
export async function deskOf(reader: Reader, graderId: string, now: Date): Promise<{ toScore: DeskItem[]; toSign: DeskItem[]; released: DeskItem[] }> {
  const customerPart = alias(performanceParts, "customer_part");
  const customer = alias(people, "customer");
  const mine = () =>
    reader
      .select({ performance: performances, staff: people, customer, card: scorecards })
      .from(performanceGraders)
      .innerJoin(performances, eq(performances.id, performanceGraders.performanceId))
      .innerJoin(people, eq(people.id, performances.staffId))
      .leftJoin(customerPart, and(eq(customerPart.performanceId, performances.id), eq(customerPart.part, "customer")))
      .leftJoin(customer, eq(customer.id, customerPart.personId))
      .leftJoin(
        scorecards,
        and(eq(scorecards.performanceId, performances.id), eq(scorecards.graderId, performanceGraders.personId), isNull(scorecards.supersedes)),
      );
  const open = await mine()
    .where(and(eq(performanceGraders.personId, graderId), isNull(scorecards.id), isNull(performances.cancelledAt)))
    .orderBy(asc(performances.scheduledAt), asc(performances.id))
    .limit(MOST);
  const since = new Date(now.getTime() - DAYS_SHOWN * 86_400_000);
  const signed = await mine()
    .where(and(eq(performanceGraders.personId, graderId), gte(scorecards.submittedAt, since)))
    .orderBy(desc(scorecards.submittedAt), desc(performances.id))
    .limit(30);

  const rows = [...open, ...signed];
  const scenarios = await versionsOf(reader, [...new Set(rows.map(({ performance }) => performance.scenarioHash))], scenario);
  const ready = await readyDrafts(
    reader,
    graderId,
    open.map(({ performance }) => performance.id),
  );
  const items = rows.map(({ performance, staff, customer, card }): DeskItem => {
    const { id, scenarioHash, scheduledAt, startedAt, endedAt, room } = performance;
    const result = card && { weightedSum: card.weightedSum, passed: card.passed, signedAt: card.submittedAt };
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
    };
  });
  return {
    toScore: items.filter(({ result, ready }) => !result && !ready),
    toSign: items.filter(({ result, ready }) => !result && ready),
    released: items.filter(({ result }) => result),
  };
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
