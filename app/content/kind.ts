import type { z } from "zod";
import type { CertificationFile } from "~/certification/planned-rules";
import type { Course, ModuleFile } from "~/courses/module";
import type { Exam } from "~/quizzes/exam";
import type { Quiz } from "~/quizzes/quiz";
import type { Rubric } from "~/role-plays/rubric";
import type { Scenario } from "~/role-plays/scenario";
import type { Company, claims, glossary } from "./company";
import type { Finding } from "./fault";
import type { phrases } from "./phrases";

/** Every kind of YAML file, by the name it has in faults and hashes, with what reading it gives. */
export type Kinds = {
  company: Company;
  claims: z.infer<typeof claims>;
  glossary: z.infer<typeof glossary>;
  phrases: z.infer<typeof phrases>;
  module: ModuleFile;
  quiz: Quiz;
  exam: Exam;
  course: Course;
  rubric: Rubric;
  scenario: Scenario;
  certification: CertificationFile;
};
export type KindName = keyof Kinds;

/** An id that a file gives to something, so that other files can name it. */
export type Definition = { thing: Thing; id: string; at: PropertyKey[] };
/** A place where a file names something that must exist. */
export type Mention = Definition;
export type Thing =
  | "module"
  | "lesson"
  | "question"
  | "quiz"
  | "exam"
  | "course"
  | "role-play"
  | "rubric"
  | "certification"
  | "claim"
  | "glossary word"
  | "moment"
  | "phrase"
  | "code";

/** How one kind of file is read and checked. Its room registers it in `registry.ts`. */
export type Kind<K extends KindName = KindName> = {
  name: K;
  /** Which paths are of this kind. */
  path: RegExp;
  shape: z.ZodType<Kinds[K]>;
  /** What such files give ids to. While one of them cannot be read, nobody is told that what it gives is missing. */
  gives: Thing[];
  defines?: (value: Kinds[K]) => Definition[];
  /** What it names; a draft may name what does not exist yet. */
  mentions?: (value: Kinds[K]) => Mention[];
  /** What only the whole can tell. Not asked for drafts. */
  check?: (value: Kinds[K], whole: Whole, file: string) => Finding[];
};

/** All files of a kind that could be read. */
export type Whole = {
  find<K extends KindName>(kind: K, id: string): Kinds[K] | undefined;
  at<K extends KindName>(kind: K, file: string): Kinds[K] | undefined;
  all<K extends KindName>(kind: K): Kinds[K][];
  fileOf<K extends KindName>(kind: K, id: string): string | undefined;
};
