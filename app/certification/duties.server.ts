import { asc, eq, sql } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { quizFacts } from "~/quizzes/facts.server";
import { rolePlayFacts } from "~/role-plays/facts.server";
import { prepared, type Reader } from "~db/store";
import { certificateDuties } from "~db/tables/duties";
import { certificatesOf } from "./certificates.server";
import { dutyMet, standsFor } from "./duty";
import { type DutyFact, type Facts, noFacts } from "./facts";
import { requirement, rules } from "./rules";

type Row = typeof certificateDuties.$inferSelect;
type Shown = Pick<Facts, "quizzes" | "rolePlays">;

/** More than anybody owes in a working life. */
const MOST = 1_000;

const ever = prepared("duties_of", (reader: Reader) =>
  reader
    .select()
    .from(certificateDuties)
    .where(eq(certificateDuties.personId, sql.placeholder("personId")))
    .orderBy(asc(certificateDuties.setAt), asc(certificateDuties.id))
    .limit(MOST),
);

/** What a person has owed for their certificates, the oldest first, and when it was met. What was taken back is not among it. */
export async function dutyFacts(reader: Reader, personId: string, known?: Shown): Promise<DutyFact[]> {
  const rows = (await ever(reader, { personId })).filter(({ takenBackAt }) => takenBackAt === null);
  return judged(reader, personId, rows, known);
}

/** What a person owed at an instant and had not met by then. */
export async function owedAt(reader: Reader, personId: string, at: Date): Promise<DutyFact[]> {
  const rows = (await ever(reader, { personId })).filter(({ setAt, takenBackAt }) => setAt < at && (takenBackAt === null || takenBackAt >= at));
  return (await judged(reader, personId, rows)).filter(({ metAt }) => metAt === null || metAt >= at);
}

async function judged(reader: Reader, personId: string, rows: Row[], known?: Shown): Promise<DutyFact[]> {
  if (rows.length === 0) return [];
  const shown = { ...noFacts, ...(known ?? { quizzes: await quizFacts(reader, personId), rolePlays: await rolePlayFacts(reader, personId) }) };
  const duties = rows.map(({ id: factId, certificationId, about, requirements, since, sinceOn, dueOn, reason }) => {
    const duty = { factId, certificationId, about, requirements: requirement.array().parse(requirements), since, sinceOn, dueOn, reason };
    return { ...duty, metAt: dutyMet(duty, shown) };
  });
  return duties.every(({ metAt }) => metAt) ? duties : withCertificates(reader, personId, duties, shown);
}

/** The same, with the certificates that were earned anew since and stand for a duty. */
async function withCertificates(reader: Reader, personId: string, duties: DutyFact[], shown: Shown): Promise<DutyFact[]> {
  const issued = (await certificatesOf(reader, personId)).toReversed();
  const issuedBy = await versionsOf(reader, [...new Set(issued.map(({ rulesHash }) => rulesHash))], rules);
  return duties.map((duty) => {
    if (duty.metAt) return duty;
    const standing = issued.find(({ certificationId, rulesHash, factIds }) => {
      const behind = issuedBy.get(rulesHash);
      return certificationId === duty.certificationId && behind && standsFor({ rules: behind, factIds }, duty, shown);
    });
    return { ...duty, metAt: standing?.issuedAt ?? null };
  });
}

/** Every duty a person was given, those taken back among them, the newest first. */
export const dutiesOf = async (reader: Reader, personId: string): Promise<Row[]> => (await ever(reader, { personId })).toReversed();
