import type { Words } from "~/locale/catalogues";
import type { Unreadable } from "~/sheets/unreadable";
import type { QuestionsUnreadable, Remark } from "./candidate";
import type { Outcome, Plan } from "./plan";

type ImportWords = Words["importing"];

/** A remark as one sentence, beginning with the column it speaks of. */
export function sayRemark(words: ImportWords, { column, reason, value }: Remark): string {
  const sentence = words.reasons[reason](value);
  return column ? words.inColumn(column, sentence) : sentence;
}

/** Where a question stands in its file: its name there, else its row or line. */
export const sayPlace = ({ places }: ImportWords, { ref, line }: Pick<Outcome, "ref" | "line">): string =>
  ref === `row ${line}` ? places.row(line) : ref === `line ${line}` ? places.line(line) : ref;

export const sayUnreadable = (words: ImportWords, { why, value }: Unreadable<QuestionsUnreadable>): string => words.unreadable[why](value);

/** What came of a file, for other programs. `reason` of an imported question says what is still to be written, or is null. */
export type Report = {
  imported: number;
  refused: number;
  questions: { ref: string; kind: string; status: Outcome["status"]; reason: string | null; id: string | null }[];
};

export function reportOf({ outcomes }: Pick<Plan, "outcomes">, words: ImportWords): Report {
  const count = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
  return {
    imported: count("imported"),
    refused: count("refused"),
    questions: outcomes.map(({ ref, kind, status, remarks, id }) => ({
      ref,
      kind,
      status,
      reason: remarks.map((remark) => sayRemark(words, remark)).join(" ") || null,
      id,
    })),
  };
}
