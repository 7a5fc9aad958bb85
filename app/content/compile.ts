import type { Language } from "~/locale/language";
import { assemble } from "./assemble";
import { readShape } from "./explain";
import { type Fault, inFileOrder } from "./fault";
import { type Files, isTextFile, type ModuleFolder, moduleFolders, sameEverywhere } from "./files";
import { filesHash } from "./hashing";
import type { Kind, KindName, Kinds } from "./kind";
import type { Library } from "./library";
import { countWords } from "./markdown";
import { checkMarkdown } from "./markdown-check";
import { checkTexts, type ModuleTexts, readTexts } from "./module-texts";
import { addressesOf, checkReferences, wholeOf } from "./references";
import { kindOf } from "./registry";
import { checkShortTexts } from "./short-texts";
import { readYaml } from "./yaml-file";

/** A YAML file that was read. `value` is missing when it does not fit its shape. */
export type Read<K extends KindName = KindName> = {
  kind: Kind<K>;
  file: string;
  raw: unknown;
  value?: Kinds[K];
  draft: boolean;
  lineOf: (at: PropertyKey[]) => number;
};
/** A module's folder with what was read from it. */
export type ReadModule = { folder: ModuleFolder; texts: ModuleTexts; module: Read<"module"> | undefined; quiz: Read<"quiz"> | undefined; draft: boolean };

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
  const faults: Fault[] = [];
  const reads = Object.keys(files)
    .sort()
    .flatMap((file) => readFile(file, files[file]!, faults));
  if (!reads.some(({ kind }) => kind.name === "company")) faults.push({ file: "company.yaml", line: 1, sentence: "this file is missing or cannot be read" });

  const modules = readModules(files, reads, faults);
  const draftSlugs = new Set(modules.filter(({ draft }) => draft).map(({ folder }) => folder.slug));
  for (const read of reads) if (draftSlugs.has(slugOf(read.file) ?? "")) read.draft = true;

  const required = languagesOf(reads);
  const whole = wholeOf(reads);
  const addresses = addressesOf(modules, reads);
  faults.push(...checkReferences(reads, modules, whole));
  for (const read of reads) {
    const languages = read.draft ? [] : required;
    for (const { at, sentence } of checkShortTexts(read.raw, languages, addresses.from(null, read.draft)))
      faults.push({ file: read.file, line: read.lineOf(at), sentence });
  }
  const known = { claims: ids(whole.all("claims").flatMap(({ claims }) => claims)), terms: ids(whole.all("glossary").flatMap(({ terms }) => terms)) };
  for (const { folder, texts, module, draft } of modules) {
    faults.push(...texts.faults);
    if (module?.value && !draft) faults.push(...checkTexts(folder, texts, module.value, module.lineOf, required));
    for (const [language, { markdown }] of textsIn(texts))
      faults.push(
        ...checkMarkdown(markdown, { ...known, figures: new Set(texts.figures[language].keys()), leadsTo: addresses.from(folder.slug, draft), draft }),
      );
  }

  const hash = filesHash(files);
  const parts = { hash, reads, modules, addresses, done: new Map() };
  return { hash, files, library: assemble(parts, false), everything: assemble(parts, true), drafts: draftSlugs, faults: inFileOrder(faults), words: wordsOf(modules) };
}

function readFile(file: string, text: string, faults: Fault[]): Read[] {
  if (isTextFile(file)) return [];
  const kind = kindOf(file);
  if (!kind) {
    faults.push({ file, line: 1, sentence: "no content is expected under this name; is the file's name or place right?" });
    return [];
  }
  const yaml = readYaml(file, text);
  faults.push(...yaml.faults);
  if (yaml.faults.length > 0) return [];
  const { value, explained } = readShape(kind.shape, yaml.value);
  faults.push(...explained.map(({ at, sentence }) => ({ file, line: yaml.lineOf(at), sentence })));
  return [{ kind, file, raw: yaml.value, value, draft: (yaml.value as { status?: unknown } | null)?.status === "draft", lineOf: yaml.lineOf }];
}

function readModules(files: Files, reads: Read[], faults: Fault[]): ReadModule[] {
  return [...moduleFolders(files).values()].map((folder) => {
    const at = <K extends KindName>(name: string) => reads.find(({ file }) => file === `modules/${folder.slug}/${name}`) as Read<K> | undefined;
    const module = at<"module">("module.yaml");
    const file = `modules/${folder.slug}/module.yaml`;
    if (!Object.hasOwn(files, file)) faults.push({ file, line: 1, sentence: "the folder has no module.yaml" });
    if (module?.value?.quiz && !Object.hasOwn(files, `modules/${folder.slug}/quiz.yaml`) && !module.draft)
      faults.push({ file, line: module.lineOf(["quiz"]), sentence: 'it says "quiz: true", but there is no quiz.yaml beside it' });
    return { folder, texts: readTexts(folder), module, quiz: at<"quiz">("quiz.yaml"), draft: module?.draft ?? false };
  });
}

const slugOf = (file: string) => /^modules\/([^/]+)\//.exec(file)?.[1];
const ids = (things: { id: string }[]) => new Set(things.map(({ id }) => id));

function languagesOf(reads: Read[]): readonly Language[] {
  const company = reads.find(({ kind }) => kind.name === "company") as Read<"company"> | undefined;
  return company?.value?.languages ?? ["en"];
}

const textsIn = ({ lessons, aid }: ModuleTexts) =>
  [...lessons.values(), ...(aid ? [aid] : [])].flatMap(({ languages }) => Object.entries(languages) as [Language, NonNullable<(typeof languages)[Language]>][]);

const wordsOf = (modules: ReadModule[]) =>
  new Map(modules.flatMap(({ texts }) => textsIn(texts).map(([, { markdown }]) => [markdown.file, countWords(markdown.tree)] as const)));
