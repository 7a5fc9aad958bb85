import { and, asc, desc, eq, isNull, notExists, sql } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { corrections, performances, scorecardDrafts, scorecards, settlements } from "~db/tables/role-plays";
import { laterThan } from "./beyond.server";
import { type Place, pageOf, SHOWN } from "./place";
import { type Scenario, scenario } from "./scenario";

/** A signed scorecard that its grader is correcting. `ready`: the new marks were handed in, and wait for the signature. */
type OpenCorrection = {
  id: string;
  staff: { id: string; name: string; otherName: string | null };
  scenario: Scenario;
  openedAt: Date;
  reason: string;
  ready: boolean;
};

type Part = { graderId: string; scenarioId?: string | null; after?: Place | null; shown?: number };

/** What a grader has opened for correction and not signed anew, the oldest first. An appeal that was decided leaves nothing to correct. */
export async function openCorrections(
  reader: Reader,
  { graderId, scenarioId, after = null, shown = SHOWN }: Part,
): Promise<{ items: OpenCorrection[]; next: string | null }> {
  const later = alias(scorecards, "later");
  const superseding = reader.select({ one: sql`1` }).from(later).where(eq(later.supersedes, scorecards.id));
  const byAppeal = reader
    .select({ one: sql`1` })
    .from(settlements)
    .where(and(eq(settlements.performanceId, performances.id), eq(settlements.how, "appeal")));
  const found = await reader
    .select({ performance: performances, staff: people, openedAt: corrections.openedAt, reason: corrections.reason })
    .from(corrections)
    .innerJoin(scorecards, eq(scorecards.id, corrections.scorecardId))
    .innerJoin(performances, eq(performances.id, scorecards.performanceId))
    .innerJoin(people, eq(people.id, performances.staffId))
    .where(
      and(
        eq(scorecards.graderId, graderId),
        scenarioId ? eq(performances.scenarioId, scenarioId) : undefined,
        isNull(performances.cancelledAt),
        isNull(performances.setAsideAt),
        notExists(superseding),
        notExists(byAppeal),
        laterThan(corrections.openedAt, performances.id, after),
      ),
    )
    .orderBy(asc(corrections.openedAt), asc(performances.id))
    .limit(shown + 1);
  const { rows, next } = pageOf(found, shown, ({ performance, openedAt }) => ({ at: openedAt, id: performance.id }));
  const scenarios = await versionsOf(reader, [...new Set(rows.map(({ performance }) => performance.scenarioHash))], scenario);
  const items: OpenCorrection[] = [];
  for (const { performance, staff, openedAt, reason } of rows) {
    const { id, name, otherName } = staff;
    const ready = await handedInSince(reader, performance.id, graderId, openedAt);
    items.push({ id: performance.id, staff: { id, name, otherName }, scenario: scenarios.get(performance.scenarioHash)!, openedAt, reason, ready });
  }
  return { items, next };
}

/** The reason for which a signed scorecard is being corrected; null when it is not. */
export async function reasonToCorrect(reader: Reader, scorecardId: string): Promise<string | null> {
  const [row] = await reader.select({ reason: corrections.reason }).from(corrections).where(eq(corrections.scorecardId, scorecardId)).limit(1);
  return row?.reason ?? null;
}

async function handedInSince(reader: Reader, performanceId: string, graderId: string, since: Date): Promise<boolean> {
  const theirs = and(eq(scorecardDrafts.performanceId, performanceId), eq(scorecardDrafts.graderId, graderId));
  const [newest] = await reader
    .select({ ready: scorecardDrafts.ready, savedAt: scorecardDrafts.savedAt })
    .from(scorecardDrafts)
    .where(theirs)
    .orderBy(desc(scorecardDrafts.seq))
    .limit(1);
  return newest?.ready === true && newest.savedAt >= since;
}
