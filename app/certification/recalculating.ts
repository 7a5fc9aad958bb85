import type { Day } from "~db/kit";
import { datesOf } from "./dates";
import type { CertificateDates } from "./facts";
import type { Rules } from "./rules";

export type Recalculable = CertificateDates & { issuedOn: Day; countedFrom: Day; extendedFrom: Day | null; importedAt: Date | null };

/** Days that somebody set for one person, by more time or in a list that was taken over, are no rule's to move. */
export const keepsItsDays = ({ extendedFrom, importedAt }: Recalculable) => extendedFrom !== null || importedAt !== null;

/**
 * The dates of a certificate as they would be had it been issued by these rules. `previous`: the certificate it renewed. Without
 * one, a day it was counted from that is not its own was the due date it met.
 */
export function recalculated(
  certificate: Recalculable,
  previous: CertificateDates | null,
  { validity }: Pick<Rules, "validity">,
): CertificateDates & { countedFrom: Day } {
  const { issuedOn, countedFrom } = certificate;
  const dueDate = previous || countedFrom === issuedOn ? undefined : countedFrom;
  const { issuedOn: _same, ...dates } = datesOf(validity, { completed: issuedOn, previous, dueDate });
  return dates;
}

export const sameDates = (a: CertificateDates, b: CertificateDates) =>
  a.expiresOn === b.expiresOn && a.windowOpensOn === b.windowOpensOn && a.graceEndsOn === b.graceEndsOn;
