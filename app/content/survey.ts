import { type Language, languages } from "~/locale/language";
import { type BankFigures, biasOf, figuresOf, shortOf } from "~/quizzes/bias";
import type { Compiled } from "./compile";
import { type Fault, inFileOrder } from "./fault";
import { moduleFolders } from "./files";

/** How long one lesson is in one language. Words of Chinese are characters. */
export type LessonLength = { slug: string; lessonId: string; language: Language; file: string; words: number; minutes: number };

/** What a lesson should take, and what people read in a minute when they read to learn. */
const MINUTES = { least: 3, most: 10 };
const PER_MINUTE: Record<Language, number> = { en: 200, zh: 350 };

/** The length of every lesson in every language it is written in, in the order of the modules. */
export function lessonLengths({ everything, files, words }: Pick<Compiled, "everything" | "files" | "words">): LessonLength[] {
  const folders = moduleFolders(files);
  return [...everything.modules.values()].flatMap(({ slug, lessons }) =>
    lessons.flatMap(({ id, minutes }) =>
      languages.flatMap((language) => {
        const file = folders.get(slug)?.lessons.find((lesson) => lesson.id === id && lesson.language === language)?.file;
        return file ? [{ slug, lessonId: id, language, file, words: words.get(file) ?? 0, minutes }] : [];
      }),
    ),
  );
}

/** What the form of every quiz tells, in the order of the modules. */
export const quizFigures = ({ everything }: Pick<Compiled, "everything">): ({ slug: string; file: string } & BankFigures)[] =>
  [...everything.modules.values()].flatMap(({ slug, quiz }) => (quiz ? [{ slug, file: quizFile(slug), ...figuresOf(quiz) }] : []));

const quizFile = (slug: string) => `modules/${slug}/quiz.yaml`;

/** What is no fault, but better looked at: lessons too short or too long, quizzes whose answers can be guessed by their form, thin banks. */
export function warningsOf(compiled: Compiled): Fault[] {
  const lengths = lessonLengths(compiled).flatMap(({ file, language, words, minutes }): Fault[] => {
    const at = { file, line: 1 };
    if (minutes < MINUTES.least || minutes > MINUTES.most)
      return [{ ...at, sentence: `${minutes} minutes; a lesson should take ${MINUTES.least} to ${MINUTES.most}` }];
    const reading = Math.ceil(words / PER_MINUTE[language]);
    return reading > minutes ? [{ ...at, sentence: `${words} words take about ${reading} minutes to read, but the head says ${minutes}` }] : [];
  });
  const quizzes = [...compiled.everything.modules.values()].flatMap(({ slug, quiz }) =>
    quiz ? [...biasOf(quiz), ...(compiled.drafts.has(slug) ? [] : shortOf(quiz))].map((sentence) => ({ file: quizFile(slug), line: 1, sentence })) : [],
  );
  return inFileOrder([...lengths, ...quizzes]);
}
