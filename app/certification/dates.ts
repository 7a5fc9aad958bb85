import { addDays, addMonths, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";
import type { CertificateDates } from "./facts";

/** How the months of a certificate are counted: the three ways the field knows. */
export type Method = "completion" | "expiry" | "fixed";
export type Expiry = {
  method: Method;
  /** Months a certificate is valid, at least 1. */
  activeMonths: number;
  /** Days before expiry in which it can be renewed. */
  windowDays: number;
  /** `fixed` only: a certificate is good for at least so many months. */
  minimumMonths?: number;
  /** The last valid day of the certificate before, when there is one. */
  previousExpiry?: Day;
  dueDate?: Day;
  /** The day of the last fact. */
  completed: Day;
};

type Validity = { months: number; windowDays: number; graceDays: number; method: Method; minimumMonths?: number | undefined };
/** `previous`: the certificate that this one renews. `completed`: the day of the last fact. */
type Completed = { completed: Day; previous?: CertificateDates | null; dueDate?: Day | undefined };

/** All dates of a certificate by the rules it is issued by. Whether it was renewed in its window is told by the dates of the one before, which no change of the rules moves. */
export function datesOf({ method, months, windowDays, graceDays, minimumMonths }: Validity, { completed, previous, dueDate }: Completed) {
  const own = previous
    ? { previousExpiry: previous.expiresOn, windowDays: daysBetween(previous.windowOpensOn, previous.expiresOn) }
    : { windowDays, ...(dueDate ? { dueDate } : {}) };
  const expiry = { method, completed, ...own, ...(minimumMonths === undefined ? {} : { minimumMonths }) };
  const { expires } = nextExpiry({ ...expiry, activeMonths: months });
  return {
    ...{ issuedOn: completed, countedFrom: countedFrom(expiry) },
    ...{ windowOpensOn: addDays(expires, -windowDays), expiresOn: expires, graceEndsOn: addDays(expires, graceDays) },
  };
}

/** The last valid day of a certificate, and the first day on which it can be renewed. Month ends are clamped. */
export function nextExpiry(expiry: Expiry): { expires: Day; windowOpens: Day } {
  const expires = isEarly(expiry) ? expiry.previousExpiry! : addMonths(countedFrom(expiry), monthsCounted(expiry));
  return { expires, windowOpens: addDays(expires, -expiry.windowDays) };
}

/**
 * The day from which the months are counted: for `completion` the last fact; for `expiry` the expiry before when renewed in its
 * window, else the due date when it was met the first time, else the last fact; for `fixed` the anchor, which never moves.
 */
function countedFrom({ method, windowDays, previousExpiry, dueDate, completed }: Omit<Expiry, "activeMonths">): Day {
  if (method === "completion") return completed;
  if (method === "fixed") return previousExpiry ?? dueDate ?? completed;
  if (previousExpiry) return isInWindow({ windowDays, previousExpiry, completed }) ? previousExpiry : completed;
  return dueDate && completed <= dueDate ? dueDate : completed;
}

/** Whole periods for `fixed`: back while that leaves the minimum, forward until it does; inside the window never back. */
function monthsCounted({ method, activeMonths, minimumMonths = 0, ...rest }: Expiry): number {
  if (activeMonths < 1) throw new RangeError("a certificate is valid for at least one month");
  if (method !== "fixed") return activeMonths;
  const { windowDays, previousExpiry, completed } = rest;
  const anchor = countedFrom({ method, ...rest });
  const after = (periods: number) => addMonths(anchor, periods * activeMonths);
  let periods = 0;
  if (!isInWindow({ windowDays, previousExpiry, completed })) while (addMonths(after(periods), -minimumMonths) >= completed) periods--;
  while (after(periods + 1) < addMonths(completed, minimumMonths)) periods++;
  return (periods + 1) * activeMonths;
}

const isInWindow = ({ windowDays, previousExpiry, completed }: Pick<Expiry, "windowDays" | "previousExpiry" | "completed">) =>
  previousExpiry !== undefined && completed <= previousExpiry && completed >= addDays(previousExpiry, -windowDays);

/** `expiry`: what is done before the window opens gains nothing and takes nothing. */
const isEarly = ({ method, windowDays, previousExpiry, completed }: Expiry) =>
  method === "expiry" && previousExpiry !== undefined && completed < addDays(previousExpiry, -windowDays);
