import { versionsOf } from "~/content/versions.server";
import { lessonFacts } from "~/courses/progress.server";
import { quizFacts } from "~/quizzes/facts.server";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import type { Reader } from "~db/store";
import { decisionsOf, heldCertificates } from "./certificates.server";
import type { CertificateFact, Facts } from "./facts";
import { neededBy, rules } from "./rules";
import { stoppedBy } from "./stopped";

/** Everything about a person that may count towards a certificate, from the rooms that own it. */
export const factsOf = async (reader: Reader, personId: string): Promise<Facts> => ({
  lessons: await lessonFacts(reader, personId),
  quizzes: await quizFacts(reader, personId),
  certificates: await certificateFacts(reader, personId),
  rolePlays: await rolePlayFacts(reader, personId),
  upcoming: await upcomingPerformances(reader, personId),
});

/** The certificates a person holds, which others may need, and whether they still count. */
export async function certificateFacts(reader: Reader, personId: string): Promise<CertificateFact[]> {
  const held = await heldCertificates(reader, personId);
  if (held.length === 0) return [];
  const decisions = await decisionsOf(reader, personId);
  const issuedBy = await versionsOf(reader, [...new Set(held.map(({ rulesHash }) => rulesHash))], rules);
  return held.map(({ id, serial, certificationId, windowOpensOn, expiresOn, graceEndsOn, issuedAt, rulesHash }) => ({
    ...{ factId: id, serial, certificationId, at: issuedAt },
    ...{ windowOpensOn, expiresOn, graceEndsOn },
    needs: neededBy(issuedBy.get(rulesHash) ?? { requirements: [] }),
    stopped: stoppedBy(decisions.filter(({ certificateId }) => certificateId === id)),
  }));
}
