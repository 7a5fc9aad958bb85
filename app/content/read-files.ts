import { unreadableSign } from "~/locale/printable";
import { readShape } from "./explain";
import type { Fault } from "./fault";
import { type Files, isTextFile, type ModuleFolder, moduleFolders } from "./files";
import type { Kind, KindName, Kinds } from "./kind";
import { type ModuleTexts, readTexts } from "./module-texts";
import { kindOf } from "./registry";
import { remembered } from "./remembered";
import { readYaml } from "./yaml-file";

/** A YAML file that was read. `value` is missing when it does not fit its shape, `raw` too when it is not even YAML. */
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
export type ReadFiles = { reads: Read[]; modules: ReadModule[]; faults: Fault[] };

/** Reads every file by its kind. A draft's whole folder is a draft. */
export function readFiles(files: Files): ReadFiles {
  const read = Object.keys(files)
    .filter((file) => !isTextFile(file))
    .sort()
    .map((file) => readFile(file, files[file]!));
  const reads = read.flatMap(({ read }) => (read ? [{ ...read }] : []));
  const faults = [...read.flatMap(({ faults }) => faults), ...Object.entries(files).flatMap(([file, text]) => unreadableSigns(file, text))];
  if (!reads.some(({ kind }) => kind.name === "company")) faults.push({ file: "company.yaml", line: 1, sentence: "this file is missing" });
  const modules = [...moduleFolders(files).values()].map((folder) => readModule(folder, files, reads, faults));
  for (const { folder, draft } of modules) if (draft) for (const read of reads) if (read.file.startsWith(`modules/${folder.slug}/`)) read.draft = true;
  return { reads, modules, faults };
}

/** Signs that are no text: what is left of another encoding, or was pasted from a program. */
function unreadableSigns(file: string, text: string): Fault[] {
  const at = text.search(unreadableSign);
  return at < 0 ? [] : [{ file, line: text.slice(0, at).split("\n").length, sentence: "a character here cannot be read; is the file saved as UTF-8?" }];
}

const known = remembered<{ read: Read | null; faults: Fault[] }>(300);
const readFile = (file: string, text: string) => known(`${file}\n${text}`, () => readAnew(file, text));

function readAnew(file: string, text: string): { read: Read | null; faults: Fault[] } {
  const kind = kindOf(file);
  if (!kind) return { read: null, faults: [{ file, line: 1, sentence: "no content is expected under this name; is the file's name or place right?" }] };
  const { value: raw, faults, lineOf } = readYaml(file, text);
  if (faults.length > 0) return { read: { kind, file, raw: undefined, draft: false, lineOf }, faults };
  const { value, explained } = readShape(kind.shape, raw);
  const draft = (raw as { status?: unknown } | null)?.status === "draft";
  return { read: { kind, file, raw, value, draft, lineOf }, faults: explained.map(({ at, sentence }) => ({ file, line: lineOf(at), sentence })) };
}

function readModule(folder: ModuleFolder, files: Files, reads: Read[], faults: Fault[]): ReadModule {
  const at = <K extends KindName>(name: string) => reads.find(({ file }) => file === `modules/${folder.slug}/${name}`) as Read<K> | undefined;
  const file = `modules/${folder.slug}/module.yaml`;
  const module = at<"module">("module.yaml");
  const quiz = at<"quiz">("quiz.yaml");
  const texts = readTexts(folder);
  faults.push(...texts.faults);
  if (!Object.hasOwn(files, file)) faults.push({ file, line: 1, sentence: "the folder has no module.yaml" });
  if (module?.value?.quiz && !quiz && !module.draft)
    faults.push({ file, line: module.lineOf(["quiz"]), sentence: 'it says "quiz: true", but there is no quiz.yaml beside it' });
  return { folder, texts, module, quiz, draft: module?.draft ?? false };
}
