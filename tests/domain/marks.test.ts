import { expect, test } from "vitest";
import { firstMarks, gapsIn, readMarks, settledMarks } from "~/role-plays/marks";
import { noMarks, typedMarks } from "~/role-plays/typed-marks";
import type { DraftMarks } from "~db/tables/role-plays";
import { longStory, serviceRubric } from "../support/role-play-content";

const fours = Object.fromEntries(serviceRubric.criteria.map(({ id }) => [id, 4]));
const complete: DraftMarks = { ...noMarks, levels: fours };
const gaps = (marks: Partial<DraftMarks>) => gapsIn({ ...complete, ...marks }, serviceRubric, longStory);
const read = (typed: Record<string, string | string[]>) => readMarks(typed, serviceRubric, longStory);

test("threes and fours stand without an observation; ones, twos and fives need one", () => {
  expect(gaps({})).toEqual([]);
  for (const level of [1, 2, 5])
    expect(gaps({ levels: { ...fours, tone: level } })).toEqual([{ field: "note.tone", criterionId: "tone", kind: "observation", level }]);
  expect(gaps({ levels: { ...fours, tone: 2 }, observations: { tone: "Sounded read out." } })).toEqual([]);
  expect(gaps({ levels: { ...fours, tone: 2 }, observations: { tone: "  \n " } })).toHaveLength(1);
  expect(gaps({ levels: { ...fours, tone: 2 }, chips: { tone: ["tone-2-flat"] } })).toEqual([]);
});

test("a chip of another level is no observation for this one, and is not signed", () => {
  const marks = { ...complete, levels: { ...fours, tone: 2 }, chips: { tone: ["tone-5-turns-mood"] } };
  expect(gapsIn(marks, serviceRubric, longStory)).toHaveLength(1);
  expect(settledMarks(marks, serviceRubric, longStory).chips).toEqual({});
});

test("the scenario's own chips count beside the rubric's", () => {
  expect(gaps({ levels: { ...fours, listening: 5 }, chips: { listening: ["rp04-listening-5-second-need"] } })).toEqual([]);
});

test("every criterion needs a level, or that it could not be seen where the rubric allows it", () => {
  const { tone: _tone, ...others } = fours;
  expect(gaps({ levels: others })).toEqual([{ field: "level.tone", criterionId: "tone", kind: "level" }]);
  expect(gaps({ levels: { ...fours, "body-language": "not-applicable" } })).toEqual([]);
  expect(read({ "level.tone": "not-applicable" }).unusable).toEqual([{ field: "level.tone", kind: "not-applicable" }]);
});

test("a red line ticked once waits for its second tick", () => {
  expect(read({ redLine: "false-promise" }).marks).toMatchObject({ redLines: [], toConfirm: ["false-promise"] });
  expect(gaps({ toConfirm: ["false-promise"] })).toEqual([{ field: "redLine.false-promise", kind: "confirm" }]);
  expect(read({ redLine: ["false-promise", "blaming"], confirm: "blaming" }).marks).toMatchObject({ redLines: ["blaming"], toConfirm: ["false-promise"] });
});

test("what this version does not know is named, whatever it is", () => {
  const kinds = (typed: Record<string, string | string[]>) => read(typed).unusable.map(({ kind }) => kind);
  expect(kinds({ "level.charm": "3" })).toEqual(["criterion"]);
  expect(kinds({ "level.tone": "6" })).toEqual(["level"]);
  expect(kinds({ "level.tone": "3.5" })).toEqual(["level"]);
  expect(kinds({ "level.tone": ["3", "4"] })).toEqual(["level"]);
  expect(kinds({ "level.__proto__": "3" })).toEqual(["criterion"]);
  expect(kinds({ "chips.tone": "listening-1-interrupts" })).toEqual(["chip"]);
  expect(kinds({ "note.charm": "…" })).toEqual(["criterion"]);
  expect(kinds({ "note.tone": ["a", "b"] })).toEqual(["text"]);
  expect(kinds({ "note.tone": "x".repeat(2001) })).toEqual(["too-long"]);
  expect(kinds({ comment: "\u0000" })).toEqual(["text"]);
  expect(kinds({ redLine: "being-late" })).toEqual(["red-line"]);
  expect(kinds({ tick: "smiled" })).toEqual(["tick"]);
});

test("what was typed comes back as it was, right or wrong", () => {
  const typed = {
    "level.tone": "2",
    "note.tone": " as typed ",
    "chips.tone": ["tone-2-flat", "tone-2-too-low"],
    redLine: "blaming",
    tick: "no-cut-in",
    comment: "Well done.",
  };
  expect(typedMarks(typed)).toEqual({
    levels: { tone: 2 },
    observations: { tone: " as typed " },
    chips: { tone: ["tone-2-flat", "tone-2-too-low"] },
    redLines: [],
    toConfirm: ["blaming"],
    ticks: ["no-cut-in"],
    comment: "Well done.",
  });
});

test("on the phone body language is set aside from the start", () => {
  expect(firstMarks(serviceRubric, { ...longStory, onThePhone: true }).levels).toEqual({ "body-language": "not-applicable" });
  expect(firstMarks(serviceRubric, longStory).levels).toEqual({});
});
