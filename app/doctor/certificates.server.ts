import { asc, eq, gt, inArray } from "drizzle-orm";
import { versionsHold } from "~/content/versions.server";
import type { Reader, Store } from "~db/store";
import { certificateDecisions, certificates, waivers } from "~db/tables/certification";
import { lessonReadings } from "~db/tables/courses";
import { attemptResults } from "~db/tables/quizzes";
import { scorecards, settlements } from "~db/tables/role-plays";
import { signOffs } from "~db/tables/sign-offs";
import { type Finding, impossible } from "./finding";
import { type Check, everyRow } from "./rows.server";

type Certificate = typeof certificates.$inferSelect;

/** Every certificate rests on facts that are there and rules that are kept, and its dates, chain and decisions follow one another. */
export const checkCertificates: Check = async function* ({ store, count }) {
  const open = new Set<string>();
  for await (const certificate of everyCertificate(store)) {
    count();
    const { id, personId, certificationId } = certificate;
    const chain = `${personId} ${certificationId}`;
    if (!certificate.endedAt && open.has(chain)) yield impossible("two-open", `certificates of ${chain}`, personId);
    if (!certificate.endedAt) open.add(chain);
    const missing = await factsMissing(store.read, certificate);
    if (missing.length > 0) yield impossible("facts-missing", `certificates ${id}`, personId, missing);
    if (!(await versionsHold(store.read, [certificate.rulesHash]))) yield impossible("versions-missing", `certificates ${id}`, personId);
    if (!datesFollow(certificate)) yield impossible("dates", `certificates ${id}`, personId, datesOf(certificate));
    if (!(await chainHolds(store.read, certificate))) yield impossible("chain", `certificates ${id}`, personId, certificate.renews);
    const undecided = await decisionsBroken(store.read, certificate);
    if (undecided) yield undecided;
  }
};

const everyCertificate = ({ read }: Store) =>
  everyRow(
    (after, limit) => read.select().from(certificates).where(gt(certificates.id, after)).orderBy(asc(certificates.id)).limit(limit),
    ({ id }) => id,
  );

const datesOf = ({ issuedOn, windowOpensOn, expiresOn, graceEndsOn }: Certificate) => ({ issuedOn, windowOpensOn, expiresOn, graceEndsOn });

const datesFollow = ({ issuedOn, windowOpensOn, expiresOn, graceEndsOn, issuedAt, endedAt }: Certificate) =>
  issuedOn <= expiresOn && windowOpensOn <= expiresOn && expiresOn <= graceEndsOn && (endedAt === null || endedAt >= issuedAt);

/** One that was earned before this house kept records rests on the list it came in, and names none. */
async function factsMissing(reader: Reader, { factIds, importedAt }: Certificate): Promise<string[]> {
  const wanted = [...new Set(factIds.map(({ factId }) => factId))];
  if (wanted.length === 0) return importedAt ? [] : ["all"];
  const there = new Set<string>();
  for (const { of, key } of factTables)
    for (const { id } of await reader.select({ id: key }).from(of).where(inArray(key, wanted)).limit(wanted.length)) there.add(id);
  return wanted.filter((id) => !there.has(id));
}

const factTables = [
  { of: lessonReadings, key: lessonReadings.id },
  { of: attemptResults, key: attemptResults.attemptId },
  { of: scorecards, key: scorecards.id },
  { of: settlements, key: settlements.id },
  { of: certificates, key: certificates.id },
  { of: waivers, key: waivers.id },
  { of: signOffs, key: signOffs.id },
];

async function chainHolds(reader: Reader, { renews, personId, certificationId }: Certificate): Promise<boolean> {
  if (renews === null) return true;
  const [before] = await reader.select().from(certificates).where(eq(certificates.id, renews)).limit(1);
  return before !== undefined && before.personId === personId && before.certificationId === certificationId && before.endedAt !== null;
}

async function decisionsBroken(reader: Reader, { id, personId }: Certificate): Promise<Finding | null> {
  const { nth, decidedAt, reason } = certificateDecisions;
  const decided = await reader
    .select({ nth, decidedAt, reason })
    .from(certificateDecisions)
    .where(eq(certificateDecisions.certificateId, id))
    .orderBy(asc(nth))
    .limit(1_000);
  const follow = decided.every(
    (one, place) => one.nth === place + 1 && one.reason.trim() !== "" && (place === 0 || one.decidedAt >= decided[place - 1]!.decidedAt),
  );
  return follow ? null : impossible("decisions", `certificates ${id}`, personId, decided);
}
