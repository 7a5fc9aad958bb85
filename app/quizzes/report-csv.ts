import { stringify } from "csv-stringify/sync";
import { choosable } from "./choices";
import { chosenBy } from "./findings";
import { ENOUGH, type QuestionFigures, UNRECOGNISABLE, type WholeFigures } from "./question-figures";
import type { Question } from "./quiz";

/** The columns, by names that other programs may rely on. Figures are in percent; under 30 attempts they are empty, under 5 the counts too. */
export const reportColumns = [
  ...["part", "id", "option", "key", "version", "attempts", "passed", "right", "partly", "wrong", "open", "chosen", "weak", "middle", "strong"],
  ...["facility", "sd", "discrimination_index", "discriminative_efficiency", "effective_weight", "median_seconds"],
  ...["mean", "skewness", "kurtosis", "alpha", "error_ratio", "standard_error"],
];
type Row = Record<string, string | number | null | undefined>;
type Whole = { hash: string; figures: WholeFigures | null };
type Item = { id: string; hash: string; content: Question | null; figures: QuestionFigures | null };

/** A report as a file: a row for the quiz, one for each question, and for those who may see keys one for each option. */
export function reportCsv(quizId: string, whole: Whole, items: Item[], sight: { keys: boolean }): string {
  const rows = [...(whole.figures ? [wholeRow(quizId, whole.hash, whole.figures)] : []), ...items.flatMap((item) => itemRows(item, whole.figures, sight))];
  const cells = rows.map((row) => reportColumns.map((column) => cell(row[column] ?? null)));
  return `\uFEFF${stringify([reportColumns, ...cells], { record_delimiter: "windows", quoted_match: /[\r\n]/ })}`;
}

function wholeRow(id: string, version: string, { attempts, passed, mean, sd, skewness, kurtosis, alpha, errorRatio, standardError }: WholeFigures): Row {
  const sure = attempts >= ENOUGH ? { mean, sd, skewness, kurtosis, alpha, error_ratio: errorRatio, standard_error: standardError } : {};
  return { part: "quiz", id, version, attempts, ...(attempts >= UNRECOGNISABLE ? { passed } : {}), ...sure };
}

function itemRows({ id, hash: version, content, figures }: Item, whole: WholeFigures | null, { keys }: { keys: boolean }): Row[] {
  if (!figures) return [{ part: "question", id, version, attempts: 0 }];
  const { attempts, right, partly, wrong, open } = figures;
  const isEnough = attempts >= ENOUGH;
  const sure = {
    facility: figures.facility,
    sd: figures.sd,
    discrimination_index: figures.discriminationIndex,
    discriminative_efficiency: figures.discriminativeEfficiency,
    effective_weight: whole?.weights[version] ?? null,
    median_seconds: figures.seconds,
  };
  const counts = attempts >= UNRECOGNISABLE ? { right, partly, wrong, open } : {};
  const options = keys && content && attempts >= UNRECOGNISABLE ? choosable(content) : [];
  return [
    { part: "question", id, version, attempts, ...counts, ...(isEnough ? sure : {}) },
    ...options.map((part) => {
      const { all, by } = chosenBy(figures, part.id);
      return { part: "option", id, option: part.id, key: part.right ? "yes" : "no", version, attempts, chosen: all, ...(isEnough ? by : {}) };
    }),
  ];
}

/** A number stays one; a text that a program would take for a formula is kept from it. */
const cell = (value: string | number | null): string =>
  typeof value === "number" ? String(Math.round(value * 1e4) / 1e4) : value === null ? "" : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
