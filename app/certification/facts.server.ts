import { asc, eq, sql } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { lessonFacts } from "~/courses/progress.server";
import { quizFacts } from "~/quizzes/facts.server";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import { prepared, type Reader } from "~db/store";
import { waivers } from "~db/tables/certification";
import { signOffs } from "~db/tables/sign-offs";
import { decisionsOf, heldCertificates } from "./certificates.server";
import { dutyFacts } from "./duties.server";
import { type CertificateFact, type DutyFact, type Facts, noFacts, type SignOffFact, type WaiverFact } from "./facts";
import { everyRequirement, neededBy, type Rules, rules } from "./rules";
import { stoppedBy } from "./stopped";
import { conditionMet } from "./waiver";

/** Everything about a person that may count towards a certificate, from the rooms that own it. */
export async function factsOf(reader: Reader, personId: string): Promise<Facts> {
  const shown = { quizzes: await quizFacts(reader, personId), rolePlays: await rolePlayFacts(reader, personId) };
  const waivers = await waiverFacts(reader, personId, shown);
  const duties = await dutyFacts(reader, personId, shown);
  return {
    ...shown,
    lessons: await lessonFacts(reader, personId),
    ...{ waivers, duties },
    certificates: await certificateFacts(reader, personId, { waivers, duties }),
    signOffs: await signOffFacts(reader, personId),
    upcoming: await upcomingPerformances(reader, personId),
  };
}

/** The certificates a person holds, which others may need, and whether they still count. */
export async function certificateFacts(reader: Reader, personId: string, known?: Pick<Facts, "waivers" | "duties">): Promise<CertificateFact[]> {
  const held = await heldCertificates(reader, personId);
  if (held.length === 0) return [];
  const decisions = await decisionsOf(reader, personId);
  const waived = known?.waivers ?? (await waiverFacts(reader, personId));
  const duties = known?.duties ?? (await dutyFacts(reader, personId));
  const issuedBy = await versionsOf(reader, [...new Set(held.map(({ rulesHash }) => rulesHash))], rules);
  return held.map(({ id, serial, certificationId, windowOpensOn, expiresOn, graceEndsOn, issuedAt, rulesHash }) => ({
    ...{ factId: id, serial, certificationId, at: issuedAt },
    ...{ windowOpensOn, expiresOn, graceEndsOn },
    ...restingOn(issuedBy.get(rulesHash) ?? { id: certificationId, requirements: [] }, waived),
    owed: owedFor(certificationId, duties),
    stopped: stoppedBy(decisions.filter(({ certificateId }) => certificateId === id)),
  }));
}

const owedFor = (certificationId: string, duties: DutyFact[]) =>
  duties.flatMap((duty) => (duty.certificationId === certificationId && !duty.metAt ? [{ about: duty.about, dueOn: duty.dueOn }] : []));

/** What certificates by these rules rest on, and what of it only by a waiver that can still fall away. */
export const restingOn = ({ id, requirements }: Pick<Rules, "id" | "requirements">, waived: WaiverFact[]) => ({
  needs: neededBy({ requirements }),
  waived: waived.flatMap(({ certificationId, requirementId, dueOn, keptAt }) => {
    const asked = certificationId === id && !keptAt ? requirements.find((one) => one.id === requirementId) : undefined;
    return asked?.kind === "certificate" ? [{ certificationId: asked.certification, until: dueOn }] : [];
  }),
});

const signed = prepared("sign_offs_of", (reader: Reader) =>
  reader
    .select()
    .from(signOffs)
    .where(eq(signOffs.personId, sql.placeholder("personId")))
    .orderBy(asc(signOffs.signedAt), asc(signOffs.id))
    .limit(500),
);

async function signOffFacts(reader: Reader, personId: string): Promise<SignOffFact[]> {
  const rows = await signed(reader, { personId });
  return rows.map(({ id: factId, certificationId, signOffId, decision, reason, proofsHash, signedAt: at }) => ({
    ...{ factId, certificationId, signOffId, decision, reason, proofsHash, at },
  }));
}

const given = prepared("waivers_of", (reader: Reader) =>
  reader
    .select()
    .from(waivers)
    .where(eq(waivers.personId, sql.placeholder("personId")))
    .orderBy(asc(waivers.givenAt), asc(waivers.id))
    .limit(100),
);

/** The waivers a person was given, the oldest first, and whether their conditions were met in time. Of several for one requirement the last counts. */
export const waiverFacts = async (reader: Reader, personId: string, shown?: Pick<Facts, "quizzes" | "rolePlays">): Promise<WaiverFact[]> =>
  judgedWaivers(reader, personId, await given(reader, { personId }), shown);

/** The same, as it was at an instant. */
export async function waiversAt(reader: Reader, personId: string, at: Date): Promise<WaiverFact[]> {
  const rows = (await given(reader, { personId })).filter(({ givenAt }) => givenAt < at);
  return (await judgedWaivers(reader, personId, rows)).map((one) => (one.keptAt && one.keptAt >= at ? { ...one, keptAt: null } : one));
}

type GivenWaiver = Awaited<ReturnType<typeof given>>[number];
async function judgedWaivers(reader: Reader, personId: string, rows: GivenWaiver[], shown?: Pick<Facts, "quizzes" | "rolePlays">): Promise<WaiverFact[]> {
  if (rows.length === 0) return [];
  const facts = { ...noFacts, ...(shown ?? { quizzes: await quizFacts(reader, personId), rolePlays: await rolePlayFacts(reader, personId) }) };
  const conditions = await versionsOf(reader, [...new Set(rows.map(({ conditionHash }) => conditionHash))], rules);
  const last = rows.filter(
    (row, place) => !rows.slice(place + 1).some((later) => later.certificationId === row.certificationId && later.requirementId === row.requirementId),
  );
  return last.map(({ id: factId, certificationId, requirementId, dueOn, dueBy, givenAt: at, conditionHash, conditionIds }) => {
    const asked = conditions.get(conditionHash);
    const requirements = everyRequirement(asked ?? { requirements: [] }).filter(({ id }) => conditionIds.includes(id));
    const waiver = { factId, certificationId, requirementId, at, dueOn, dueBy, condition: { certificationId: asked?.id ?? "", requirements } };
    return { ...waiver, keptAt: requirements.length > 0 ? conditionMet(waiver, facts) : null };
  });
}
