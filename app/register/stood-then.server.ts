import { and, eq, exists, gte, isNotNull, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import type { Then } from "./as-of";
import type { Filters } from "./filters";
import type { ListedStanding } from "./listed";

/**
 * Leaves out people of whom one look at their certificates, or at what was asked of them, tells that the register of a day cannot list
 * them so; who remains is judged by all facts. Undefined where nobody can be left out. Days that were moved since, the certificate
 * itself does not tell.
 */
export function couldHaveStoodSo(
  reader: Reader,
  { standing, within, month }: Pick<Filters, "standing" | "within" | "month">,
  { day, end }: Then,
): SQL | undefined {
  const valid = gte(certificates.expiresOn, day);
  const over = and(lt(certificates.expiresOn, day), lt(certificates.graceEndsOn, day));
  const dates: Partial<Record<ListedStanding, SQL | undefined>> = {
    ...{ certified: valid, "renewal-due": valid, "in-grace": gte(certificates.graceEndsOn, day), lapsed: over },
  };
  if (standing === "not-started" || standing === "in-progress") return wasAsked(reader, end);
  if (!standing && within === null && !month) return undefined;
  const byStanding = standing ? dates[standing] : valid;
  const held = and(
    eq(certificates.personId, people.id),
    lte(certificates.issuedOn, day),
    or(isNull(certificates.endedAt), gte(certificates.endedAt, end)),
    byStanding && or(byStanding, isNotNull(certificates.extendedFrom), isNotNull(certificates.datesBy)),
  );
  return exists(reader.select({ id: certificates.id }).from(certificates).where(held));
}

function wasAsked(reader: Reader, end: Date): SQL {
  const open = or(isNull(assignments.endedAt), gte(assignments.endedAt, end));
  const asked = and(eq(assignments.personId, people.id), lt(assignments.assignedAt, end), open);
  return exists(reader.select({ id: assignments.id }).from(assignments).where(asked));
}
