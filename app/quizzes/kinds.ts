import type { Finding } from "~/content/fault";
import type { Kind, Whole } from "~/content/kind";
import type { Language } from "~/locale/language";
import { drawFaults } from "./draw";
import { type Exam, exam, modulesDrawn } from "./exam";
import { isDraft, type Quiz, quiz } from "./quiz";
import { servingIn } from "./serves";

export const quizKind: Kind<"quiz"> = {
  name: "quiz",
  path: /^modules\/[a-z0-9-]+\/quiz\.yaml$/,
  shape: quiz,
  gives: ["quiz", "question"],
  defines: ({ id, questions }) => [
    { thing: "quiz", id, at: ["id"] },
    ...questions.map((question, place) => ({ thing: "question" as const, id: question.id, at: ["questions", place, "id"] })),
  ],
  check(value, whole, file) {
    const module = whole.at("module", file.replace(/quiz\.yaml$/, "module.yaml"));
    if (!module) return [];
    const unused = module.quiz ? [] : [{ at: [], sentence: `module.yaml does not say "quiz: true", so nobody would ever take this quiz` }];
    const astray = value.questions.flatMap(({ id, lesson }, place) =>
      lesson && !module.lessons.includes(lesson) ? [{ at: ["questions", place, "lesson"], sentence: `${id}: the module has no lesson "${lesson}"` }] : [],
    );
    const uncovered = value.questions.flatMap(({ id, covers }, place) =>
      covers.flatMap((item, nth) =>
        module.covers.includes(item) ? [] : [{ at: ["questions", place, "covers", nth], sentence: `${id}: module.yaml does not name "${item}" under covers` }],
      ),
    );
    return [...unused, ...astray, ...uncovered];
  },
};

export const examKind: Kind<"exam"> = {
  name: "exam",
  path: /^exams\/[a-z0-9-]+\.yaml$/,
  shape: exam,
  gives: ["exam", "code"],
  defines: ({ id, code }) => [
    { thing: "exam", id, at: ["id"] },
    { thing: "code", id: code, at: ["code"] },
  ],
  mentions: (value) => modulesDrawn(value).map((id) => ({ thing: "module", id, at: ["draw", value.draw.findIndex(({ module }) => module === id), "module"] })),
  check: (value, whole) => [...sameNameAsQuiz(value, whole), ...notDrawable(value, whole)],
};

/** Attempts tell tests by their ids, whatever they are. */
const sameNameAsQuiz = ({ id }: Exam, whole: Whole): Finding[] =>
  whole.all("quiz").some((one) => one.id === id) ? [{ at: ["id"], sentence: `the quiz of a module has the id "${id}" already; ids are never used twice` }] : [];

/** What an exam draws and the banks of its modules do not have. Of a bank that cannot be read now nothing is said. */
function notDrawable({ draw }: Exam, whole: Whole): Finding[] {
  const known = modulesDrawn({ draw }).flatMap((id) => whole.find("module", id) ?? []);
  const quizless = known.filter(({ quiz }) => !quiz);
  const banks = known.flatMap(({ id }) => (bankOf(whole, id) ? { id, bank: bankOf(whole, id)! } : []));
  const readable = banks.map(({ id }) => id);
  const published = banks.flatMap(({ id, bank }) => bank.questions.filter((question) => !isDraft(question)).map((question) => ({ ...question, moduleId: id })));
  const bank = servingIn(published, "exam");
  const places = draw.map((_, place) => place).filter((place) => readable.includes(draw[place]!.module));
  const short = drawFaults(
    places.map((place) => draw[place]!),
    bank,
    bank.length < published.length ? " that may serve in an exam" : "",
  );
  return [
    ...quizless.map(({ id }) => ({
      at: ["draw", draw.findIndex(({ module }) => module === id), "module"],
      sentence: `the module "${id}" has no quiz, so it has no questions to draw`,
    })),
    ...short.map(({ path: [place, ...path], message }) => ({
      at: ["draw", ...(place === undefined ? [] : [places[Number(place)]!]), ...path],
      sentence: message,
    })),
  ];
}

function bankOf(whole: Whole, moduleId: string): Quiz | undefined {
  const file = whole.fileOf("module", moduleId);
  return whole.find("module", moduleId)?.quiz && file ? whole.at("quiz", file.replace(/module\.yaml$/, "quiz.yaml")) : undefined;
}

const names: Record<Language, string> = { en: "English", zh: "Chinese" };

/** Figures that questions show and the module does not have, in a language the company needs. */
export function missingFigures(value: Quiz, figures: Record<Language, ReadonlyMap<string, unknown>>, required: readonly Language[]): Finding[] {
  return value.questions.flatMap(({ id, image }, place) =>
    required
      .filter((language) => image && !figures[language].has(image.figure))
      .map((language) => ({
        at: ["questions", place, "image", "figure"],
        sentence: `${id}: the module has no ${names[language]} figure figures/${image!.figure}.${language}.svg`,
      })),
  );
}
