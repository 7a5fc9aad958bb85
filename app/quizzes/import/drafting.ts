import { type Language, languages } from "~/locale/language";
import { type Candidate, type Draft, type Remark, remark, type Text } from "./candidate";
import { asMarkdown, faultsOf } from "./plain-text";

/** What every question has, as plain text in one or both languages. */
export type Asking = { text: Text; situation?: Text; explanation?: Text };
export type Option = { text: Text; right: boolean; feedback?: Text };
/** A question as `quiz.yaml` wants it, or what speaks against it. */
export type Drafted = { question: Draft | null; faults: Remark[] };

/** A question of one or several right options. `several` when the file says that several may be chosen. */
export function draftChoice(asking: Asking, options: Option[], several: boolean): Drafted {
  const right = options.filter((option) => option.right).length;
  const faults = [
    ...faultsOfAsking(asking),
    ...options.flatMap(({ text, feedback }) => [...faultsIn(text), ...faultsIn(feedback)]),
    ...(options.length < 3 ? [remark("tooFewOptions", String(options.length))] : []),
    ...(options.some(({ text }) => isEmpty(text)) ? [remark("optionMissing")] : []),
    ...(right === 0 ? [remark("answerMissing")] : []),
    ...(right > 1 && !several ? [remark("severalRight")] : []),
  ];
  const parts = options.map(({ text, right, feedback }, place) => ({
    id: letter(place),
    text: written(text),
    ...(right ? { correct: true } : {}),
    ...(isEmpty(feedback) ? {} : { feedback: written(feedback!) }),
  }));
  return finished(faults, { kind: several ? "multiple" : "single", ...askedWith(asking), options: parts, ...explained(asking) });
}

export function draftStatement(asking: Asking, answer: boolean, feedback?: Text): Drafted {
  const faults = [...faultsOfAsking(asking), ...faultsIn(feedback)];
  return finished(faults, {
    kind: "true-false",
    ...askedWith(asking),
    answer,
    ...(isEmpty(feedback) ? {} : { feedback: written(feedback!) }),
    ...explained(asking),
  });
}

/** The number as it is written in the file: digits and a point, nothing else. `off` is how far off is still right. */
export function draftNumeric(asking: Asking, value: string, off = "0", unit?: Text): Drafted {
  const plain = /^-?\d{1,12}(\.\d{1,6})?$/;
  const faults = [
    ...faultsOfAsking(asking),
    ...(plain.test(value) ? [] : [remark("notANumber", value)]),
    ...(plain.test(off) && !off.startsWith("-") ? [] : [remark("notANumber", off)]),
  ];
  return finished(faults, {
    kind: "numeric",
    ...askedWith(asking),
    value: Number(value),
    ...(Number(off) > 0 ? { tolerance: { absolute: Number(off) } } : {}),
    ...(isEmpty(unit) ? {} : { unit: written(unit!) }),
    ...explained(asking),
  });
}

/** A short answer: one gap that takes any of the accepted ones. `around` is a passage with `{{answer}}` in it, if the file has one. */
export function draftGap(asking: Asking, accepted: string[], language: Language, around?: string): Drafted {
  const faults = [
    ...faultsOfAsking(asking),
    ...accepted.flatMap((answer) => faultsOf(answer)),
    ...(accepted.length === 0 || accepted.some((answer) => answer.trim() === "") ? [remark("answerMissing")] : []),
  ];
  const text = around === undefined ? askedWith(asking) : { text: { en: "Fill in the gap.", zh: "填空。" } };
  const passage = around === undefined ? "{{answer}}" : around.split("{{answer}}").map(asMarkdown).join(" {{answer}} ").trim();
  return finished(faults, {
    kind: "fill-in",
    ...text,
    passage: { [language]: passage },
    gaps: [{ id: "answer", accepted: { [language]: accepted } }],
    ...explained(asking),
  });
}

/** Pairs. Those without a left side are choices nobody needs. */
export function draftMatching(asking: Asking, pairs: { left: Text; right: Text }[]): Drafted {
  const faults = [...faultsOfAsking(asking), ...pairs.flatMap(({ left, right }) => [...faultsIn(left), ...faultsIn(right)])];
  if (pairs.some(({ right }) => isEmpty(right))) faults.push(remark("answerMissing"));
  const names = [...new Set(pairs.map(({ right }) => JSON.stringify(right)))];
  const parts = pairs
    .filter(({ left }) => !isEmpty(left))
    .map(({ left, right }, place) => ({ id: `part-${place + 1}`, text: written(left), choice: letter(names.indexOf(JSON.stringify(right))) }));
  const choices = names.map((name, place) => ({ id: letter(place), text: written(JSON.parse(name) as Text) }));
  return finished(faults, { kind: "matching", ...askedWith(asking), parts, choices, ...explained(asking) });
}

/** Things in their right order. */
export function draftOrdering(asking: Asking, items: Text[]): Drafted {
  const faults = [...faultsOfAsking(asking), ...items.flatMap(faultsIn), ...(items.some(isEmpty) ? [remark("optionMissing")] : [])];
  return finished(faults, {
    kind: "ordering",
    ...askedWith(asking),
    items: items.map((text, place) => ({ id: letter(place), text: written(text) })),
    ...explained(asking),
  });
}

/** A candidate of a question that this product has no kind for. */
export const unsupported = (ref: string, line: number, kind: string): Candidate => ({
  ref,
  line,
  kind,
  question: null,
  faults: [remark("kindUnknown", kind)],
  notes: [],
});

export const isEmpty = (text: Text | undefined): boolean => !text || languages.every((language) => !text[language]?.trim());

const finished = (faults: Remark[], question: Draft): Drafted => ({ question: faults.length === 0 ? question : null, faults });

const faultsIn = (text: Text | undefined): Remark[] => Object.values(text ?? {}).flatMap((side) => faultsOf(side));

const faultsOfAsking = ({ text, situation, explanation }: Asking): Remark[] => [
  ...(isEmpty(text) ? [remark("textMissing")] : []),
  ...[text, situation, explanation].flatMap(faultsIn),
];

const written = (text: Text): Text =>
  Object.fromEntries(languages.flatMap((language) => (text[language]?.trim() ? [[language, asMarkdown(text[language])] as const] : [])));

const askedWith = ({ text, situation }: Asking) => ({ ...(isEmpty(situation) ? {} : { situation: written(situation!) }), text: written(text) });
const explained = ({ explanation }: Asking) => (isEmpty(explanation) ? {} : { explanation: written(explanation!) });

const letter = (place: number) => String.fromCharCode(97 + (place % 26)) + (place >= 26 ? String(Math.floor(place / 26)) : "");
