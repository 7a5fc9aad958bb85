/** How soon somebody may be scored again after a fail, and from which fail on a trainer first writes a coaching note. */
export type ResitRule = { afterHours: number; noteAfterFails: number };
/** What counts where a certification's rules say nothing else (curriculum.md F, role-play re-sit). There is no limit to how often. */
export const usualResit: ResitRule = { afterHours: 24, noteAfterFails: 2 };

/** A released result towards one requirement. `crossed`: a red line; `coached`: a note was written after it. */
export type Try = { performanceId: string; passed: boolean; releasedAt: Date; crossed: boolean; coached: boolean };

/**
 * What stands before the next performance towards a requirement: the instant before which it may not be played, the failed one
 * that a coaching note must be written about first, one that was played and has no result yet. `fails`: since the last pass; `failedAt`:
 * when the last of them was out.
 */
export type Resit = { fails: number; failedAt: Date | null; from: Date | null; noteAfter: string | null; resultFirst: string | null };
export const noResit: Resit = { fails: 0, failedAt: null, from: null, noteAfter: null, resultFirst: null };

/**
 * What somebody's tries at one requirement leave to wait for. A pass clears what was before it. A red line is coached after the
 * first time (curriculum.md D1), anything else from the fail on that the rules name.
 */
export function resitAfter(tries: Try[], rule: ResitRule, resultFirst: string | null): Resit {
  const inOrder = tries.toSorted((a, b) => a.releasedAt.getTime() - b.releasedAt.getTime());
  const failed = inOrder.slice(inOrder.findLastIndex(({ passed }) => passed) + 1);
  const last = failed.at(-1);
  if (!last) return { ...noResit, resultFirst };
  const needsNote = (last.crossed || failed.length >= rule.noteAfterFails) && !last.coached;
  const from = new Date(last.releasedAt.getTime() + rule.afterHours * 3_600_000);
  return { fails: failed.length, failedAt: last.releasedAt, from, noteAfter: needsNote ? last.performanceId : null, resultFirst };
}

/** Why a performance at an instant cannot be planned, each reason by itself. */
export type ResitRefusal = { kind: "result-first" } | { kind: "too-early"; from: Date } | { kind: "note-first" };

export const resitRefusals = ({ from, noteAfter, resultFirst }: Resit, at: Date): ResitRefusal[] => [
  ...(resultFirst === null ? [] : [{ kind: "result-first" as const }]),
  ...(from !== null && at < from ? [{ kind: "too-early" as const, from }] : []),
  ...(noteAfter === null ? [] : [{ kind: "note-first" as const }]),
];

/** Why a performance that was planned before the fail cannot be played as it stands: it comes before `from`, or a note is missing. */
export type Hold = { from: Date | null; noteAfter: string | null };

/**
 * What a fail means for a performance that is planned already. Nothing for one that has begun, or was to before the result was
 * out, because nobody could know; everything else waits as if it were planned now.
 */
export function holdOn({ failedAt, from, noteAfter }: Resit, { startedAt, scheduledAt }: { startedAt: Date | null; scheduledAt: Date }): Hold | null {
  if (failedAt === null || startedAt !== null || scheduledAt < failedAt) return null;
  const soonest = from !== null && scheduledAt < from ? from : null;
  return soonest || noteAfter ? { from: soonest, noteAfter } : null;
}
