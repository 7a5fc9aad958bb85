import type { Language } from "~/locale/language";
import { missingFigures } from "~/quizzes/kinds";
import { isDraft } from "~/quizzes/quiz";
import { assemble } from "./assemble";
import { type Fault, inFileOrder } from "./fault";
import { type Files, sameEverywhere } from "./files";
import { filesHash } from "./hashing";
import type { Library } from "./library";
import { countWords } from "./markdown";
import { checkMarkdown } from "./markdown-check";
import { checkTexts, type ModuleTexts } from "./module-texts";
import { type Read, type ReadFiles, readFiles } from "./read-files";
import { type Addresses, addressesOf, checkReferences, wholeOf } from "./references";
import { checkShortTexts } from "./short-texts";

/** A whole set of content files, read, checked and rendered. */
export type Compiled = {
  hash: string;
  files: Files;
  /** What is published. Only to be used when there are no faults. */
  library: Library;
  /** All that could be read, with drafts: for the authors' preview. */
  everything: Library;
  /** Slugs of modules that are drafts. */
  drafts: ReadonlySet<string>;
  faults: Fault[];
  /** Words of each markdown file. */
  words: ReadonlyMap<string, number>;
};

/** Reads, checks and renders a whole set of content files. Every fault is listed, not only the first. */
export function compile(given: Files): Compiled {
  const files = Object.fromEntries(Object.entries(given).map(([file, text]) => [file, sameEverywhere(text)]));
  const read = readFiles(files);
  const addresses = addressesOf(read.modules, read.reads);
  const hash = filesHash(files);
  const parts = { ...read, hash, addresses };
  const library = assemble(parts, false);
  return {
    hash,
    files,
    library,
    everything:
      read.reads.some(({ draft }) => draft) || read.modules.some(({ quiz }) => quiz?.value?.questions.some(isDraft)) ? assemble(parts, true) : library,
    drafts: new Set(read.modules.filter(({ draft }) => draft).map(({ folder }) => folder.slug)),
    faults: inFileOrder([...read.faults, ...check(read, addresses)]),
    words: new Map(read.modules.flatMap(({ texts }) => textsIn(texts).map(([, { markdown }]) => [markdown.file, countWords(markdown.tree)] as const))),
  };
}

function check({ reads, modules }: ReadFiles, addresses: Addresses): Fault[] {
  const whole = wholeOf(reads);
  const required = whole.all("company")[0]?.languages ?? [];
  const claims = idsOf(
    reads,
    "claims",
    whole.all("claims").flatMap((file) => file.claims),
  );
  const terms = idsOf(
    reads,
    "glossary",
    whole.all("glossary").flatMap((file) => file.terms),
  );
  const faults = checkReferences(reads, modules, whole);
  for (const { raw, file, lineOf, draft } of reads)
    for (const { at, sentence } of checkShortTexts(raw, draft ? [] : required, addresses.from(null, draft))) faults.push({ file, line: lineOf(at), sentence });
  for (const { folder, texts, module, quiz, draft } of modules) {
    if (quiz?.value && !draft)
      for (const { at, sentence } of missingFigures(quiz.value, texts.figures, required)) faults.push({ file: quiz.file, line: quiz.lineOf(at), sentence });
    if (module?.value && !draft) faults.push(...checkTexts(folder, texts, module.value, module.lineOf, required));
    const leadsTo = addresses.from(folder.slug, draft);
    for (const [language, { markdown }] of textsIn(texts))
      faults.push(...checkMarkdown(markdown, { claims, terms, figures: new Set(texts.figures[language].keys()), leadsTo, draft }));
  }
  return faults;
}

/** The ids a file gives, or null while it cannot be read: then nobody is told that one is missing. */
function idsOf(reads: Read[], kind: string, things: { id: string }[]): ReadonlySet<string> | null {
  const broken = reads.some((read) => read.kind.name === kind && read.value === undefined);
  return broken ? null : new Set(things.map(({ id }) => id));
}

const textsIn = ({ lessons, aid }: ModuleTexts) =>
  [...lessons.values(), ...(aid ? [aid] : [])].flatMap(({ languages }) => Object.entries(languages) as [Language, NonNullable<(typeof languages)[Language]>][]);
