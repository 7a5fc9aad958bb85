import type { Visitor } from "./visitor";

/** How long one has confirmed to be oneself, in milliseconds. */
export const STEP_UP = 5 * 60_000;

/** Whether the visitor confirmed to be themselves, in this session and recently enough to sign. */
export const hasSteppedUp = ({ steppedUpAt }: Pick<Visitor, "steppedUpAt">, now: Date) =>
  steppedUpAt !== null && steppedUpAt <= now && now.getTime() - steppedUpAt.getTime() < STEP_UP;
