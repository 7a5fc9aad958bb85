import { and, asc, eq } from "drizzle-orm";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { corrections, performanceGraders, performances, scorecards, settlements, signatures } from "~db/tables/role-plays";
import type { Performance } from "./performances.server";

export type Signed = { card: typeof scorecards.$inferSelect; signature: typeof signatures.$inferSelect };
export type Settlement = typeof settlements.$inferSelect;

/** Every signed scorecard of a performance, superseded ones too, in the order of signing. */
export const signedCards = (reader: Reader, performanceId: string): Promise<Signed[]> =>
  reader
    .select({ card: scorecards, signature: signatures })
    .from(scorecards)
    .innerJoin(signatures, and(eq(signatures.subjectId, scorecards.id), eq(signatures.subjectKind, "scorecard"), eq(signatures.signedBy, scorecards.graderId)))
    .where(eq(scorecards.performanceId, performanceId))
    .orderBy(asc(scorecards.submittedAt), asc(scorecards.id))
    .limit(100);

/** Those that no later one supersedes, in the order in which their graders were named. */
export async function standingCards(reader: Reader, { id, graders }: Pick<Performance, "id" | "graders">): Promise<Signed[]> {
  const rows = await signedCards(reader, id);
  const standing = rows.filter(({ card }) => !rows.some((other) => other.card.supersedes === card.id));
  return graders.flatMap((grader) => standing.find(({ card }) => card.graderId === grader.id) ?? []);
}

/** How several scorecards of a performance were settled last; undefined with one grader, or while they are not. */
export async function standingSettlement(reader: Reader, performanceId: string): Promise<Settlement | undefined> {
  const rows = await reader.select().from(settlements).where(eq(settlements.performanceId, performanceId)).limit(100);
  return rows.find((row) => !rows.some((later) => later.supersedes === row.id));
}

/** `scorecardId`: the one that was corrected, which stays readable. */
export type Correction = { scorecardId: string; laterId: string; reason: string; at: Date };

/** The corrections of signed scorecards that were signed in their turn, the oldest first, with the reason given for each. */
export function correctionsOf(reader: Reader, performanceId: string): Promise<Correction[]> {
  const later = alias(scorecards, "later");
  return reader
    .select({ scorecardId: corrections.scorecardId, laterId: later.id, reason: corrections.reason, at: later.submittedAt })
    .from(corrections)
    .innerJoin(scorecards, eq(scorecards.id, corrections.scorecardId))
    .innerJoin(later, eq(later.supersedes, scorecards.id))
    .where(eq(scorecards.performanceId, performanceId))
    .orderBy(asc(later.submittedAt), asc(later.id))
    .limit(100);
}

/**
 * What a grader may do with their marks: `open` before they have signed, `correcting` after they opened a correction of the
 * scorecard it names, else `closed`: signed, cancelled, settled without them, or decided by an appeal. Says nothing of other
 * graders' marks.
 */
export type Door =
  | { state: "open" }
  | { state: "correcting"; scorecardId: string }
  | { state: "closed"; signed: boolean /** Somebody else was put in their place. */; replaced?: true };

export async function doorFor(reader: Reader, performanceId: string, graderId: string): Promise<Door> {
  const mine = await reader
    .select({ id: scorecards.id, supersedes: scorecards.supersedes })
    .from(scorecards)
    .where(and(eq(scorecards.performanceId, performanceId), eq(scorecards.graderId, graderId)))
    .limit(100);
  const standing = mine.find((card) => !mine.some((later) => later.supersedes === card.id));
  const [performance] = await reader
    .select({ cancelledAt: performances.cancelledAt, releasedAt: performances.releasedAt, setAsideAt: performances.setAsideAt })
    .from(performances)
    .where(eq(performances.id, performanceId))
    .limit(1);
  if (!performance || performance.cancelledAt) return { state: "closed", signed: standing !== undefined };
  if (!standing && !(await isNamed(reader, performanceId, graderId))) return { state: "closed", signed: false, replaced: true };
  if (!standing) return performance.releasedAt ? { state: "closed", signed: false } : { state: "open" };
  if (performance.setAsideAt || (await standingSettlement(reader, performanceId))?.how === "appeal") return { state: "closed", signed: false };
  const opened = await reader.select({ id: corrections.id }).from(corrections).where(eq(corrections.scorecardId, standing.id)).limit(1);
  return opened.length > 0 ? { state: "correcting", scorecardId: standing.id } : { state: "closed", signed: true };
}

async function isNamed(reader: Reader, performanceId: string, graderId: string): Promise<boolean> {
  const named = and(eq(performanceGraders.performanceId, performanceId), eq(performanceGraders.personId, graderId));
  return (await reader.select({ id: performanceGraders.personId }).from(performanceGraders).where(named).limit(1)).length > 0;
}
