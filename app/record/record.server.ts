import { type Certificate, certificatesOf } from "~/certification/certificates.server";
import { type CertificateNow, certificatesNow } from "~/certification/now.server";
import { everyRequirement, everySignOff, type Rules, rules as rulesShape, type SignOff } from "~/certification/rules";
import type { Library } from "~/content/library";
import { versionsOf } from "~/content/versions.server";
import { dayIn } from "~/locale/day";
import type { Department } from "~/people/department-tree";
import { everyDepartment } from "~/people/departments.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import type { people } from "~db/tables/people";
import { type Fact, type Mark, pageOf, pagesOf, pageWith } from "./fact";
import { factsAt } from "./facts.server";
import { marksOf } from "./marks.server";
import { scorecardsSettled } from "./role-played.server";

/** A requirement of a certificate, and the facts it was met by: each with its day, and the page of the record it stands on. */
export type Proof = {
  requirement: Rules["requirements"][number] | undefined;
  /** The link of the chain of sign-offs, where it is one. */
  signOff: SignOff | undefined;
  requirementId: string;
  facts: (Mark & { page: number })[];
};
export type CertificateOnRecord = { certificate: Certificate; proofs: Proof[]; now: CertificateNow };
/** A training record, one page of its facts at a time. */
export type TrainingRecord = {
  person: typeof people.$inferSelect;
  departments: Department[];
  certificates: CertificateOnRecord[];
  facts: Fact[];
  total: number;
  page: number;
  pages: number;
};

/** Everything that proves what a person has learnt, in the order in which it happened. A page that is not there gives the last one. */
export async function recordOf(reader: Reader, library: Library, person: typeof people.$inferSelect, page: number, now: Date): Promise<TrainingRecord> {
  const marks = await marksOf(reader, person.id, now);
  const pages = pagesOf(marks);
  const shown = Math.min(page, pages);
  const tree = await everyDepartment(reader);
  return {
    person,
    departments: tree.line(person.departmentId),
    certificates: await certificatesOnRecord(reader, person.id, marks, dayIn(library.zone, now)),
    facts: await factsAt(reader, library, pageOf(marks, shown)),
    total: marks.length,
    page: shown,
    pages,
  };
}

async function certificatesOnRecord(reader: Reader, personId: string, marks: Mark[], today: Day): Promise<CertificateOnRecord[]> {
  const [issued, nowOf] = [await certificatesOf(reader, personId), await certificatesNow(reader, personId, today)];
  const rules = await versionsOf(reader, [...new Set(issued.map(({ rulesHash }) => rulesHash))], rulesShape);
  const settled = await scorecardsSettled(
    reader,
    issued.flatMap(({ factIds }) => factIds.map(({ factId }) => factId)),
  );
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  return issued.map((certificate) => ({
    certificate,
    now: nowOf(certificate),
    proofs: [...new Set(certificate.factIds.map(({ requirementId }) => requirementId))].map((requirementId) => ({
      requirementId,
      requirement: requirementOf(rules.get(certificate.rulesHash), requirementId),
      signOff: signOffOf(rules.get(certificate.rulesHash), requirementId),
      facts: certificate.factIds
        .filter((proof) => proof.requirementId === requirementId)
        .flatMap(({ factId }) => settled.get(factId) ?? [factId])
        .flatMap((id) => {
          const mark = byId.get(id);
          return mark ? [{ ...mark, page: pageWith(marks, mark.id)! }] : [];
        }),
    })),
  }));
}

const signOffOf = (rules: Rules | undefined, id: string) => rules && everySignOff(rules).find((one) => one.id === id);
const requirementOf = (rules: Rules | undefined, requirementId: string) => rules && everyRequirement(rules).find(({ id }) => id === requirementId);
