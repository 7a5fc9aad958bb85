import { and, asc, desc, eq, exists, gte, inArray, or } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { performanceGraders, performanceParts, performances, rounds } from "~db/tables/role-plays";
import { earlierThan } from "./beyond.server";
import { type Place, pageOf, SHOWN } from "./place";

type Name = { id: string; name: string; otherName: string | null };
/** One performance of a round, with everybody in it. */
export type Turn = typeof performances.$inferSelect & { staff: Name; customer: Name | null; observers: Name[]; graders: Name[] };
export type Round = typeof rounds.$inferSelect & { turns: Turn[] };

/** More than a day has turns, with room for many observers. */
const MOST = 500;

/** A round with its turns, the earliest first. */
export async function findRound(reader: Reader, id: string | undefined): Promise<Round | undefined> {
  if (!id || id.length > 100) return undefined;
  const [round] = await reader.select().from(rounds).where(eq(rounds.id, id)).limit(1);
  if (!round) return undefined;
  const rows = await reader
    .select({ performance: performances, staff: named })
    .from(performances)
    .innerJoin(people, eq(people.id, performances.staffId))
    .where(eq(performances.roundId, id))
    .orderBy(asc(performances.scheduledAt), asc(performances.room), asc(performances.id))
    .limit(MOST);
  const ids = rows.map(({ performance }) => performance.id);
  const parts = await reader
    .select({ performanceId: performanceParts.performanceId, part: performanceParts.part, person: named })
    .from(performanceParts)
    .innerJoin(people, eq(people.id, performanceParts.personId))
    .where(inArray(performanceParts.performanceId, ids))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(10 * MOST);
  const graders = await reader
    .select({ performanceId: performanceGraders.performanceId, person: named })
    .from(performanceGraders)
    .innerJoin(people, eq(people.id, performanceGraders.personId))
    .where(inArray(performanceGraders.performanceId, ids))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(10 * MOST);
  const turns = rows.map(({ performance, staff }): Turn => {
    const others = parts.filter(({ performanceId }) => performanceId === performance.id);
    return {
      ...performance,
      staff,
      customer: others.find(({ part }) => part === "customer")?.person ?? null,
      observers: others.filter(({ part }) => part === "observer").map(({ person }) => person),
      graders: graders.filter(({ performanceId }) => performanceId === performance.id).map(({ person }) => person),
    };
  });
  return { ...round, turns };
}

/** The rounds that somebody planned or grades in, from an instant on, the soonest first. */
export function roundsOf(reader: Reader, personId: string, since: Date) {
  return reader
    .select(columns)
    .from(rounds)
    .where(and(gte(rounds.startsAt, since), or(eq(rounds.plannedBy, personId), exists(gradedIn(reader, personId)))))
    .orderBy(asc(rounds.startsAt), desc(rounds.id))
    .limit(20);
}

/** All rounds that somebody planned or grades in, the latest first. */
export async function allRoundsOf(reader: Reader, personId: string, after: Place | null) {
  const rows = await reader
    .select(columns)
    .from(rounds)
    .where(and(or(eq(rounds.plannedBy, personId), exists(gradedIn(reader, personId))), earlierThan(rounds.startsAt, rounds.id, after)))
    .orderBy(desc(rounds.startsAt), desc(rounds.id))
    .limit(SHOWN + 1);
  return pageOf(rows, SHOWN, ({ id, startsAt }) => ({ id, at: startsAt }));
}

const columns = { id: rounds.id, kind: rounds.kind, startsAt: rounds.startsAt };
const gradedIn = (reader: Reader, personId: string) =>
  reader
    .select({ id: performances.id })
    .from(performances)
    .innerJoin(performanceGraders, eq(performanceGraders.performanceId, performances.id))
    .where(and(eq(performances.roundId, rounds.id), eq(performanceGraders.personId, personId)));

const named = { id: people.id, name: people.name, otherName: people.otherName };
