import type { Lesson, Library, Module, QuizInUse } from "~/content/library";
import { lessonPath } from "~/courses/paths";
import type { Words } from "~/locale/catalogues";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import type { Draw } from "~db/tables/quizzes";
import { deltaTitleOf } from "./delta";
import { servingIn } from "./serves";

/** What tells a test: an exam has no module of its own. */
export type Tested = { quizId: string; moduleId: string | null };

/** Every test that can be taken: the quizzes in the order of the modules, then the exams. */
export const quizzesIn = (library: Library): QuizInUse[] => [...[...library.modules.values()].flatMap(({ quiz }) => quiz ?? []), ...library.exams.values()];

/** The test as it is in use now. */
export const testIn = (library: Library, { quizId, moduleId }: Tested): QuizInUse | undefined =>
  moduleId === null ? library.exams.get(quizId) : (library.modules.get(moduleId)?.quiz ?? undefined);

/** The questions that may be drawn for it. */
export const bankOf = ({ moduleId, questions }: Pick<QuizInUse, "moduleId" | "questions">) => servingIn(questions, moduleId === null ? "exam" : "quiz");

/** The tests a question of a bank may be asked in: the quiz of its module, and exams that draw from it. */
export const testsAsking = (library: Library, { id, moduleId }: { id: string; moduleId: string }): QuizInUse[] =>
  quizzesIn(library).filter((quiz) => quiz.moduleId === moduleId || (quiz.moduleId === null && quiz.questions.some((question) => question.id === id)));

/** What a test is called, and where it is found; one that is gone has only its id. */
export function placeOf(library: Library, { quizId, moduleId }: Tested): { kind: "quiz" | "exam"; title: Bilingual; quizPath: string } {
  const found = moduleId === null ? library.exams.get(quizId) : library.modules.get(moduleId);
  const title = found?.title ?? deltaTitleOf(quizId, library.modules) ?? { en: moduleId ?? quizId, zh: moduleId ?? quizId };
  if (moduleId === null) return { kind: "exam", title, quizPath: found ? `/exams/${quizId}` : "/learn" };
  return { kind: "quiz", title, quizPath: found && "slug" in found ? `/modules/${found.slug}/quiz` : "/learn" };
}

/** A quiz goes by its module, an exam by its own title. */
export const testName = ({ kind, title }: Pick<ReturnType<typeof placeOf>, "kind" | "title">, words: Pick<Words, "quizzes">, language: Language): string =>
  kind === "exam" ? inLanguage(title, language) : words.quizzes.title(inLanguage(title, language));

/** The modules that the questions of an attempt are from, in the order of the library. */
export const modulesOf = (library: Library, { moduleId, draw }: { moduleId: string | null; draw: Draw }) =>
  [...library.modules.values()].filter(({ id }) => id === moduleId || draw.some((drawn) => drawn.moduleId === id));

export type LessonOfTest = Lesson & { moduleId: string; path: string };

/** Their lessons. The id of a lesson is never given twice, whatever its module. */
export const lessonsOf = (library: Library, attempt: { moduleId: string | null; draw: Draw }): LessonOfTest[] => modulesOf(library, attempt).flatMap(lessonsIn);

export const lessonOf = (library: Library, lessonId: string): LessonOfTest | undefined =>
  [...library.modules.values()].flatMap(lessonsIn).find(({ id }) => id === lessonId);

const lessonsIn = ({ id, slug, lessons }: Module): LessonOfTest[] => lessons.map((lesson) => ({ ...lesson, moduleId: id, path: lessonPath(slug, lesson.id) }));
