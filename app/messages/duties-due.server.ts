import { and, asc, between, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import { dutyFacts } from "~/certification/duties.server";
import { addDays, dayIn } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { certificateDuties } from "~db/tables/duties";
import { people } from "~db/tables/people";
import { DUTY_SOON, dutyStage, TOLD_FOR } from "./reminders";
import type { Told } from "./tell.server";

const BATCH = 200;
type Row = Pick<typeof certificateDuties.$inferSelect, "id" | "personId" | "certificationId" | "kind" | "dueOn" | "setAt"> & { managerId: string | null };

/** What holders owe and have not met as its day comes, and when it has gone by, of those who are there and whose certificate depends on it. */
export async function* dueDuties(reader: Reader, zone: string, today: Day): AsyncGenerator<Told[]> {
  const { id, personId, certificationId, kind, dueOn, setAt, takenBackAt } = certificateDuties;
  const waits = and(eq(registerRows.personId, personId), eq(registerRows.certificationId, certificationId), isNotNull(registerRows.suspendsOn));
  let after: Pick<Row, "dueOn" | "id"> | null = null;
  for (;;) {
    const rows: Row[] = await reader
      .select({ id, personId, certificationId, kind, dueOn, setAt, managerId: people.managerId })
      .from(certificateDuties)
      .innerJoin(people, and(eq(people.id, personId), eq(people.active, true)))
      .innerJoin(registerRows, waits)
      .where(
        and(
          between(dueOn, addDays(today, -TOLD_FOR), addDays(today, DUTY_SOON)),
          isNull(takenBackAt),
          after ? or(gt(dueOn, after.dueOn), and(eq(dueOn, after.dueOn), gt(id, after.id))) : undefined,
        ),
      )
      .orderBy(asc(dueOn), asc(id))
      .limit(BATCH);
    const told: Told[] = [];
    for (const row of rows) if (await isOpen(reader, row)) told.push(...aboutDuty(row, dayIn(zone, row.setAt), today));
    yield told;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

const isOpen = async (reader: Reader, { id, personId }: Row): Promise<boolean> =>
  (await dutyFacts(reader, personId)).some(({ factId, metAt }) => factId === id && metAt === null);

function aboutDuty({ id: dutyId, personId, certificationId, kind: duty, dueOn, managerId }: Row, setOn: Day, today: Day): Told[] {
  const stage = dutyStage({ dueOn, setOn }, today);
  if (stage === null) return [];
  const what = { dutyId, duty, certificationId, dueOn };
  return [
    { personId, message: { kind: "duty-due", ...what, stage } },
    ...(managerId && stage === "over" ? [{ personId: managerId, message: { kind: "report-duty-over" as const, ...what, personId } }] : []),
  ];
}
