import type { CertificateNow } from "~/certification/now.server";
import type { Office } from "~/certification/rules";
import { examTitle } from "~/certification/rung-view";
import { stoppedInWords } from "~/certification/stopped-view";
import type { Library } from "~/content/library";
import type { Words } from "~/locale/catalogues";
import { dayIn, formatDay } from "~/locale/day";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import type { ListedStanding } from "~/register/listed";
import type { Day } from "~db/kit";
import type { Fact, Mark } from "./fact";
import { factView, shortHash, type Viewing } from "./fact-view";

type Requirement =
  | { kind: "lessons" | "quiz"; module: string }
  | { kind: "exam"; exam: string }
  | { kind: "role-play"; title: Bilingual }
  | { kind: "certificate"; certification: string };
type OnRecord = {
  person: { id: string; name: string; otherName: string | null; staffNumber: string; position: string | null; site: string | null; hiredOn: Day | null };
  departments: { name: string; otherName: string | null }[];
  certificates: {
    certificate: {
      id: string;
      serial: string;
      titles: Bilingual;
      issuedOn: Day;
      windowOpensOn: Day;
      expiresOn: Day;
      graceEndsOn: Day;
      endedAt: Date | null;
      rulesHash: string;
    };
    now: CertificateNow;
    proofs: { requirementId: string; requirement: Requirement | undefined; signOff?: { by: Office } | undefined; facts: (Mark & { page: number })[] }[];
  }[];
  facts: Fact[];
  total: number;
  page: number;
  pages: number;
};

export type RecordView = ReturnType<typeof recordView>;

/** A training record as people read it, in one language. */
export function recordView(record: OnRecord, viewing: Viewing) {
  const { words, language } = viewing;
  const { person, departments, certificates, facts, total, page, pages } = record;
  const name = nameIn(language, person);
  return {
    id: person.id,
    name,
    otherName: name === person.name ? person.otherName : person.name,
    about: [
      [words.record.number, person.staffNumber],
      [words.record.department, departments.map((department) => nameIn(language, department)).join(" · ")],
      [words.record.position, person.position],
      [words.record.site, person.site],
      [words.record.hired, person.hiredOn && formatDay(person.hiredOn, language)],
    ].flatMap(([label, value]) => (label && value ? [{ label, value }] : [])),
    certificates: certificates.map((one) => certificateView(one, viewing)),
    facts: facts.map((fact) => factView(fact, viewing)),
    total,
    page,
    pages,
  };
}

function certificateView({ certificate, now, proofs }: OnRecord["certificates"][number], viewing: Viewing) {
  const { words, language, library } = viewing;
  const { serial, titles, issuedOn, expiresOn, endedAt, rulesHash } = certificate;
  const standing: ListedStanding | null = endedAt && !now.stopped ? null : now.standing;
  return {
    serial,
    title: inLanguage(titles, language),
    standing,
    stopped: now.stopped && stoppedInWords(now.stopped, viewing),
    dates: words.record.validFromTo(formatDay(issuedOn, language), formatDay(expiresOn, language)),
    version: shortHash(rulesHash),
    proofs: proofs.map(({ requirementId, requirement, signOff, facts }) => ({
      id: requirementId,
      title: requirement
        ? requirementTitle(requirement, words, language, library)
        : signOff
          ? words.record.signature(words.signOffs.office[signOff.by])
          : requirementId,
      says: signOff ? words.record.givenOn : words.record.metOn,
      facts: facts.map((fact) => ({ id: fact.id, when: formatDay(dayIn(viewing.zone, fact.at), language), to: `?page=${fact.page}#fact-${fact.id}` })),
    })),
  };
}

export function requirementTitle(requirement: Requirement, words: Words, language: Language, library: Library): string {
  if (requirement.kind === "role-play") return words.path.rolePlay.title(inLanguage(requirement.title, language));
  if (requirement.kind === "exam") return examTitle(requirement.exam, { library, language });
  if (requirement.kind === "certificate")
    return words.path.rung.certificate(inLanguage(library.certifications.get(requirement.certification)?.title ?? { en: requirement.certification }, language));
  const title = inLanguage(library.modules.get(requirement.module)?.title ?? { en: requirement.module }, language);
  return requirement.kind === "lessons" ? words.path.rung.lessons(title) : words.path.rung.quiz(title);
}
