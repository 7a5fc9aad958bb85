/** How guessing is slowed: a few free tries, then waits that double. Per account it never locks out for long: a real owner gets past. */
export type Failures = { failures: number; windowEndsAt: Date };

const FREE = 5;
const LONGEST_WAIT = 60_000;
export const WINDOW = 15 * 60_000;

/** Milliseconds until the next try is taken after so many failures in a row, counted from the last one. */
export function waitAfter(failures: number, free = FREE): number {
  return failures < free ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (failures - free));
}

/** Milliseconds still to wait at an instant. The last failure was one window before `windowEndsAt`. */
export function waitLeft(row: Failures | undefined, now: Date, free?: number): number {
  if (!row || row.windowEndsAt <= now) return 0;
  const lastAt = row.windowEndsAt.getTime() - WINDOW;
  return Math.max(0, lastAt + waitAfter(row.failures, free) - now.getTime());
}
