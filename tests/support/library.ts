import { type Compiled, compile } from "~/content/compile";
import { compileOnce } from "~/content/compiled-cache.server";
import type { Files } from "~/content/files";
import { readFolder } from "~/content/folder.server";
import type { Library } from "~/content/library";

/** Where `npm test` keeps for its time what was compiled. */
const keptFor = process.env.RUNG_TEST_CONTENT;

let files: Promise<Files> | undefined;
let library: Promise<Library> | undefined;

/** The files of the shipped curriculum, in memory. */
export const shippedFiles = (): Promise<Files> => (files ??= readFolder("content"));

/** A small faultless set that does not grow with the curriculum: one module, its role-play, a certification and a course of its own. */
export async function sampleFiles(): Promise<Files> {
  const shipped = await shippedFiles();
  const taken = /^(company|claims|glossary|phrases)\.yaml$|^modules\/listening\/|^role-plays\/rp04\.yaml$|^rubrics\/service\.yaml$/;
  return { ...Object.fromEntries(Object.entries(shipped).filter(([file]) => taken.test(file))), ...small };
}

const small: Files = {
  "certifications/frontline-service.yaml": `id: frontline-service
title: { en: Frontline service, zh: 一线服务认证 }
tier: new-hire
summary: { en: You may serve customers on your own., zh: 持证者可以独立接待客户。 }
requirements:
  - { id: lessons-m04, kind: lessons, module: m04 }
  - { id: quiz-m04, kind: quiz, module: m04 }
  - id: role-play-listening
    kind: role-play
    title: { en: Listening and needs, zh: 倾听与需求 }
    scenarios: [rp04]
    graders: 1
rolePlayPass: { mean: "3.00", floor: 2, floors: { listening: 3, empathy: 3 } }
validity: { months: 12, windowDays: 60, graceDays: 30, method: expiry }
`,
  "courses/boot-camp.yaml": `id: boot-camp
title: { en: Boot Camp, zh: 魔鬼训练 }
tier: new-hire
summary: { en: What everyone learns first., zh: 每个人最先学的内容。 }
modules: [m04]
certification: frontline-service
days: 30
`,
};

let sample: Promise<Library> | undefined;
/** The same, compiled. */
export const sampleLibrary = (): Promise<Library> => (sample ??= sampleFiles().then(faultless));

/** The shipped curriculum. Fails when it has a fault. A whole run of all tests compiles it once, as a running build does. */
export const shippedLibrary = (): Promise<Library> =>
  (library ??= shippedFiles()
    .then((all) => compileOnce(all, keptFor ? { folders: [keptFor], build: "of this run" } : null))
    .then(whole));

const faultless = (all: Files): Library => whole(compile(all));

function whole({ library, faults }: Compiled): Library {
  if (faults.length > 0) throw new Error(faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`).join("\n"));
  return library;
}
