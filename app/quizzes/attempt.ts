import { timeIn } from "~/locale/day";

/** How long after the deadline an answer on its way is still taken, in milliseconds. */
const GRACE = 10_000;

type Times = { deadlineAt: Date | null; closedAt: Date | null };

/** Still open although its deadline and the grace after it have passed: to be closed as of its deadline. */
export const isOverdue = ({ deadlineAt, closedAt }: Times, now: Date): boolean =>
  closedAt === null && deadlineAt !== null && now.getTime() > deadlineAt.getTime() + GRACE;

/** Open, with its deadline still to come. */
export const isRunning = (attempt: Times | undefined, now: Date): boolean =>
  attempt !== undefined && attempt.closedAt === null && attempt.deadlineAt !== null && now < attempt.deadlineAt;

/** Whether something came after the deadline: if it was taken, then in the grace. */
export const isLate = ({ deadlineAt }: Pick<Times, "deadlineAt">, at: Date): boolean => deadlineAt !== null && at > deadlineAt;

/** Attempts with a deadline before this are overdue. */
export const overdueBefore = (now: Date) => new Date(now.getTime() - GRACE);

/** Whole seconds until the deadline, not below 0; null without one. */
export const secondsLeft = ({ deadlineAt }: Pick<Times, "deadlineAt">, now: Date): number | null =>
  deadlineAt ? Math.max(0, Math.ceil((deadlineAt.getTime() - now.getTime()) / 1000)) : null;

/** The clock of an attempt against the time as its pages show it; `deadline` in milliseconds tells one end from another. */
export type Clock = { deadline: number; seconds: number; until: string };

/** Null without a limit. */
export const clockOf = ({ deadlineAt }: Pick<Times, "deadlineAt">, now: Date, zone: string): Clock | null =>
  deadlineAt && { deadline: deadlineAt.getTime(), seconds: secondsLeft({ deadlineAt }, now) ?? 0, until: timeIn(zone, deadlineAt) };
