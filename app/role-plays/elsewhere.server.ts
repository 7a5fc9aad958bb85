import { and, between, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { performanceGraders, performanceParts, performances, rounds } from "~db/tables/role-plays";
import type { Elsewhere } from "./round-clashes";

const HOUR = 3_600_000;
/** More than anybody is planned for within a day. */
const MOST = 2000;
/** For a role-play that content no longer has. */
const ASSUMED_MINUTES = 15;

/** Whose and which places are asked for, around which instant, and the round that is not meant. */
type Asked = { personIds: string[]; rooms: (string | null)[]; around: Date; exceptRound?: string };

/** The performances still to be played, around an instant, that take one of these people or rooms. */
export async function elsewhereOf(reader: Reader, { personIds, rooms, around, exceptRound }: Asked, library: Library): Promise<Elsewhere[]> {
  const named = [...new Set(rooms.filter((room) => room !== null))];
  const helping = reader.select({ id: performanceParts.performanceId }).from(performanceParts).where(inArray(performanceParts.personId, personIds));
  const grading = reader.select({ id: performanceGraders.performanceId }).from(performanceGraders).where(inArray(performanceGraders.personId, personIds));
  const rows = await reader
    .select({ performance: performances, minutes: rounds.minutes })
    .from(performances)
    .leftJoin(rounds, eq(rounds.id, performances.roundId))
    .where(
      and(
        between(performances.scheduledAt, new Date(around.getTime() - 6 * HOUR), new Date(around.getTime() + 24 * HOUR)),
        isNull(performances.cancelledAt),
        isNull(performances.endedAt),
        isNull(performances.releasedAt),
        or(
          inArray(performances.staffId, personIds),
          named.length > 0 ? inArray(performances.room, named) : undefined,
          inArray(performances.id, helping),
          inArray(performances.id, grading),
        ),
        exceptRound === undefined ? undefined : or(isNull(performances.roundId), ne(performances.roundId, exceptRound)),
      ),
    )
    .limit(MOST);
  const ids = rows.map(({ performance }) => performance.id);
  if (ids.length === 0) return [];
  const parts = await reader
    .select()
    .from(performanceParts)
    .where(inArray(performanceParts.performanceId, ids))
    .limit(20 * MOST);
  const graders = await reader
    .select()
    .from(performanceGraders)
    .where(inArray(performanceGraders.performanceId, ids))
    .limit(5 * MOST);
  return rows.map(({ performance: { id, staffId, scenarioId, scheduledAt, room }, minutes }) => {
    const others = [...parts, ...graders].filter(({ performanceId }) => performanceId === id).map(({ personId }) => personId);
    const until = new Date(scheduledAt.getTime() + (minutes ?? minutesOf(library, scenarioId)) * 60_000);
    return { personIds: [staffId, ...others], room, from: scheduledAt, until };
  });
}

/** How long one performance of a role-play takes, with review and feedback, in minutes. */
export function minutesOf(library: Library, scenarioId: string): number {
  const minutes = library.scenarios.get(scenarioId)?.minutes;
  return minutes ? minutes.play + minutes.selfReview + minutes.feedback : ASSUMED_MINUTES;
}

/** How long a performance takes: as its round says, else as its role-play does. */
export async function minutesOfPerformance(reader: Reader, { roundId, scenarioId }: { roundId: string | null; scenarioId: string }, library: Library) {
  if (roundId === null) return minutesOf(library, scenarioId);
  const [round] = await reader.select({ minutes: rounds.minutes }).from(rounds).where(eq(rounds.id, roundId)).limit(1);
  return round!.minutes;
}
