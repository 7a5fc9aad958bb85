import { beforeAll, describe, expect, test } from "vitest";
import { type Compiled, compile } from "~/content/compile";
import { coverageOf, gapsOf } from "~/content/coverage";
import { shippedFiles } from "../support/library";

/** What each shipped module must cover: part C of the curriculum, ranges written out. */
const mustCover: Record<string, string> = {
  M00: "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 H26",
  M03: "D01 D02 D03 D04 D05 D06 D07 D08 D09 D12 D13 D15 D16 D17 D18 D26 D28",
  M04: "D07 D09 D11 D21 D32",
  M05: "C05 D10 D19 D23 D24",
  M08: "B15 B24 B30 B31 B32 E01 E02 E03 E04 E05 E06 E07 E08 E09 E11 E12",
  M09: "C08 F01 F02 F03 F04 H19",
  M11: "B23 C10 F05 F10 F11 F13 F14 F15 F16 F17 F18 F19 N10",
  M18: "D03 G16 H25 H29 H30 H31 Q01 Q02 Q03 Q04 Q05 Q06 Q07 Q08 Q09 Q10 Q11 Q12 Q13 Q14 Q15",
  M21: "A03 H02 H06 H07 H08 H09 H10 H11 H12 H26 H27 H28 H30",
};

let files: Record<string, string>;
let shipped: Compiled;
beforeAll(async () => {
  files = await shippedFiles();
  shipped = compile(files);
});

/** The shipped content after one thing in one file was changed. */
function changed(file: string, find: string | RegExp, put: string) {
  const text = files[file]!.replace(find, put);
  expect(text, `nothing was changed in ${file}`).not.toBe(files[file]);
  return compile({ ...files, [file]: text });
}
const lineOf = (file: string, text: string) => files[file]!.split("\n").findIndex((line) => line.includes(text)) + 1;

test.each(Object.entries(mustCover))("%s names all it must cover", (code, ids) => {
  const module = [...shipped.library.modules.values()].find((one) => one.code === code);
  expect([...(module?.covers ?? [])].sort()).toEqual(ids.split(" "));
});

test("all that the published modules must cover is covered by a lesson or a question", () => {
  expect(gapsOf(coverageOf(shipped.library))).toEqual([]);
});

test("what no lesson and no question covers is named with its module", () => {
  const { library } = changed("modules/listening/module.yaml", "D32]", "D32, Z99]");
  expect(gapsOf(coverageOf(library))).toEqual([{ code: "M04", slug: "listening", id: "Z99" }]);
});

test("each item comes with the lessons and the questions that cover it", () => {
  const communication = coverageOf(shipped.library).find(({ code }) => code === "M03")!;
  expect(communication.items.find(({ id }) => id === "D05")).toEqual({
    id: "D05",
    lessons: ["said-is-not-arrived"],
    questions: expect.arrayContaining([expect.stringMatching(/^m03-q/)]),
  });
});

describe("an author is told with file and line", () => {
  const lesson = "modules/communication-basics/lessons/02-eight-barriers";

  test("when a lesson covers what its module does not name", () => {
    expect(changed(`${lesson}.en.md`, "covers: [D08, D09]", "covers: [D08, D09, D99]").faults).toEqual([
      { file: `${lesson}.en.md`, line: lineOf(`${lesson}.en.md`, "covers:"), sentence: 'module.yaml does not name "D99" under covers' },
      {
        file: `${lesson}.zh.md`,
        line: lineOf(`${lesson}.zh.md`, "covers:"),
        sentence: `covers is D08, D09 here and D08, D09, D99 in ${lesson}.en.md`,
      },
    ]);
  });

  test("when a lesson says in one language only what it covers", () => {
    const { faults } = changed(`${lesson}.zh.md`, /covers: .*\n/, "");
    expect(faults).toMatchObject([{ file: `${lesson}.zh.md`, sentence: `covers is empty here and D08, D09 in ${lesson}.en.md` }]);
    expect(changed(`${lesson}.zh.md`, "[D08, D09]", "[D09, D08]").faults, "the order says nothing").toEqual([]);
  });

  test("when a question covers what its module does not name", () => {
    const quiz = "modules/communication-basics/quiz.yaml";
    expect(changed(quiz, "covers: [D05]", "covers: [D99]").faults).toEqual([
      { file: quiz, line: lineOf(quiz, "covers: [D05]"), sentence: expect.stringMatching(/^m03-q\w+: module\.yaml does not name "D99" under covers$/) },
    ]);
  });
});
