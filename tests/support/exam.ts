import type { Library, Module } from "~/content/library";
import type { Visitor } from "~/people/visitor";
import { type Exam, exam } from "~/quizzes/exam";
import { loader as doorLoader, action as enterExam } from "~/routes/exams.$id/route";
import { authored, rightTo, smallQuiz, withQuiz, wrongTo } from "./quiz";
import { drawOf, handInBy, save } from "./sitting";
import { post, visit, type World } from "./visit";

/** Three questions each of M04 and M08, 80 percent of all and 50 of M08 to pass; three tries, a day apart. */
const authoredExam = {
  id: "final",
  code: "E1",
  title: { en: "Final exam", zh: "结业考试" },
  instructions: [{ en: "Alone, without help.", zh: "独立完成。" }],
  passMark: 80,
  attempts: 3,
  waitHours: 24,
  draw: [
    { module: "m04", count: 3 },
    { module: "m08", count: 3 },
  ],
  minima: [{ module: "m08", percent: 50 }],
};

const questionsOf = (module: string, count: number, change: object) =>
  Array.from({ length: count }, (_, n) => ({ ...authored.single(`${module}-q${n + 1}`, { lesson: module === "m04" ? "hear" : "heat" }), ...change }));

/** The small library with a second module, M08, and an exam over both. `only` are questions of M08 that serve exams only. */
export function withExam(library: Library, change: Partial<Record<keyof Exam, unknown>> = {}, { bank = 4, only = 0 } = {}): Library {
  const serving = [...questionsOf("m08", bank, {}), ...questionsOf("m08", bank + only, { serves: ["exam"] }).slice(bank)];
  const first = withQuiz(library, smallQuiz({ questions: questionsOf("m04", bank, {}), draw: { count: 3 } }));
  const second = withQuiz(first, smallQuiz({ id: "m08-quiz", questions: serving, draw: { count: 3 } }));
  const asM08 = second.modules.get("m04")!.quiz!;
  const listening = first.modules.get("m04")!;
  const [lesson] = listening.lessons;
  const complaints = {
    ...{ ...listening, id: "m08", slug: "complaints", code: "M08", title: { en: "Complaints", zh: "投诉处理" } },
    lessons: [{ ...lesson!, id: "heat", title: { en: "Heat", zh: "热" } }],
    quiz: { ...asM08, moduleId: "m08", questions: asM08.questions.map((question) => ({ ...question, moduleId: "m08" })) },
  } as Module;
  const raw = { ...authoredExam, ...change };
  const { status: _status, ...value } = exam.parse(raw);
  const questions = [...listening.quiz!.questions, ...complaints.quiz!.questions].filter(({ serves }) => serves?.includes("exam") ?? true);
  const settingsHash = `exam-${JSON.stringify(raw)}`;
  return {
    ...second,
    modules: new Map([listening, complaints].map((one) => [one.id, one])),
    exams: new Map([[value.id, { ...value, topics: [], moduleId: null, settingsHash, questions }]]),
    authored: new Map([...second.authored, [settingsHash, { kind: "exam", contentId: value.id, body: raw }]]),
  };
}

export const door = (world: World, visitor: Visitor, language?: "en" | "zh") => visit(world, visitor, doorLoader, "/exams/final", { id: "final" }, language);

/** Begins or resumes the exam by the real page. */
export async function enter(world: World, visitor: Visitor) {
  const answer = await post(world, visitor, enterExam, "/exams/final", {}, { id: "final" });
  return { id: answer.location?.split(/[/?]/)[2] ?? "", answer };
}

/** Answers every question of the exam, rightly but for those of the modules named, and hands in. */
export async function sitExam(world: World, visitor: Visitor, wrongIn: string[] = []): Promise<string> {
  const { id, answer } = await enter(world, visitor);
  if (answer.status !== 303) throw new Error(JSON.stringify(answer.data));
  const { questions } = world.library.exams.get("final")!;
  for (const { questionId, parts, moduleId } of await drawOf(world, id)) {
    const asked = questions.find((one) => one.id === questionId)!;
    const given = (wrongIn.includes(moduleId!) ? wrongTo : rightTo)(asked, parts);
    const saved = await save(world, visitor, id, { questionId, seq: 1, answer: given });
    if (saved.status !== 200) throw new Error(saved.text);
  }
  await handInBy(world, visitor, id);
  return id;
}
