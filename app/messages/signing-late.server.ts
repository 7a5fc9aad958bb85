import { and, asc, eq, gt, gte, lt, or } from "drizzle-orm";
import { isOnlyToBeSigned } from "~/certification/only-signatures.server";
import { office } from "~/certification/rules";
import { signersFor } from "~/certification/signers.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { signOffWaits } from "~db/tables/sign-offs";
import { everybodyOfHr } from "./recipients.server";
import { TOLD_FOR } from "./reminders";
import type { Told } from "./tell.server";

const BATCH = 100;
const DAY = 86_400_000;
/** Those who may sign are reminded after so many milliseconds, and HR hears of it after so many. */
const REMIND_AFTER = 3 * DAY;
const TELL_HR_AFTER = 7 * DAY;

/** Sign-offs that have waited for some days. What was given back stands still and is nobody's delay. */
export async function* waitingSignOffs(reader: Reader, today: Day, now: Date): AsyncGenerator<Told[]> {
  const before = (time: number) => new Date(now.getTime() - time);
  const hr = await everybodyOfHr(reader);
  for (const one of office.options) {
    const late = and(
      eq(signOffWaits.office, one),
      gte(signOffWaits.since, before(TELL_HR_AFTER + TOLD_FOR * DAY)),
      lt(signOffWaits.since, before(REMIND_AFTER)),
      isOnlyToBeSigned,
    );
    let after: Late["wait"] | null = null;
    for (;;) {
      const rows = await someOf(reader, and(late, after ? behind(after) : undefined));
      const told: Told[] = [];
      for (const row of rows) told.push(...(await aboutWait(reader, row, { hr, today, isLong: row.wait.since < before(TELL_HR_AFTER) })));
      yield told;
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.wait;
    }
  }
}

type Late = Awaited<ReturnType<typeof someOf>>[number];

const someOf = (reader: Reader, where: ReturnType<typeof and>) =>
  reader
    .select({ wait: signOffWaits, person: { id: people.id, managerId: people.managerId, departmentId: people.departmentId } })
    .from(signOffWaits)
    .innerJoin(people, and(eq(people.id, signOffWaits.personId), eq(people.active, true)))
    .where(where)
    .orderBy(asc(signOffWaits.since), asc(signOffWaits.personId), asc(signOffWaits.certificationId))
    .limit(BATCH);

const behind = ({ since, personId, certificationId }: Late["wait"]) =>
  or(
    gt(signOffWaits.since, since),
    and(
      eq(signOffWaits.since, since),
      or(gt(signOffWaits.personId, personId), and(eq(signOffWaits.personId, personId), gt(signOffWaits.certificationId, certificationId))),
    ),
  );

async function aboutWait(reader: Reader, { wait, person }: Late, { hr, today, isLong }: { hr: string[]; today: Day; isLong: boolean }): Promise<Told[]> {
  const { personId, certificationId, signOffId, proofsHash } = wait;
  const about = { personId, certificationId, signOffId, proofsHash };
  const may = await signersFor(reader, person, wait.office, today);
  return [
    ...may.map((id): Told => ({ personId: id, message: { kind: "sign-off-waits", ...about } })),
    ...(isLong
      ? hr.filter((id) => id !== personId && !may.includes(id)).map((id): Told => ({ personId: id, message: { kind: "hr-sign-off-waits", ...about } }))
      : []),
  ];
}
