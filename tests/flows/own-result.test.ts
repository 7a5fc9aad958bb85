import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as correct } from "~/routes/performances.$id_.correction/route";
import { planned, scoredAndSigned } from "../support/role-play";
import { bothSign, type GradersWorld, gradersWorld, type Row } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
});

const open = (performance: Row, visitor: Visitor = world.learner, language: "en" | "zh" = "en") =>
  visit(world, visitor, performancePage, `/performances/${performance.id}`, { id: performance.id }, language);
const weak = { "level.listening": "2", "note.listening": "Asked again what was said." };
const minutesLater = (minutes: number) => {
  world.now = new Date(world.now.getTime() + minutes * 60_000);
};
const correcting = (performance: Row, visitor: Visitor, reason: string) =>
  post(world, visitor, correct, `/performances/${performance.id}/correction`, { reason }, { id: performance.id });

test("the one thing to work on comes with the lesson to read again, in the person's language", async () => {
  await bothSign(world, weak, weak);
  expect((await open(world.performance)).data.view.result).toMatchObject({
    next: "Listening",
    readAgain: { to: "/modules/listening/lessons/eight-points", title: "Eight points" },
  });
  expect((await open(world.performance, world.learner, "zh")).data.view.result.readAgain.title).toBe("倾听八点");
});

test("where the module of the role-play has no lesson for it, another module's is named", async () => {
  const closing = { "level.closing": "2", "note.closing": "Just stopped." };
  await bothSign(world, closing, closing);
  expect((await open(world.performance)).data.view.result.readAgain).toMatchObject({ to: "/modules/complaint-handling/lessons/clocks-and-log" });
});

test("after a fail: from when one may play again, and in what; after the next one is planned, when that is", async () => {
  await bothSign(world, weak, weak);
  const { mine } = (await open(world.performance)).data;
  expect(mine.next).toMatchObject({ kind: "again", isOpen: false, talkFirst: false, when: "Sat 28 Nov 2026, 14:20" });
  expect(mine.next.others).not.toContain("RP04 The long story");
  minutesLater(24 * 60);
  expect((await open(world.performance)).data.mine.next).toMatchObject({ isOpen: true });
  const next = await planned(world, { variant: "one-knob", day: "2026-11-29" });
  expect((await open(world.performance)).data.mine.next).toMatchObject({ kind: "planned", performanceId: next.id, when: "Sun 29 Nov 2026, 14:20" });
});

test("progress over all released performances, practice told apart, in the order of playing; for nobody but the person", async () => {
  const second = await planned(world, { variant: "one-knob", towards: "practice", time: "14:00" });
  await bothSign(world);
  expect((await open(world.performance)).data.mine.progress).toHaveLength(1);
  await scoredAndSigned(world, second, weak);
  expect((await open(world.performance)).data.mine.progress).toMatchObject([
    { performanceId: second.id, practice: true, mean: "3.60", day: "Fri 27 Nov" },
    { performanceId: world.performance.id, practice: false, mean: "4.00", passed: true },
  ]);
  expect((await open(world.performance, world.trainer)).data.mine).toBeNull();
  expect(JSON.stringify((await open(second, world.trainer)).data)).not.toContain(world.performance.id);
});

test("before the release the page holds neither progress nor what comes next", async () => {
  await scoredAndSigned(world, world.performance, weak);
  expect((await open(world.performance)).data).toMatchObject({ mine: null, corrected: [], view: { result: null } });
});

test("a corrected result says when and why, to the learner and the graders, and not whose scorecard it was", async () => {
  const alone = await planned(world, { variant: "one-knob" });
  await scoredAndSigned(world, alone);
  await correcting(alone, world.trainer, "I had mixed up two people.");
  expect((await open(alone)).data.corrected).toEqual([]);
  minutesLater(5);
  await scoredAndSigned(world, alone, { "level.tone": "3", writer: "page2", base: "1" });
  const corrected = [{ reason: "I had mixed up two people.", when: "Fri 27 Nov 2026, 14:25" }];
  expect((await open(alone)).data).toMatchObject({ corrected, view: { result: { mean: "3.90" } } });
  expect((await open(alone, world.trainer)).data).toMatchObject({ corrected });
});

test("a correction before the release was never seen, so it is not spoken of; one that does not settle says that it is being decided", async () => {
  await scoredAndSigned(world, world.performance);
  await correcting(world.performance, world.trainer, "A slip of the thumb.");
  await scoredAndSigned(world, world.performance, { "level.tone": "3", writer: "page2", base: "1" });
  minutesLater(1);
  await scoredAndSigned(world, world.performance, {}, world.otherTrainer);
  expect((await open(world.performance)).data).toMatchObject({ corrected: [], view: { result: { beingSettled: false } } });
  await correcting(world.performance, world.otherTrainer, "The tone was worse.");
  minutesLater(5);
  await scoredAndSigned(world, world.performance, { "level.tone": "1", "note.tone": "Bored.", writer: "page3", base: "1" }, world.otherTrainer);
  expect((await open(world.performance)).data).toMatchObject({
    corrected: [{ reason: "The tone was worse.", when: "Fri 27 Nov 2026, 14:26" }],
    view: { result: { beingSettled: true, mean: "3.95" } },
  });
});
