import { and, eq, exists, gte, isNotNull, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "~db/store";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import type { Then } from "./as-of";
import type { Filters } from "./filters";

/**
 * Leaves out people of whom one look at their certificates tells that the register of a day cannot list them so; who remains is
 * judged by all facts. Undefined where nobody can be left out. Days that were moved since, the certificate itself does not tell.
 */
export function couldHaveHeld(
  reader: Reader,
  { standing, within, month }: Pick<Filters, "standing" | "within" | "month">,
  { day, end }: Then,
): SQL | undefined {
  const valid = gte(certificates.expiresOn, day);
  const over = and(lt(certificates.expiresOn, day), lt(certificates.graceEndsOn, day));
  const dates = {
    ...{ "not-started": null, "in-progress": null, suspended: undefined, revoked: undefined },
    ...{ certified: valid, "renewal-due": valid, "in-grace": gte(certificates.graceEndsOn, day), lapsed: over },
  };
  const byStanding = standing ? dates[standing] : within === null && !month ? null : valid;
  if (byStanding === null) return undefined;
  const held = and(
    eq(certificates.personId, people.id),
    lte(certificates.issuedOn, day),
    or(isNull(certificates.endedAt), gte(certificates.endedAt, end)),
    byStanding && or(byStanding, isNotNull(certificates.extendedFrom), isNotNull(certificates.datesBy)),
  );
  return exists(reader.select({ id: certificates.id }).from(certificates).where(held));
}
