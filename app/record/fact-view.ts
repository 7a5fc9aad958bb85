import type { Library } from "~/content/library";
import type { Words } from "~/locale/catalogues";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import type { Day } from "~db/kit";
import type { Fact } from "./fact";

/** `withheld`: attempts whose score the one who reads may not see now. */
export type Viewing = { words: Words; language: Language; zone: string; today: Day; library: Library; withheld: ReadonlySet<string> };
export type FactView = ReturnType<typeof factView>;

/** One fact as people read it. */
export function factView(fact: Fact, viewing: Viewing) {
  const { words, language, zone } = viewing;
  const text = (both: Bilingual) => inLanguage(both, language);
  const when = { id: fact.id, when: formatInstant(fact.at, zone, language) };
  const say = words.record.fact;
  const plain = { result: null, details: [] as string[], levels: [] as { criterion: string; level: string }[], to: null as string | null };
  switch (fact.kind) {
    case "assigned": {
      const due = fact.dueOn ? [say.dueOn(formatDay(fact.dueOn, language))] : [];
      return {
        ...when,
        ...plain,
        title: say.assigned(text(fact.course)),
        details: [fact.by ? say.assignedBy(nameIn(language, fact.by)) : say.assignedBySystem, ...due],
        version: null,
      };
    }
    case "assignment-ended":
      return { ...when, ...plain, title: say.assignmentEnded(text(fact.course)), version: null };
    case "lesson-read":
      return { ...when, ...plain, title: say.lessonRead(text(fact.lesson)), details: [text(fact.module)], version: shortHash(fact.version) };
    case "quiz-taken":
      return {
        ...{
          ...when,
          ...plain,
          title: fact.test.kind === "exam" ? text(fact.test.title) : say.quizTaken(text(fact.test.title)),
          version: shortHash(fact.version),
        },
        result: { passed: fact.passed, text: viewing.withheld.has(fact.id) ? null : say.percent(fact.percent) },
        details: fact.atDeadline ? [say.atDeadline] : [],
      };
    case "quiz-remarked": {
      const { learner, remarked } = words.analysis;
      const isWithheld = viewing.withheld.has(fact.attemptId);
      return {
        ...{ ...when, ...plain, title: learner.fact(text(fact.test.title)), version: shortHash(fact.version) },
        result: { passed: fact.passed, text: isWithheld ? null : say.percent(fact.percent) },
        details: [
          learner.before(isWithheld ? null : fact.before.percent, fact.before.passed),
          remarked.why(fact.reason),
          ...(fact.by ? [say.assignedBy(nameIn(language, fact.by))] : []),
        ],
      };
    }
    case "role-played": {
      const played = formatInstant(fact.playedAt, zone, language);
      return {
        ...{ ...when, ...plain, title: say.rolePlayed(text(fact.scenario)), version: fact.versions.map(shortHash).join(" · "), to: scorecardAt(fact) },
        result: { passed: fact.passed, text: say.mean((fact.weightedSum / 100).toFixed(2)) },
        details: [
          say.playedAt(played),
          fact.towards ? say.towards(text(fact.towards)) : words.rolePlays.practice,
          say.signedBy(nameIn(language, fact.grader)),
          fact.signatureHolds ? say.signatureHolds : say.signatureBroken,
          ...fact.redLines.map((line) => words.record.redLine(text(line))),
          ...(fact.superseded ? [say.superseded] : []),
          ...(fact.setAside ? [say.setAsideByAppeal] : []),
          ...(fact.settled ? settledLines(fact.settled, say) : []),
        ],
        levels: fact.levels.map(({ criterion, level }) => ({ criterion: text(criterion), level: level === null ? say.notSeen : String(level) })),
      };
    }
    case "coached":
      return {
        ...{ ...when, ...plain, title: say.coached(text(fact.scenario)), version: null },
        details: [...(fact.by ? [say.assignedBy(nameIn(language, fact.by))] : []), fact.text],
      };
    case "waived":
      return {
        ...{ ...when, ...plain, title: say.waived(text(fact.needed), text(fact.title)), version: shortHash(fact.version) },
        details: [...(fact.by ? [say.assignedBy(nameIn(language, fact.by))] : []), fact.reason, say.waivedUntil(formatDay(fact.dueOn, language))],
      };
    case "absent": {
      const day = (date: Day) => formatDay(date, language);
      return {
        ...{ ...when, ...plain, title: fact.to ? say.absent(day(fact.from), day(fact.to)) : say.away(day(fact.from)), version: null },
        details: [...byLine(fact.by, viewing), ...takenBackLine(fact.takenBack, viewing)],
      };
    }
    case "owed":
      return { ...when, ...plain, title: owedTitle(fact, viewing), details: owedLines(fact, viewing), version: null };
    case "signed-off": {
      const signer = [words.signOffs.office[fact.office], ...(fact.by ? [nameIn(language, fact.by)] : [])].join(" · ");
      return {
        ...{ ...when, ...plain, title: say.signedOff[fact.decision](text(fact.title)), version: shortHash(fact.version) },
        details: [signer, fact.reason ?? text(fact.confirms)],
      };
    }
    case "certificate-decided":
      return {
        ...{ ...when, ...plain, title: say.decided[fact.decision](text(fact.title)), version: null, to: `/certificates/${fact.serial}` },
        details: [...(fact.by ? [say.assignedBy(nameIn(language, fact.by))] : []), fact.reason],
      };
    case "certified":
      return {
        ...{ ...when, ...plain, title: say.certified(text(fact.title)), version: shortHash(fact.version), to: `/certificates/${fact.serial}` },
        details: [
          words.record.validFromTo(formatDay(fact.issuedOn, language), formatDay(fact.expiresOn, language)),
          ...(fact.imported ? [importedLine(fact.imported, viewing)] : []),
        ],
      };
  }
}

/** That a certificate was earned before this house kept records. */
const importedLine = ({ at, by }: { at: Date; by: { name: string; otherName: string | null } | null }, { words, language, zone }: Viewing) =>
  words.register.why.importedBy(formatDay(dayIn(zone, at), language), by && nameIn(language, by));

/** A scorecard that is or was behind the result can be read in full. */
const scorecardAt = ({ id, performanceId, superseded, settled }: Extract<Fact, { kind: "role-played" }>) =>
  superseded || settled === null || settled.counts ? `/performances/${performanceId}/scorecards/${id}` : null;

/** Enough of a version's hash to compare it with another. */
export const shortHash = (hash: string) => hash.slice(0, 8);

type Settled = NonNullable<Extract<Fact, { kind: "role-played" }>["settled"]>;

/** What several graders' scorecards, or an appeal, came to, and whether this one is behind it. */
function settledLines({ weightedSum, passed, counts, byAppeal }: Settled, say: Words["record"]["fact"]): string[] {
  const at = say.settledAt(say.mean((weightedSum / 100).toFixed(2)), passed);
  if (byAppeal) return [counts ? say.countsByAppeal : say.replacedByAppeal, at];
  return [counts ? say.oneOfSeveral : say.setAside, at];
}

const byLine = (by: { name: string; otherName: string | null } | null, { words, language }: Viewing) =>
  by ? [words.record.fact.assignedBy(nameIn(language, by))] : [];

type Owed = Extract<Fact, { kind: "owed" }>;

function takenBackLine(taken: Owed["takenBack"], { words, language, zone }: Viewing): string[] {
  if (!taken) return [];
  return [words.record.fact.takenBack(formatDay(dayIn(zone, taken.at), language), taken.by ? nameIn(language, taken.by) : null, taken.reason)];
}

function owedTitle({ about, title, module }: Owed, { words, language }: Viewing): string {
  const say = words.record.fact.owed;
  const certification = inLanguage(title, language);
  if (about.kind === "delta") return say.delta(inLanguage(module!, language), about.version, certification);
  if (about.kind === "absence") return say.absence(formatDay(about.to, language), certification);
  return say.retraining[about.cause](formatDay(about.day, language), certification);
}

/** Why somebody was away is nobody's business here; what was wrong at work is the holder's own. */
function owedLines({ about, by, reason, dueOn, metAt, takenBack }: Owed, viewing: Viewing): string[] {
  const { words, language, zone } = viewing;
  const say = words.record.fact.owed;
  return [
    ...byLine(by, viewing),
    ...(about.kind === "retraining" ? [reason] : []),
    ...(about.kind === "absence" ? [] : [say.by(formatDay(dueOn, language))]),
    ...(metAt ? [say.met(formatDay(dayIn(zone, metAt), language))] : []),
    ...takenBackLine(takenBack, viewing),
  ];
}
