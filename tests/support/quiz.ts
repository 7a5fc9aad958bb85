import { createHash } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";
import type { Library, Module } from "~/content/library";
import { byPlaces } from "~/quizzes/drawn-parts";
import { keyOf, missOf } from "~/quizzes/key";
import { type Question, type Quiz, quiz } from "~/quizzes/quiz";

const both = (text: string) => ({ en: text, zh: `${text}。` });

/** What must never be seen before release: stands in every key, feedback and explanation made here. */
export const SECRET = "secret-mark";

type Given = { critical?: boolean; points?: number; tags?: string[]; lesson?: string };
const common = (id: string, { critical = false, points = 1, tags = ["topic"], lesson = "hear" }: Given) => ({
  id,
  critical,
  points,
  tags,
  lesson,
  text: both(`Text of ${id}`),
  explanation: both(`${SECRET} why ${id}`),
});
const option = (id: string, text: string, right: boolean) => ({
  id,
  text: both(text),
  feedback: both(`${SECRET} feedback ${text}`),
  ...(right ? { correct: true } : {}),
});

/** Authored questions. The right option of a single one is `b`; of a multiple one `a` and `c` of four; a statement is true. */
export const authored = {
  single: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "single",
    options: ["a", "b", "c"].map((part) => option(part, `${id}-${part}`, part === "b")),
  }),
  multiple: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "multiple",
    options: ["a", "b", "c", "d"].map((part) => option(part, `${id}-${part}`, part === "a" || part === "c")),
  }),
  trueFalse: (id: string, given: Given = {}) => ({ ...common(id, given), kind: "true-false", answer: true, feedback: both(`${SECRET} feedback ${id}`) }),
  /** Three parts, each with its own choice, and a choice that is left over. */
  matching: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "matching",
    parts: [1, 2, 3].map((n) => ({
      id: `${SECRET}-part-${n}`,
      text: both(`${id} part ${n}`),
      choice: `${SECRET}-choice-${n}`,
      feedback: both(`${SECRET} feedback part ${n}`),
    })),
    choices: [1, 2, 3, 4].map((n) => ({ id: `${SECRET}-choice-${n}`, text: both(`${id} choice ${n}`) })),
  }),
  /** Four items; the right order is 1, 2, 3, 4. */
  ordering: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "ordering",
    items: [1, 2, 3, 4].map((n) => ({ id: `${SECRET}-item-${n}`, text: both(`${id} item ${n}`) })),
    feedback: both(`${SECRET} feedback order`),
  }),
  /** 9182736455, and 645321 off is right too. */
  numeric: (id: string, given: Given & { value?: number; tolerance?: object; unit?: object } = {}) => ({
    ...common(id, given),
    kind: "numeric",
    value: given.value ?? 9_182_736_455,
    tolerance: given.tolerance ?? { absolute: 645_321 },
    ...(given.unit ? { unit: given.unit } : {}),
    feedback: both(`${SECRET} feedback number`),
  }),
  /** Two gaps, of which the first takes two words in English and one in Chinese. */
  fillIn: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "fill-in",
    passage: { en: `First {{${SECRET}-gap-1}}, then {{${SECRET}-gap-2}}.`, zh: `先{{${SECRET}-gap-1}}，再{{${SECRET}-gap-2}}。` },
    gaps: [
      { id: `${SECRET}-gap-1`, accepted: { en: [`${SECRET} ask`, "Ask First"], zh: ["先问清楚"] }, feedback: both(`${SECRET} feedback gap`) },
      { id: `${SECRET}-gap-2`, accepted: { en: ["listen"], zh: ["倾听"] } },
    ],
  }),
  /** Two criteria, of 2 and 3 points. */
  essay: (id: string, given: Given = {}) => ({
    ...common(id, given),
    kind: "essay",
    rubric: [
      { id: `${SECRET}-fact`, text: both(`${SECRET} the fact`), levels: [0, 1, 2].map((points) => ({ points, text: both(`${SECRET} fact ${points}`) })) },
      { id: `${SECRET}-feeling`, text: both(`${SECRET} the feeling`), levels: [0, 3].map((points) => ({ points, text: both(`${SECRET} feeling ${points}`) })) },
    ],
  }),
};

/** A question of each kind that the system marks itself. */
export const allKinds = () => [
  authored.single("single"),
  authored.multiple("multiple"),
  authored.trueFalse("statement"),
  authored.matching("matching"),
  authored.ordering("ordering"),
  authored.numeric("numeric"),
  authored.fillIn("fill-in"),
];

/** A right and a wrong answer to a question as drawn, as the page sends them. */
export const rightTo = (question: Question, parts: string[]) => byPlaces(keyOf(question), parts);
export const wrongTo = (question: Question, parts: string[]) => byPlaces(missOf(question), parts);

export const rightAnswer = {
  single: { kind: "single" as const, option: "b" },
  multiple: { kind: "multiple" as const, options: ["a", "c"] },
  "true-false": { kind: "true-false" as const, value: true },
};
export const wrongAnswer = {
  single: { kind: "single" as const, option: "a" },
  multiple: { kind: "multiple" as const, options: ["b"] },
  "true-false": { kind: "true-false" as const, value: false },
};

/** Six questions, two of each kind, of which four are drawn, to be passed with 75 percent. */
export const smallQuiz = (change: Record<string, unknown> = {}): Record<string, unknown> & { questions: { id: string }[] } => ({
  id: "m04-quiz",
  passMark: 75,
  draw: { count: 4 },
  topics: [{ id: "topic", title: both("Topic") }],
  questions: [
    authored.single("q1"),
    authored.single("q2"),
    authored.multiple("q3"),
    authored.multiple("q4"),
    authored.trueFalse("q5"),
    authored.trueFalse("q6", { lesson: "pause" }),
  ],
  ...change,
});

/** The library with another quiz in its module M04, hashed as the content pipeline does. */
export function withQuiz(library: Library, raw: ReturnType<typeof smallQuiz>): Library {
  const kept = new Map(library.authored);
  const keep = (kind: string, contentId: string, body: unknown) => {
    const hash = createHash("sha256").update(canonicalJson(body)).digest("hex");
    kept.set(hash, { kind, contentId, body });
    return hash;
  };
  const value: Quiz = quiz.parse(raw);
  const { questions, ...settings } = raw;
  const module = library.modules.get("m04")!;
  const inUse = {
    ...value,
    minima: [],
    moduleId: "m04",
    settingsHash: keep("quiz", value.id, settings),
    questions: value.questions.map((question, place) => ({ ...question, moduleId: "m04", hash: keep("question", question.id, questions[place]) })),
  };
  return { ...library, authored: kept, modules: new Map<string, Module>([["m04", { ...module, quiz: inUse }]]) };
}

/** The question as the system reads it. */
export const questionOf = (raw: object): Question => quiz.parse(smallQuiz({ draw: { count: 1 }, questions: [raw] })).questions[0]!;
