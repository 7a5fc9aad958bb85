import fc from "fast-check";
import { expect, test } from "vitest";
import { settledMarks } from "~/role-plays/marks";
import { typedMarks } from "~/role-plays/typed-marks";
import { codedChips, readSheet, sheetOf } from "~/role-plays/typed-sheet";
import { longStory, serviceRubric } from "../support/role-play-content";

const tone = codedChips(serviceRubric, longStory, "tone");
const four = tone.filter(({ level }) => level === 4);
const letters = four.map(({ code }) => code).join("");
const read = (typed: Record<string, string | string[]>) => readSheet(typed, serviceRubric, longStory);
const faultsOf = (mark: string) => read({ "mark.tone": mark }).faults.map(({ kind }) => kind);

test("each observation of a criterion has a letter of its own, level after level, and no criterion has more than the alphabet", () => {
  for (const { id } of serviceRubric.criteria) {
    const coded = codedChips(serviceRubric, longStory, id);
    expect(new Set(coded.map(({ code }) => code)).size).toBe(coded.length);
    expect(coded.map(({ level }) => level)).toEqual(coded.map(({ level }) => level).toSorted());
  }
});

test.each([
  [`4${letters} looked up at once`, "looked up at once"],
  [`  4${letters.toUpperCase()}   looked up at once `, "looked up at once"],
  [`４${letters}马上抬头`, "马上抬头"],
  [`4${letters}`, undefined],
])("%s is a level, letters and words in one field", (typed, words) => {
  const { typed: marks, faults } = read({ "mark.tone": typed });
  expect(faults).toEqual([]);
  expect(marks).toMatchObject({ "level.tone": "4", "chips.tone": four.map(({ id }) => id) });
  expect(marks["note.tone"]).toBe(words);
});

test("a level alone, words after a space, a nought and an empty field are what they say", () => {
  expect(read({ "mark.tone": "3" }).typed).toMatchObject({ "level.tone": "3" });
  expect(read({ "mark.tone": "2 cut in" }).typed).toMatchObject({ "level.tone": "2", "note.tone": "cut in" });
  expect(read({ "mark.body-language": "0" }).typed).toMatchObject({ "level.body-language": "not-applicable" });
  expect(read({ "mark.tone": " " }).typed).not.toHaveProperty("level.tone");
});

test("what is no level, a letter that is not there and one of another level are told apart", () => {
  expect(faultsOf("warm")).toEqual(["mark"]);
  expect(faultsOf("6")).toEqual(["mark"]);
  expect(faultsOf("44")).toEqual(["mark"]);
  expect(faultsOf("4 44 seconds")).toEqual([]);
  expect(faultsOf("4cut in")).toContain("unknown-codes");
  expect(faultsOf(`3${letters}`)).toEqual(["codes-of-other-level"]);
});

test("numbers of red lines and ticks are read with spaces, commas or nothing between them, each once", () => {
  const lines = serviceRubric.redLines.map(({ id }) => id);
  for (const redLines of ["2 5", "2,5", "25", " ２、５ ", "5 2 2 5"].map((redLines) => read({ redLines }).typed.redLine))
    expect([...redLines!].sort()).toEqual([lines[1], lines[4]].sort());
  expect(read({ redLines: "0" }).faults).toMatchObject([{ kind: "numbers", most: lines.length }]);
  expect(read({ ticks: "two" }).faults).toMatchObject([{ kind: "numbers" }]);
});

test("marks written out as a sheet and read again are the same marks", () => {
  const anyMark = fc.record({ level: fc.integer({ min: 1, max: 5 }), chips: fc.boolean(), words: fc.constantFrom("", "looked up", "抬头了") });
  fc.assert(
    fc.property(fc.array(anyMark, { minLength: serviceRubric.criteria.length, maxLength: serviceRubric.criteria.length }), (all) => {
      const typed = Object.fromEntries(
        serviceRubric.criteria.flatMap(({ id }, place) => {
          const { level, chips, words } = all[place]!;
          const chosen = codedChips(serviceRubric, longStory, id).filter((chip) => chips && chip.level === level);
          return [[`level.${id}`, String(level)], [`chips.${id}`, chosen.map((chip) => chip.id)], ...(words ? [[`note.${id}`, words]] : [])];
        }),
      );
      const marks = typedMarks(typed);
      const sheet = sheetOf(marks, serviceRubric, longStory);
      const again = read(Object.fromEntries(Object.entries(sheet.marks).map(([id, mark]) => [`mark.${id}`, mark])));
      expect(again.faults).toEqual([]);
      expect(settledMarks(typedMarks(again.typed), serviceRubric, longStory)).toEqual(settledMarks(marks, serviceRubric, longStory));
    }),
  );
});
