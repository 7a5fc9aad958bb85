import { lessonFacts } from "~/courses/progress.server";
import { quizFacts } from "~/quizzes/facts.server";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import type { Reader } from "~db/store";
import { heldCertificates } from "./certificates.server";
import type { CertificateFact, Facts } from "./facts";

/** Everything about a person that may count towards a certificate, from the rooms that own it. */
export const factsOf = async (reader: Reader, personId: string): Promise<Facts> => ({
  lessons: await lessonFacts(reader, personId),
  quizzes: await quizFacts(reader, personId),
  certificates: await certificateFacts(reader, personId),
  rolePlays: await rolePlayFacts(reader, personId),
  upcoming: await upcomingPerformances(reader, personId),
});

/** The certificates a person holds, which others may need. */
export const certificateFacts = async (reader: Reader, personId: string): Promise<CertificateFact[]> =>
  (await heldCertificates(reader, personId)).map(({ id, serial, certificationId, windowOpensOn, expiresOn, graceEndsOn, issuedAt }) => ({
    ...{ factId: id, serial, certificationId, at: issuedAt },
    ...{ windowOpensOn, expiresOn, graceEndsOn },
  }));
