import type { Day } from "~db/kit";
import type { Rules } from "./rules";

/** Why a certificate ends when it does: the facts and the one rule that applied. The words are in the catalogue. */
export type Why = { months: number; completed: Day; expires: Day } & (
  | { from: "completion" }
  | { from: "due-date"; dueOn: Day }
  | { from: "expiry"; previousExpiry: Day }
  /** Renewed after the certificate before it had ended. */
  | { from: "late" }
  /** Always the same day of the year, whatever was done when. `anchor`: the day it is counted from. */
  | { from: "fixed"; anchor: Day; minimum: number }
  /** HR gave more time. `was`: the last valid day before. */
  | { from: "extended"; was: Day }
  /** HR put other rules in force and had it worked out anew by them. `counted`: null where the end is always the same day of the year. */
  | { from: "recalculated"; on: Day; counted: { months: number; from: Day } | null }
  | { from: "list" }
);

/** Answered from the certificate and the rules it was issued by, never from today's rules. */
export function whyThisDate(
  {
    issuedOn,
    countedFrom,
    expiresOn,
    renews,
    importedAt,
    extendedFrom,
    datesBy,
  }: {
    issuedOn: Day;
    countedFrom: Day;
    expiresOn: Day;
    renews: string | null;
    importedAt: Date | null;
    extendedFrom: Day | null;
    datesBy: { months: number | null; on: Day } | null;
  },
  { validity }: Pick<Rules, "validity">,
): Why {
  const { method, months, minimumMonths } = validity;
  const common = { months, completed: issuedOn, expires: expiresOn };
  if (extendedFrom) return { ...common, from: "extended", was: extendedFrom };
  if (datesBy) return { ...common, from: "recalculated", on: datesBy.on, counted: datesBy.months ? { months: datesBy.months, from: countedFrom } : null };
  if (importedAt) return { ...common, from: "list" };
  if (method === "fixed" && countedFrom !== issuedOn) return { ...common, from: "fixed", anchor: countedFrom, minimum: minimumMonths ?? 0 };
  if (countedFrom === issuedOn) return { ...common, from: renews && method === "expiry" ? "late" : "completion" };
  return renews ? { ...common, from: "expiry", previousExpiry: countedFrom } : { ...common, from: "due-date", dueOn: countedFrom };
}
