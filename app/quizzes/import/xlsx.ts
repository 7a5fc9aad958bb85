import { type Language, languages } from "~/locale/language";
import { type Row, readFirstSheet } from "~/sheets/spreadsheet";
import { Unreadable } from "~/sheets/unreadable";
import { yesOrNo } from "~/sheets/yes-or-no";
import { type Candidate, type Remark, remark, type Text } from "./candidate";
import { type Asking, type Drafted, draftChoice, draftGap, draftMatching, draftNumeric, draftOrdering, draftStatement, isEmpty } from "./drafting";
import { faultsOf } from "./plain-text";
import { type Column, columnFor, columns, kindFor, type OptionLetter, optionLetters, type SheetKind, type TextName } from "./template";

/** What the module has that a row may name, by its folded names. */
type Headed = Column & { place: number; title: string };

/** Reads the filled template: one question a row below the headings, which may be in English or Chinese and in any order. */
export function readXlsx(bytes: Buffer): Candidate[] {
  const rows = readFirstSheet(bytes);
  const place = rows.slice(0, 5).findIndex(({ cells }) => cells.some(({ text }) => columnFor(text)?.holds === "kind"));
  if (place < 0) throw new Unreadable(rows.length === 0 ? "empty" : "headings");
  const headings = rows[place]!.cells.flatMap(({ column: at, text }): Headed[] => {
    const column = columnFor(text);
    return column ? [{ ...column, place: at, title: text }] : [];
  });
  headings.forEach((heading, nth) => {
    if (headings.findIndex(({ holds, language }) => holds === heading.holds && language === heading.language) < nth)
      throw new Unreadable("headingTwice", heading.title);
  });
  if (!headings.some(({ holds }) => holds === "text") || !headings.some(({ holds }) => holds === "right")) throw new Unreadable("headings");
  return rows.slice(place + 1).map((row) => readRow(row, headings));
}

function readRow({ row, cells }: Row, headings: Headed[]): Candidate {
  const cellOf = (heading: Headed | undefined) => cells.find(({ column }) => column === heading?.place);
  const heading = (holds: Column["holds"], language: Language | null = null) =>
    headings.find((one) => one.holds === holds && (language === null || one.language === language));
  const titleOf = (holds: Column["holds"]) => heading(holds)?.title ?? columns.find((column) => column.holds === holds)!.heading.en;
  const single = (holds: Column["holds"]) => cellOf(heading(holds))?.text ?? "";
  const text = (holds: TextName): Text =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const typed = cellOf(heading(holds, language))?.text;
        return typed ? [[language, typed] as const] : [];
      }),
    );

  const faults: Remark[] = headings.flatMap((one) => {
    const cell = cellOf(one);
    if (!cell) return [];
    if (cell.state !== "text") return [remark(cell.state === "formula" ? "formula" : "errorCell", cell.text.slice(0, 40), one.title)];
    return faultsOf(cell.text, one.title);
  });
  const typedKind = single("kind");
  const kind = kindFor(typedKind);
  if (!kind) faults.push(remark(typedKind ? "kindUnknown" : "kindMissing", typedKind.slice(0, 40), titleOf("kind")));
  const extras = extrasOf(single, (holds, reason, value) => faults.push(remark(reason, value.slice(0, 40), titleOf(holds))));
  const typed = (holds: "topic" | "lesson") => (single(holds) ? { [holds]: { text: single(holds), column: titleOf(holds) } } : {});
  const named = { ...typed("topic"), ...typed("lesson") };
  const asking: Asking = { text: text("text"), situation: text("situation"), explanation: text("explanation") };
  const letters = optionLetters.filter((letter) => !isEmpty(text(`option-${letter}`)));
  const drafted = kind && faults.length === 0 ? draftRow(kind, asking, letters, text, single("right"), titleOf("right"), titleOf("option-a")) : null;
  const all = [...faults, ...(drafted?.faults ?? []).map((fault) => ({ ...fault, column: fault.column ?? columnOfFault(fault, titleOf) }))];
  const question = all.length === 0 && drafted?.question ? { ...drafted.question, ...extras } : null;
  return { ref: `row ${row}`, line: row, kind: kind ?? typedKind.slice(0, 40), question, ...named, faults: all, notes: [] };
}

/** Points, and whether it must be right. */
function extrasOf(single: (holds: Column["holds"]) => string, fault: (holds: Column["holds"], reason: "points" | "yesOrNo", value: string) => void) {
  const extras: Record<string, unknown> = {};
  const points = single("points");
  if (points !== "") {
    const value = /^\d{1,3}(\.0+)?$/.test(points.normalize("NFKC")) ? Number(points.normalize("NFKC")) : 0;
    if (value < 1 || value > 100) fault("points", "points", points);
    else if (value !== 1) extras.points = value;
  }
  const critical = single("critical");
  const isCritical = critical === "" ? false : yesOrNo(critical);
  if (isCritical === undefined) fault("critical", "yesOrNo", critical);
  else if (isCritical) extras.critical = true;
  return extras;
}

function draftRow(
  kind: SheetKind,
  asking: Asking,
  letters: OptionLetter[],
  text: (holds: TextName) => Text,
  right: string,
  title: string,
  optionTitle: string,
): Drafted {
  const refuse = (reason: Remark["reason"], value = right.slice(0, 60)): Drafted => ({ question: null, faults: [remark(reason, value, title)] });
  if (kind === "ordering")
    return draftOrdering(
      asking,
      letters.map((letter) => text(`option-${letter}`)),
    );
  if (kind === "matching") {
    const pairs = letters.map((letter) => pairIn(text(`option-${letter}`)));
    const broken = letters.find((_, place) => pairs[place] === null);
    if (broken) return { question: null, faults: [remark("pairMissing", broken.toUpperCase(), optionTitle)] };
    return draftMatching(asking, pairs as Pair[]);
  }
  if (right === "") return refuse("answerMissing");
  if (kind === "true-false") {
    const answer = yesOrNo(right);
    return answer === undefined ? refuse("yesOrNo") : draftStatement(asking, answer, text("feedback-a"));
  }
  if (kind === "numeric") {
    const [value = "", off = "0"] = right.normalize("NFKC").split("±");
    return draftNumeric(asking, value.trim(), off.trim());
  }
  if (kind === "fill-in") {
    const language = languages.find((one) => asking.text[one]) ?? "en";
    const accepted = right.split(/[|｜]/).map((one) => one.trim());
    return draftGap(asking, accepted, language);
  }
  const chosen: string[] = right.normalize("NFKC").toLowerCase().match(/[a-z]/g) ?? [];
  const isList = /^[a-z](?:[\s,;、/+&]*[a-z])*$/.test(right.normalize("NFKC").toLowerCase().trim());
  if (!isList || chosen.some((letter) => !(letters as string[]).includes(letter))) return refuse("answerUnknown");
  return draftChoice(
    asking,
    letters.map((letter) => ({ text: text(`option-${letter}`), right: chosen.includes(letter), feedback: text(`feedback-${letter}`) })),
    kind === "multiple",
  );
}

type Pair = { left: Text; right: Text };

/** `a late parcel → complaint`: a thing and where it belongs, alike in each language. Null where a cell has no arrow. */
function pairIn(text: Text): Pair | null {
  const pair: Pair = { left: {}, right: {} };
  for (const language of languages) {
    const cell = text[language];
    if (cell === undefined) continue;
    const [left, right, ...more] = cell.split(/\s*(?:→|[-=－＝]+[>＞])\s*/);
    if (right === undefined || more.length > 0) return null;
    if (left) pair.left[language] = left;
    pair.right[language] = right;
  }
  return pair;
}

/** Under which heading a fault of the whole question is best shown. */
function columnOfFault({ reason }: Remark, titleOf: (holds: Column["holds"]) => string): string | null {
  if (reason === "textMissing") return titleOf("text");
  if (reason === "optionMissing" || reason === "tooFewOptions") return titleOf("option-a");
  return reason === "answerMissing" || reason === "notANumber" || reason === "severalRight" ? titleOf("right") : null;
}
