import type { Office } from "~/certification/rules";
import type { Tier } from "~/content/shape";
import type { Bilingual } from "~/locale/language";
import type { Day } from "~db/kit";
import type { DutyAbout } from "~db/tables/duties";

/** A quiz by its module, or an exam. */
type Place = { kind: "quiz" | "exam"; title: Bilingual };
type TakenBack = { at: Date; by: Who | null; reason: string };
type Who = { name: string; otherName: string | null };

/** Something that happened to a person and is kept for good: when, by whom, and against which version of the content. */
export type Fact = { id: string; at: Date } & (
  | { kind: "assigned"; course: Bilingual; dueOn: Day | null; by: Who | null }
  | { kind: "assignment-ended"; course: Bilingual }
  | { kind: "lesson-read"; module: Bilingual; lesson: Bilingual; version: string }
  | { kind: "quiz-taken"; test: Place; percent: number; passed: boolean; atDeadline: boolean; version: string }
  | QuizRemarked
  | RolePlayed
  | { kind: "coached"; scenario: Bilingual; text: string; by: Who | null }
  | {
      kind: "certificate-decided";
      title: Bilingual;
      decision: "suspended" | "revoked" | "reinstated" | "extended" | "recalculated";
      reason: string;
      by: Who | null;
      serial: string;
    }
  /** A certificate that is asked for was waived for this person, on a condition to be met by a day. */
  | { kind: "waived"; title: Bilingual; needed: Bilingual; reason: string; by: Who | null; dueOn: Day; version: string }
  | { kind: "absent"; from: Day; to: Day | null; by: Who | null; takenBack: TakenBack | null }
  /** Something was to be passed again by a day, so that a certificate counts. `module`: what has a new version. */
  | {
      kind: "owed";
      title: Bilingual;
      about: DutyAbout;
      module: Bilingual | null;
      dueOn: Day;
      metAt: Date | null;
      reason: string;
      by: Who | null;
      takenBack: TakenBack | null;
    }
  | SignedOff
  | { kind: "certified"; title: Bilingual; serial: string; issuedOn: Day; expiresOn: Day; version: string; imported: { at: Date; by: Who | null } | null }
);
export type FactKind = Fact["kind"];
/** A fact before its time is put to it. */
export type Timeless = Fact extends infer F ? (F extends Fact ? Omit<F, "at"> : never) : never;

/** A link of the chain of sign-offs before a certificate. `confirms`: by the rules it was signed by. */
type SignedOff = {
  kind: "signed-off";
  title: Bilingual;
  office: Office;
  decision: "signed" | "returned";
  confirms: Bilingual;
  reason: string | null;
  by: Who | null;
  version: string;
};

/** A regrade that changed the result of an attempt. */
type QuizRemarked = {
  kind: "quiz-remarked";
  attemptId: string;
  test: Place;
  percent: number;
  passed: boolean;
  before: { percent: number; passed: boolean };
  reason: string;
  by: Who | null;
  version: string;
};

type RolePlayed = {
  kind: "role-played";
  performanceId: string;
  scenario: Bilingual;
  tier: Tier;
  /** The certification it counts for, by its title; null is practice. */
  towards: Bilingual | null;
  playedAt: Date;
  grader: Who;
  /** Σ weight × level, 100 to 500. */
  weightedSum: number;
  passed: boolean;
  levels: { criterion: Bilingual; level: number | null }[];
  redLines: Bilingual[];
  /** The signature is there and covers every mark. */
  signatureHolds: boolean;
  superseded: boolean;
  /** With several graders or after an appeal: what the performance was settled at, and whether this scorecard is among those that count. */
  settled: { weightedSum: number; passed: boolean; counts: boolean; byAppeal: boolean } | null;
  /** After an appeal the performance counts for nothing. */
  setAside: boolean;
  /** Of the scenario and of the rubric. */
  versions: [string, string];
};

/** A fact's place in time, before anything else about it is read. */
export type Mark = { kind: FactKind; id: string; at: Date };

/** Facts in the order in which they happened; at one instant in the order in which they follow from each other. */
export const inOrder = (marks: Mark[]) => [...marks].sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
const ranks: FactKind[] = [
  "assigned",
  "lesson-read",
  "quiz-taken",
  "quiz-remarked",
  "role-played",
  "coached",
  "waived",
  "absent",
  "owed",
  "signed-off",
  "certified",
  "certificate-decided",
  "assignment-ended",
];
const rank = ({ kind }: Mark) => ranks.indexOf(kind);

export const FACTS_PER_PAGE = 50;

/** Pages are counted from 1. There is always at least one. */
export const pagesOf = (marks: Mark[]) => Math.max(1, Math.ceil(marks.length / FACTS_PER_PAGE));
export const pageOf = <M extends Mark>(marks: M[], page: number): M[] => marks.slice((page - 1) * FACTS_PER_PAGE, page * FACTS_PER_PAGE);

/** The page on which a fact stands, or undefined when there is no such fact. */
export function pageWith(marks: Mark[], id: string): number | undefined {
  const place = marks.findIndex((mark) => mark.id === id);
  return place < 0 ? undefined : Math.floor(place / FACTS_PER_PAGE) + 1;
}
