import { and, asc, between, eq, gt, isNull, or } from "drizzle-orm";
import { type EscortDays, escortClock } from "~/certification/escort";
import { findRulesInForce } from "~/certification/rules-in-force.server";
import { addDays } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { registerRows, rulesInForce } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { everybodyOfHr } from "./recipients.server";
import { TOLD_FOR } from "./reminders";
import type { Told } from "./tell.server";

const BATCH = 200;
/** More certifications than a company has. */
const MOST = 200;

/** New hires who serve with an escort for longer than the rules in force set: who leads them hears of it, and from the second stage on HR. */
export async function* longEscorts(reader: Reader, today: Day): AsyncGenerator<Told[]> {
  const known = await reader.selectDistinct({ id: rulesInForce.certificationId }).from(rulesInForce).limit(MOST);
  const hr = await everybodyOfHr(reader);
  for (const { id } of known) {
    const escort = (await findRulesInForce(reader, id))?.rules.escort;
    if (escort) yield* ofCertification(reader, { certificationId: id, escort, hr, today });
  }
}

type Asked = { certificationId: string; escort: EscortDays; hr: string[]; today: Day };

async function* ofCertification(reader: Reader, asked: Asked): AsyncGenerator<Told[]> {
  const { certificationId, escort, today } = asked;
  const certified = and(eq(registerRows.personId, people.id), eq(registerRows.certificationId, certificationId), eq(registerRows.progress, "certified"));
  const { hiredOn, managerId, id: personId } = people;
  let after: { hiredOn: Day; assignmentId: string } | null = null;
  for (;;) {
    const rows: Escorted[] = await reader
      .select({ assignmentId: assignments.id, personId, managerId, hiredOn, certified: registerRows.certificateId })
      .from(people)
      .innerJoin(assignments, and(eq(assignments.personId, personId), eq(assignments.certificationId, certificationId), isNull(assignments.endedAt)))
      .leftJoin(registerRows, certified)
      .where(
        and(
          between(hiredOn, addDays(today, -escort.reviewOnDay - TOLD_FOR), addDays(today, -escort.remindOnDay)),
          eq(people.active, true),
          after ? or(gt(hiredOn, after.hiredOn), and(eq(hiredOn, after.hiredOn), gt(assignments.id, after.assignmentId))) : undefined,
        ),
      )
      .orderBy(asc(hiredOn), asc(assignments.id))
      .limit(BATCH);
    yield rows.filter((row) => row.certified === null).flatMap((row) => aboutEscort(row, asked));
    if (rows.length < BATCH) return;
    after = { hiredOn: rows.at(-1)!.hiredOn!, assignmentId: rows.at(-1)!.assignmentId };
  }
}

type Escorted = { assignmentId: string; personId: string; managerId: string | null; hiredOn: Day | null; certified: string | null };

function aboutEscort({ assignmentId, personId, managerId, hiredOn }: Escorted, { certificationId, escort, hr, today }: Asked): Told[] {
  const stage = escortClock(escort, hiredOn, today)?.stage;
  if (stage === undefined || stage === "running") return [];
  const days = { remind: escort.remindOnDay, "tell-hr": escort.tellHrOnDay, review: escort.reviewOnDay }[stage];
  const about = { assignmentId, certificationId, personId, stage, days };
  const told: Told[] = managerId ? [{ personId: managerId, message: { kind: "report-escorted", ...about } }] : [];
  if (stage === "remind") return told;
  return [...told, ...hr.filter((id) => id !== managerId && id !== personId).map((id): Told => ({ personId: id, message: { kind: "hr-escorted", ...about } }))];
}
