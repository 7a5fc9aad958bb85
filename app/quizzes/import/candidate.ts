import type { Bilingual } from "~/locale/language";
import type { Unreadability } from "~/sheets/unreadable";
import type { Question } from "../quiz";

/** The kinds of file that questions are read from. */
export const formats = ["xlsx", "gift", "moodle-xml", "aiken"] as const;
export type Format = (typeof formats)[number];

/** Why something cannot be taken, or what was left out: a key of `importing.reasons` in the catalogue, with what it speaks of. */
export type Reason =
  | "answerMissing"
  | "answerUnknown"
  | "already"
  | "check"
  | "control"
  | "errorCell"
  | "explanationMissing"
  | "feedbackMissing"
  | "formula"
  | "imageLeftOut"
  | "kindMissing"
  | "kindUnknown"
  | "missingEn"
  | "missingZh"
  | "lessonUnknown"
  | "notANumber"
  | "notAQuestion"
  | "optionMissing"
  | "pairMissing"
  | "partialCredit"
  | "points"
  | "severalRight"
  | "textMissing"
  | "tooFewOptions"
  | "tooLong"
  | "topicUnknown"
  | "twice"
  | "unfinished"
  | "yesOrNo";

/** One thing to say about a question. `column` is the heading of the cell it speaks of, where there are cells. */
export type Remark = { column: string | null; reason: Reason; value: string };

/** A question that was found in a file, or what speaks against it. Nothing of it is written yet. */
export type Candidate = {
  /** What its author finds it by: a name in the file, else its row or line. */
  ref: string;
  /** The row of a spreadsheet or the line of a text. */
  line: number;
  kind: string;
  /** As in `quiz.yaml`, but without an id. Null when it could not be understood. */
  question: Draft | null;
  /** Topic and lesson as they were typed: only the module can say which are meant. */
  topic?: Typed;
  lesson?: Typed;
  faults: Remark[];
  notes: Remark[];
};

export type Typed = { text: string; column: string };
export type Text = Partial<Bilingual>;
export type Draft = { kind: Question["kind"]; text: Text; [key: string]: unknown };

/** Why a file of questions cannot be read: a key of `importing.unreadable`. */
export type QuestionsUnreadable = Unreadability | "aiken" | "headings" | "headingTwice";

export const MOST_QUESTIONS = 1_000;
/** The longest text, in characters: far above any real question. */
export const LONGEST = 5_000;

export const remark = (reason: Reason, value = "", column: string | null = null): Remark => ({ column, reason, value });
