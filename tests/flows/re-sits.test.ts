import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { loader as desk } from "~/routes/grading/route";
import { action as plan, loader as planner } from "~/routes/grading_.new/route";
import { action as change } from "~/routes/grading_.rounds.$id/route";
import { loader as preview, action as save } from "~/routes/grading_.rounds.new/route";
import { loader as result, action as takeBack } from "~/routes/performances.$id/route";
import { action as coach, loader as coachingPage } from "~/routes/performances.$id_.coaching/route";
import { action as saveMarks } from "~/routes/performances.$id_.draft/route";
import { action as again } from "~/routes/performances.$id_.replay/route";
import { action as scoring, loader as scoringPage } from "~/routes/performances.$id_.score/route";
import { action as signNow } from "~/routes/performances.$id_.sign/route";
import { loader as record } from "~/routes/record/route";
import { auditEntries } from "~db/tables/audit";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances } from "~db/tables/role-plays";
import { marksOf, password, planned, planOf, type RolePlayWorld, rolePlayWorld, scoredAndSigned, submit } from "../support/role-play";
import { post, visit } from "../support/visit";

type Row = typeof performances.$inferSelect;
let world: RolePlayWorld;
let failed: Row;
const weak = { "level.listening": "2", "note.listening": "Asked again what was said." };
const later = (hours: number) => {
  world.now = new Date(world.now.getTime() + hours * 3_600_000);
};
beforeEach(async () => {
  world = await rolePlayWorld();
  failed = await planned(world);
  await scoredAndSigned(world, failed, weak);
});

type Change = Record<string, string | string[]>;
const tryTo = (change: Change = {}) => post(world, world.trainer, plan, "/grading/new", planOf(world, { variant: "one-knob", ...change }));
const offered = async () =>
  (await visit(world, world.trainer, planner, `/grading/new?person=${world.learner.personId}&scenario=rp04`)).data.resits as Record<string, unknown>[];
const note = (performance: Row, text = "Say back what you heard; three times tomorrow.", visitor: Visitor = world.trainer) =>
  post(world, visitor, coach, "/", { text }, { id: performance.id });
const open = (performance: Row, visitor: Visitor = world.trainer) => visit(world, visitor, result, "/", { id: performance.id });
const count = async () => (await world.store.read.select().from(performances)).length;
/** Plans the next try for a day later, when its time has come, and fails it. */
async function failAgain(variant: string, day: string) {
  later(25);
  const next = await planned(world, { variant, day, time: "16:00" });
  later(2);
  await scoredAndSigned(world, next, weak);
  return next;
}

test("after a fail the planner says from when on; a day later it plans; practice is not limited", async () => {
  expect(await offered()).toMatchObject([{ failed: true, from: "Sat 28 Nov 2026, 14:20", noteAfter: null, resultFirst: null }]);
  const answer = await tryTo();
  expect(answer.status).toBe(422);
  expect(answer.data.errors.towards).toContain("from Sat 28 Nov 2026, 14:20 on");
  expect(answer.data.typed).toMatchObject({ variant: "one-knob" });
  expect((await tryTo({ day: "2026-11-28", time: "14:19" })).status).toBe(422);
  expect(await count()).toBe(1);
  expect((await tryTo({ day: "2026-11-28", time: "14:20" })).status).toBe(303);
});

test("walking in and playing once more wait as well; practice at any time", async () => {
  expect((await tryTo({ intent: "start" })).data.errors.towards).toContain("can be scored again from");
  const replayed = await post(world, world.trainer, again, "/", {}, { id: failed.id });
  expect(replayed.location).toBe(`/grading/new?person=${world.learner.personId}&scenario=rp04`);
  expect(await count()).toBe(1);
  expect((await tryTo({ intent: "start", towards: "practice" })).status).toBe(303);
});

test("a round leaves out who must wait, with the reason, and does not move a turn before its time", async () => {
  const fields = {
    ...{ kind: "round", look: "1", scenario: "rp04", room: "2", grader: world.trainer.personId, second: "", day: "2026-11-28", minutes: "15" },
    ...{ changeOver: "5", pause: "", pauseMinutes: "", until: "", observers: "0", towards: "frontline-service" },
    person: [world.learner.personId, world.customer.personId],
    helper: [world.trainer.personId, world.observer.personId],
  };
  const address = (time: string) =>
    `/grading/rounds/new?${new URLSearchParams(Object.entries({ ...fields, time }).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))}`;
  const early = (await visit(world, world.trainer, preview, address("09:00"))).data.preview;
  expect(early.turns).toHaveLength(1);
  expect(early.unplaced).toEqual([expect.stringContaining("can be scored again from Sat 28 Nov 2026, 14:20")]);

  const { data } = await visit(world, world.trainer, preview, address("14:20"));
  expect(data.preview).toMatchObject({ unplaced: [], savable: true });
  const saved = await post(world, world.trainer, save, address("14:20"), { mark: data.preview.mark, sending: data.sending });
  const id = saved.location!.split("/").at(-1)!;
  const turn = (await world.store.read.select().from(performances)).find((row) => row.roundId === id && row.staffId === world.learner.personId)!;
  const moved = await post(world, world.trainer, change, "/", { intent: "time", turn: turn.id, time: "09:00" }, { id });
  expect(moved).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("from Sat 28 Nov 2026, 14:20 on") } });
});

test("after the second fail a coaching note comes first; the learner reads it with the result and on the record, and then it plans", async () => {
  const second = await failAgain("one-knob", "2026-11-28");
  later(25);
  expect(await offered()).toMatchObject([{ failed: true, from: null, noteAfter: second.id }]);
  expect((await visit(world, world.trainer, desk, "/grading")).data.notes).toMatchObject([{ id: second.id, staff: "Lin Yue", fails: 2 }]);
  const third = { variant: "nobody-came", day: "2026-11-30" };
  expect((await tryTo(third)).data.errors.towards).toContain("write the coaching note first");
  expect((await visit(world, world.trainer, coachingPage, "/", { id: second.id })).data).toMatchObject({ needed: true, fails: 2, workOn: "Listening" });
  expect((await open(second, world.learner)).data.mine.next).toMatchObject({ kind: "again", isOpen: true, talkFirst: true });

  expect((await note(second)).status).toBe(303);
  expect((await note(second)).status).toBe(303);
  expect((await visit(world, world.trainer, desk, "/grading")).data.notes).toEqual([]);
  expect(await world.store.read.select().from(coachingNotes)).toMatchObject([{ performanceId: second.id, writtenBy: world.trainer.personId }]);
  expect((await world.store.read.select().from(auditEntries)).filter(({ act }) => act === "role-plays.coached")).toHaveLength(1);
  const { data } = await open(second, world.learner);
  expect(data.coaching.notes).toMatchObject([{ text: "Say back what you heard; three times tomorrow.", by: "Su Xiaolan" }]);
  expect(data.coaching.writeAt).toBeNull();
  expect(data.mine.next).toMatchObject({ talkFirst: false });
  const facts = (await visit(world, world.learner, record, "/record")).data.facts as { title: string; details: string[] }[];
  expect(facts.find(({ title }) => title.startsWith("Coaching note"))?.details).toContain("Say back what you heard; three times tomorrow.");
  expect((await tryTo(third)).status).toBe(303);
});

test("a red line asks for a note after the first time already", async () => {
  world = await rolePlayWorld();
  const crossed = await planned(world);
  await scoredAndSigned(world, crossed, { redLine: "false-promise", confirm: "false-promise" });
  later(25);
  expect(await offered()).toMatchObject([{ noteAfter: crossed.id }]);
  expect((await tryTo({ day: "2026-11-29" })).data.errors.towards).toContain("coaching note");
});

test("who was played with and has no result yet has that first; a pass clears everything", async () => {
  later(25);
  const next = await planned(world, { variant: "one-knob", day: "2026-11-28", time: "16:00" });
  later(2);
  expect(await offered()).toMatchObject([{ resultFirst: next.id }]);
  expect((await tryTo({ variant: "nobody-came", day: "2026-11-30" })).status).toBe(422);
  await scoredAndSigned(world, next);
  expect(await offered()).toEqual([]);
  expect((await open(failed, world.learner)).data.mine.next).toEqual({ kind: "passed-since", performanceId: next.id });
});

test("a note is written by a trainer of the person, about what was not passed, in words", async () => {
  expect((await note(failed, "  ")).data.errors.text).toEqual(expect.any(String));
  expect((await note(failed, "x".repeat(2001))).status).toBe(422);
  expect((await note(failed, "Mine.", world.otherTrainer)).status).toBe(404);
  expect((await visit(world, world.learner, coachingPage, "/", { id: failed.id })).status).toBe(404);
  later(25);
  const passed = await planned(world, { variant: "one-knob", day: "2026-11-28", time: "16:00" });
  expect((await note(passed, "Too soon.")).status).toBe(409);
  later(2);
  await scoredAndSigned(world, passed);
  expect(await note(passed, "Well done.")).toMatchObject({ status: 409, data: { typed: { text: "Well done." } } });
  expect(await world.store.read.select().from(coachingNotes)).toEqual([]);
});

/** A world in which a second try was planned before the first was scored and failed. */
async function plannedTwice(day: string, time: string, marks: Change = weak) {
  world = await rolePlayWorld();
  const first = await planned(world);
  const second = await planned(world, { variant: "one-knob", day, time });
  await scoredAndSigned(world, first, marks);
  return { first, second };
}
const clock = (performance: Row) => post(world, world.trainer, saveMarks, "/", { clock: "start" }, { id: performance.id });
const scoringOf = (performance: Row) => visit(world, world.trainer, scoringPage, "/", { id: performance.id });
const now = async ({ id }: Row) => (await world.store.read.select().from(performances)).find((row) => row.id === id)!;
const tooSoon = "from Sat 28 Nov 2026, 14:20 on";

test("a second try that was planned before the first was failed is on hold: the desk, its page and the learner say from when on, and it is neither started nor scored", async () => {
  const { first, second } = await plannedTwice("2026-11-27", "18:00");
  expect((await visit(world, world.trainer, desk, "/grading")).data.toScore).toMatchObject([{ id: second.id, state: "held" }]);
  expect((await open(second)).data.hold).toEqual({ from: "Sat 28 Nov 2026, 14:20", note: false, writeAt: null });
  expect((await open(second, world.learner)).data.hold).toMatchObject({ from: "Sat 28 Nov 2026, 14:20" });
  expect((await open(first, world.learner)).data.mine.next).toMatchObject({ kind: "planned", performanceId: second.id, from: "Sat 28 Nov 2026, 14:20" });
  expect((await open(second, world.customer)).data.hold).toBeNull();

  later(5);
  expect(await scoringOf(second)).toMatchObject({ status: 409, data: { sentence: expect.stringContaining(tooSoon) } });
  expect(await clock(second)).toMatchObject({ status: 409, data: expect.stringContaining(tooSoon) });
  const plain = await post(world, world.trainer, scoring, "/", { ...marksOf(second), intent: "start" }, { id: second.id });
  expect(plain).toMatchObject({ status: 409, data: { errors: { "": expect.stringContaining(tooSoon) } } });
  expect(await now(second)).toMatchObject({ startedAt: null, releasedAt: null });
  const handedIn = await submit(world, second, { writer: "page2" });
  expect(handedIn).toMatchObject({ status: 422, data: { errors: { "": expect.stringContaining(tooSoon) }, typed: { "level.tone": "4" } } });
  expect((await post(world, world.trainer, signNow, "/", { hash: "any", password }, { id: second.id })).status).toBe(409);
});

test("when its time has come, a try on hold may be started and is scored like any other", async () => {
  const { second } = await plannedTwice("2026-11-27", "18:00");
  later(24);
  expect((await scoringOf(second)).status).toBe(200);
  expect((await submit(world, second)).status).toBe(422); // as it was planned, it would have been too soon
  expect((await clock(second)).status).toBe(200);
  expect((await scoredAndSigned(world, second, { turn: "2" })).status).toBe(303);
  expect((await now(second)).releasedAt).not.toBeNull();
});

test("a try on hold is taken back to be planned anew, also after its time and with two graders", async () => {
  world = await rolePlayWorld();
  const first = await planned(world);
  const second = await planned(world, { variant: "one-knob", time: "18:00", secondGrader: world.otherTrainer.personId });
  await scoredAndSigned(world, first, weak);
  later(6);
  const answer = await post(world, world.trainer, takeBack, "/", {}, { id: second.id });
  expect(answer.location).toBe(`/grading/new?person=${world.learner.personId}&scenario=rp04`);
  expect((await now(second)).cancelledAt).not.toBeNull();
  expect((await tryTo({ day: "2026-11-28", time: "14:20" })).status).toBe(303);
});

test("one that is planned late enough waits for the coaching note alone, and goes ahead when it is written", async () => {
  const { first, second } = await plannedTwice("2026-11-29", "10:00", { redLine: "false-promise", confirm: "false-promise" });
  expect((await open(second)).data.hold).toEqual({ from: null, note: true, writeAt: `/performances/${first.id}/coaching` });
  later(48);
  expect(await clock(second)).toMatchObject({ status: 409, data: expect.stringContaining("coaching note") });
  expect((await note(first)).status).toBe(303);
  expect((await open(second)).data.hold).toBeNull();
  expect((await scoredAndSigned(world, second)).status).toBe(303);
});

test("what was played before the fail was out is scored as it was played, and practice never waits", async () => {
  world = await rolePlayWorld();
  const first = await planned(world);
  const second = await planned(world, { variant: "one-knob" });
  const practice = await planned(world, { variant: "nobody-came", towards: "practice", time: "18:00" });
  expect((await clock(second)).status).toBe(200);
  later(0.5);
  await scoredAndSigned(world, first, weak);
  expect((await open(practice)).data.hold).toBeNull();
  expect((await scoredAndSigned(world, second)).status).toBe(303);
  later(4);
  expect((await clock(practice)).status).toBe(200);
});
