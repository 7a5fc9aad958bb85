import type { Language } from "~/locale/language";
import { languages } from "~/locale/language";

/** Every content file by its path below `content/`, with `/` as separator. */
export type Files = Record<string, string>;

/** The same text whatever system it was typed on: no byte order mark, LF, NFC. */
export const sameEverywhere = (text: string) =>
  text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");

/** The files that are read by the markdown and figure readers, of one module's folder. */
export type ModuleFolder = { slug: string; lessons: TextFile[]; aid: TextFile[]; figures: TextFile[] };
export type TextFile = { file: string; id: string; language: Language; text: string };

const lesson = /^modules\/([a-z0-9-]+)\/lessons\/\d\d-([a-z0-9-]+)\.(en|zh)\.md$/;
const aid = /^modules\/([a-z0-9-]+)\/(aid)\.(en|zh)\.md$/;
const figure = /^modules\/([a-z0-9-]+)\/figures\/([a-z0-9-]+)\.(en|zh)\.svg$/;

export const isTextFile = (file: string) => lesson.test(file) || aid.test(file) || figure.test(file);

/** The markdown and figures of each module's folder, sorted by path. */
export function moduleFolders(files: Files): Map<string, ModuleFolder> {
  const folders = new Map<string, ModuleFolder>();
  for (const file of Object.keys(files).sort()) {
    const slug = /^modules\/([a-z0-9-]+)\//.exec(file)?.[1];
    if (!slug) continue;
    if (!folders.has(slug)) folders.set(slug, { slug, lessons: [], aid: [], figures: [] });
    const folder = folders.get(slug)!;
    for (const [pattern, list] of [
      [lesson, folder.lessons],
      [aid, folder.aid],
      [figure, folder.figures],
    ] as const) {
      const found = pattern.exec(file);
      if (found) list.push({ file, id: found[2]!, language: languages.find((l) => l === found[3])!, text: files[file]! });
    }
  }
  return folders;
}
