import type { Day } from "~db/kit";
import type { Rules } from "./rules";

/** Why a certificate ends when it does: the facts and the one rule that applied. The words are in the catalogue. */
export type Why = { months: number; completed: Day; expires: Day } & (
  | { from: "completion" }
  | { from: "due-date"; dueOn: Day }
  | { from: "expiry"; previousExpiry: Day }
  | { from: "list" }
);

/** Answered from the certificate and the rules it was issued by, never from today's rules. */
export function whyThisDate(
  { issuedOn, countedFrom, expiresOn, renews, importedAt }: { issuedOn: Day; countedFrom: Day; expiresOn: Day; renews: string | null; importedAt: Date | null },
  { validity }: Pick<Rules, "validity">,
): Why {
  const common = { months: validity.months, completed: issuedOn, expires: expiresOn };
  if (importedAt) return { ...common, from: "list" };
  if (countedFrom === issuedOn) return { ...common, from: "completion" };
  return renews ? { ...common, from: "expiry", previousExpiry: countedFrom } : { ...common, from: "due-date", dueOn: countedFrom };
}
