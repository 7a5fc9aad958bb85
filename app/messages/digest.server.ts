import { and, between, count, eq, gt, gte, isNull, lt, ne } from "drizzle-orm";
import { isAskedMore } from "~/certification/only-signatures.server";
import { addDays } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { registerRows } from "~db/tables/certification";
import { appeals } from "~db/tables/role-play-results";
import type { Counts } from "./message";

const SOON = 30;

/** What HR hears of the whole company once a week. */
export async function countsForHr(reader: Reader, today: Day): Promise<Counts> {
  const { expiresOn, graceEndsOn, stopped } = registerRows;
  const rows = (where: ReturnType<typeof and>) =>
    numberOf(
      reader
        .select({ n: count() })
        .from(registerRows)
        .where(and(where, isNull(stopped))),
    );
  const overdue = reader
    .select({ n: count() })
    .from(assignments)
    .innerJoin(registerRows, and(eq(registerRows.personId, assignments.personId), eq(registerRows.certificationId, assignments.certificationId)))
    .where(
      and(
        isNull(assignments.endedAt),
        lt(assignments.dueOn, today),
        gt(assignments.dueOn, ""),
        ne(registerRows.progress, "certified"),
        isAskedMore(assignments.personId, assignments.certificationId),
      ),
    );
  return {
    soon: await rows(between(expiresOn, today, addDays(today, SOON))),
    inGrace: await rows(and(lt(expiresOn, today), gte(graceEndsOn, today))),
    lapsed: await rows(lt(graceEndsOn, today)),
    overdue: await numberOf(overdue),
    appeals: await numberOf(reader.select({ n: count() }).from(appeals).where(isNull(appeals.decidedAt))),
  };
}

const numberOf = async (query: Promise<{ n: number }[]> | PromiseLike<{ n: number }[]>): Promise<number> => Number((await query)[0]?.n ?? 0);
