import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { compile } from "~/content/compile";
import type { Library } from "~/content/library";
import { rubric } from "~/role-plays/rubric";
import { scenario } from "~/role-plays/scenario";
import { shippedFiles } from "./library";

const read = (path: string): unknown => parse(readFileSync(`content/${path}`, "utf8"));

/** The shipped rubric and scenario, through their shapes. */
export const serviceRubric = rubric.parse(read("rubrics/service.yaml"));
export const longStory = scenario.parse(read("role-plays/rp04.yaml"));

/** The shipped curriculum with another text of its role-play and rubric. Fails when that has a fault. */
export async function libraryWith(change: (path: string, text: string) => string): Promise<Library> {
  const files = Object.fromEntries(
    Object.entries(await shippedFiles()).map(([path, text]) => [path, /^(role-plays|rubrics)\//.test(path) ? change(path, text) : text]),
  );
  const { library, faults } = compile(files);
  if (faults.length > 0) throw new Error(faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`).join("\n"));
  return library;
}
