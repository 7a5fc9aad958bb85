import type { Answer } from "~db/tables/quizzes";

export type AnswerKind = Answer["kind"];
/** What a question's form holds: `answer` with one value or several, and `answer.<part>` where each part has one of its own. */
export type Given = { values: string[]; named: Record<string, string> };

/** Characters; in UTF-8 with its quotes it stays below what a request to save may have. */
export const LONGEST_ESSAY = 15_000;

const PART = "answer.";
export const fieldOf = (part: string) => `${PART}${part}`;

/** The fields of a form that make up the answer, in either half of the system. */
export function givenIn(fields: Iterable<readonly [string, string]>): Given {
  const given: Given = { values: [], named: {} };
  for (const [name, value] of fields) {
    if (name === "answer") given.values.push(value);
    else if (name.startsWith(PART)) given.named[partOf(name)] = value;
  }
  return given;
}

/** Parts are named by their places; any other name is none of them. */
const partOf = (name: string) => /^answer\.(\d{1,3})$/.exec(name)?.[1] ?? "?";

/** Whether nothing was chosen, typed or placed. */
export const isBlank = ({ values, named }: Given) => [...values, ...Object.values(named)].every((value) => value.trim() === "");

/** What the fields of a question's form say; null when no box can say it. Not yet checked against the question. */
export function answerFromForm(kind: string, given: Given): unknown {
  const { values, named } = given;
  const filled = Object.entries(named).filter(([, value]) => value.trim() !== "");
  if (kind === "multiple") return { kind, options: values };
  if (kind === "matching") return { kind, pairs: Object.fromEntries(filled) };
  if (kind === "fill-in") return { kind, gaps: Object.fromEntries(filled) };
  if (kind === "ordering") return { kind, order: inOrder(filled) };
  if (values.length > 1) return { kind, values };
  if (kind === "numeric") return { kind, value: values[0] ?? "" };
  if (kind === "essay") return { kind, text: plainText(values[0] ?? "") };
  if (values.length === 0) return null;
  if (kind === "true-false") return { kind, value: values[0] === "true" ? true : values[0] === "false" ? false : values[0] };
  return { kind, option: values[0] };
}

/** What was written or pasted as a database keeps it: a word processor's page ends and invisible signs are no reason to refuse a whole text. */
const plainText = (text: string) =>
  text
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, "\n")
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();

/** The parts by the positions they were given; null where a position is missing or given twice. */
function inOrder(placed: [string, string][]): string[] | null {
  const order: string[] = [];
  for (const [part, position] of placed) {
    const place = Number(position) - 1;
    if (!(place in placed) || order[place] !== undefined) return null;
    order[place] = part;
  }
  return order;
}

/** The form that says an answer: the reverse of `answerFromForm`. */
export function formOf(answer: Answer | null | undefined): Given {
  const given: Given = { values: [], named: {} };
  if (!answer) return given;
  switch (answer.kind) {
    case "single":
      return { ...given, values: [answer.option] };
    case "multiple":
      return { ...given, values: answer.options };
    case "true-false":
      return { ...given, values: [String(answer.value)] };
    case "numeric":
      return { ...given, values: [answer.value] };
    case "essay":
      return { ...given, values: [answer.text] };
    case "matching":
      return { ...given, named: answer.pairs };
    case "fill-in":
      return { ...given, named: answer.gaps };
    case "ordering":
      return { ...given, named: Object.fromEntries(answer.order.map((part, place) => [part, String(place + 1)])) };
  }
}

/** Whether anything is answered: all boxes unticked again, or a field emptied, is no answer. */
export const isAnswered = (answer: Answer | null | undefined): boolean => !isBlank(formOf(answer));

/** Whether two answers say the same, in whatever order their boxes were ticked or their fields filled. */
export const sameAnswer = (a: Answer | null | undefined, b: Answer | null | undefined): boolean => spelled(formOf(a)) === spelled(formOf(b));

/** Two forms that say the same have the same spelling. */
export function spelled({ values, named }: Given): string {
  const filled = Object.entries(named).filter(([, value]) => value !== "");
  return JSON.stringify([values.filter((value) => value !== "").sort(), filled.sort(([one], [other]) => (one < other ? -1 : 1))]);
}
