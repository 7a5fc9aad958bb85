import { readShape } from "~/content/explain";
import { checkShortTexts } from "~/content/short-texts";
import { type Bilingual, type Language, languages } from "~/locale/language";
import { folded } from "~/sheets/yes-or-no";
import { banked } from "../quiz";
import { type Candidate, type Draft, type Remark, remark, type Text, type Typed } from "./candidate";

/** What the questions are to be added to. */
export type Bank = {
  moduleId: string;
  /** The languages the company needs. */
  languages: readonly Language[];
  topics: { id: string; title: Bilingual }[];
  lessons: { id: string; title: Bilingual }[];
  /** The questions of `quiz.yaml` as they are written there. */
  questions: unknown[];
};

export type Outcome = {
  ref: string;
  line: number;
  kind: string;
  status: "imported" | "refused";
  /** The id it is given; null when refused. */
  id: string | null;
  remarks: Remark[];
};
/** `added` are questions as they are to be written, with their ids. */
export type Plan = { outcomes: Outcome[]; added: Written[] };
export type Written = Record<string, unknown> & { id: string };

/**
 * Decides of every candidate whether it can be written as a draft, and as what. A question that the bank has already, or that
 * stands twice in the file, is refused, so that importing a file again adds nothing.
 *
 * @param newId gives a part of an id that was never given before
 * @param say says a remark in the words of the authors' files, for the note of a draft
 */
export function planImport(candidates: Candidate[], bank: Bank, newId: () => string, say: (remark: Remark) => string): Plan {
  const there = bank.questions.flatMap((question) => keysOf(question).map((key) => [key, idOf(question)] as const));
  const known = new Map(there);
  const plan: Plan = { outcomes: [], added: [] };
  for (const candidate of candidates) {
    const { ref, line, kind } = candidate;
    const refuse = (remarks: Remark[]) => void plan.outcomes.push({ ref, line, kind, status: "refused", id: null, remarks });
    const named = namedBy(candidate, bank);
    const faults = [...candidate.faults, ...named.faults];
    if (!candidate.question || faults.length > 0) {
      refuse(faults);
      continue;
    }
    const keys = keysOf(candidate.question);
    const twin = keys.map((key) => known.get(key)).find((id) => id !== undefined);
    if (twin !== undefined) {
      refuse([twin.startsWith("\n") ? remark("twice", twin.slice(1)) : remark("already", twin)]);
      continue;
    }
    const notes = [...candidate.notes, ...missingIn(candidate.question, bank.languages)];
    const id = `${bank.moduleId}-q-${newId()}`;
    const { kind: as, ...rest } = candidate.question;
    const note = notes.map(say).join(" ").slice(0, 1000);
    const question: Written = { id, kind: as, status: "draft", ...(note ? { note } : {}), ...named.fields, ...rest };
    const broken = faultsOfQuestion(question);
    if (broken.length > 0) {
      refuse(broken);
      continue;
    }
    for (const key of keys) known.set(key, `\n${ref}`);
    plan.added.push(question);
    plan.outcomes.push({ ref, line, kind, status: "imported", id, remarks: notes });
  }
  return plan;
}

/** The same check that `rung check-content` makes. */
function faultsOfQuestion(question: Written): Remark[] {
  const sentences = [...readShape(banked, question).explained, ...checkShortTexts(question, [], (url) => URL.canParse(url))].map(({ sentence }) => sentence);
  return [...new Set(sentences)].map((sentence) => remark("check", sentence));
}

/** Topics and the lesson by id or by title in either language. */
function namedBy({ topic, lesson }: Candidate, bank: Bank): { fields: Record<string, unknown>; faults: Remark[] } {
  const find = (things: Bank["topics"], text: string) =>
    things.find(({ id, title }) => [id, title.en, title.zh].some((name) => folded(name) === folded(text)))?.id;
  const fields: Record<string, unknown> = {};
  const faults: Remark[] = [];
  const unknown = (reason: "topicUnknown" | "lessonUnknown", { text, column }: Typed) => void faults.push(remark(reason, text.slice(0, 60), column));
  if (topic) {
    const whole = find(bank.topics, topic.text);
    const ids = whole ? [whole] : topic.text.split(/[,，、;；]/).map((part) => find(bank.topics, part));
    if (ids.includes(undefined)) unknown("topicUnknown", topic);
    else fields.tags = [...new Set(ids)];
  }
  if (lesson) {
    fields.lesson = find(bank.lessons, lesson.text);
    if (!fields.lesson) unknown("lessonUnknown", lesson);
  }
  return { fields, faults };
}

/** What is still to be written before the question can be published. */
function missingIn(question: Draft, needed: readonly Language[]): Remark[] {
  const places = textsOf(question);
  const missing = needed.flatMap((language) => {
    const without = places.filter(({ text }) => !text[language]).map(({ name }) => name);
    return without.length > 0 ? [remark(language === "en" ? "missingEn" : "missingZh", without.join(", "))] : [];
  });
  const options = partsOf(question, "options").filter(({ feedback }) => !feedback);
  const noFeedback =
    options.length > 0 ? options.map(({ id }) => `option ${String(id)}`) : question.kind === "true-false" && !question.feedback ? ["feedback"] : [];
  return [
    ...missing,
    ...(noFeedback.length > 0 ? [remark("feedbackMissing", noFeedback.join(", "))] : []),
    ...(question.explanation ? [] : [remark("explanationMissing")]),
  ];
}

const lists = { options: "option", parts: "part", choices: "choice", items: "item" } as const;

function textsOf(question: Draft): { name: string; text: Text }[] {
  const fields = ["situation", "text", "passage", "explanation", "feedback", "unit"].flatMap((name) =>
    question[name] ? [{ name, text: question[name] as Text }] : [],
  );
  const parts = (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) =>
    partsOf(question, list).flatMap(({ id, text, feedback }) => [
      { name: `${lists[list]} ${String(id)}`, text: (text ?? {}) as Text },
      ...(feedback ? [{ name: `feedback of ${lists[list]} ${String(id)}`, text: feedback as Text }] : []),
    ]),
  );
  return [...fields, ...parts];
}

const partsOf = (question: Record<string, unknown>, list: string) => (Array.isArray(question[list]) ? (question[list] as Record<string, unknown>[]) : []);

/** What makes a question the same as another: its kind and its texts, in each language it has. */
function keysOf(question: unknown): string[] {
  if (typeof question !== "object" || question === null || !("text" in question)) return [];
  const one = question as Draft;
  return languages.flatMap((language) => {
    if (!one.text?.[language]) return [];
    const texts = [one.text, one.passage as Text | undefined, ...Object.keys(lists).flatMap((list) => partsOf(one, list).map(({ text }) => text as Text))];
    return [JSON.stringify([one.kind, language, ...texts.map((text) => text?.[language]?.normalize("NFC").trim() ?? ""), one.value ?? null])];
  });
}

const idOf = (question: unknown) => String((question as { id?: unknown }).id);
