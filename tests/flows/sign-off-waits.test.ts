import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { countsForHr } from "~/messages/digest.server";
import { remind } from "~/messages/reminding.server";
import type { Visitor } from "~/people/visitor";
import { loader as registerPage } from "~/routes/hr.register/route";
import { loader as matrixPage } from "~/routes/hr.register_.matrix/route";
import { loader as learnPage } from "~/routes/learn/route";
import { action as sign } from "~/routes/sign-offs/route";
import { loader as teamPage } from "~/routes/team/route";
import { messages } from "~db/tables/messages";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { at, inGroup, linkOf, meetAll, type SigningWorld, signingWorld } from "../support/sign-offs";
import { post, visit } from "../support/visit";

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
  await meetAll(world, world.learner);
});

const signs = async (visitor: Visitor) =>
  expect((await post(world, visitor, sign, "/sign-offs", { intent: "sign", link: await linkOf(world) })).status).toBe(303);

test("the learner reads who is to sign, and since when", async () => {
  const next = async (language?: "zh") => (await visit(world, world.learner, learnPage, "/learn", {}, language)).data.paths[0].next;
  expect(await next()).toMatchObject({ kind: "signing", title: "Everything is done", detail: expect.stringContaining("trainer, since") });
  await signs(world.trainer);
  expect((await next("zh")).detail).toContain("直属上级");
});

test("HR reads in the register that only signatures are missing", async () => {
  const rows = (await visit(world, world.hr, registerPage, "/hr/register?q=11940")).data.rows;
  expect(rows).toMatchObject([{ staffNumber: "11940", why: "All requirements met, waiting for signatures" }]);
  const [line] = (await visit(world, world.hr, matrixPage, "/hr/register/matrix?q=11940", {}, "zh")).data.lines;
  expect(line.cells).toMatchObject([{ standing: "in-progress", detail: "待签核" }]);
});

test("who waits for others only is not told that the course was due; who is asked for something more is", async () => {
  world.now = at("2026-12-20"); // due on the 2nd
  world.trainer.steppedUpAt = world.now;
  const wasDue = async () => (await visit(world, world.learner, learnPage, "/learn")).data.paths[0].wasDue;
  expect(await wasDue()).toBeNull();
  expect(
    (await post(world, world.trainer, sign, "/sign-offs", { intent: "return", link: await linkOf(world), reason: "One more day beside somebody." })).status,
  ).toBe(303);
  expect(await wasDue()).toBe("Wed 2 Dec");
});

describe("the course of who waits for others only", () => {
  const told = async (...kinds: string[]) =>
    (await world.store.read.select().from(messages)).filter((one) => kinds.includes(one.kind) && !one.doneAt).map(({ personId }) => personId);
  const remindOn = (day: string) => remind(world.store, world.library.zone, at(day));
  const giveBack = async () => {
    world.now = at("2026-12-04");
    world.trainer.steppedUpAt = world.now;
    const answer = await post(world, world.trainer, sign, "/sign-offs", {
      intent: "return",
      link: await linkOf(world),
      reason: "One more day beside somebody.",
    });
    expect(answer.status).toBe(303);
  };
  const attention = async () => (await visit(world, world.lead, teamPage, "/team")).data.due;
  const overdueForHr = async () => (await countsForHr(world.store.read, "2026-12-04")).overdue;

  test("is overdue for nobody, until more is asked of them", async () => {
    await remindOn("2026-12-02"); // due on that day
    await remindOn("2026-12-03");
    world.now = at("2026-12-03");
    expect(await told("due", "report-overdue")).toEqual([]);
    expect([await attention(), await overdueForHr()]).toEqual([[], 0]);
    await giveBack();
    await remindOn("2026-12-04");
    expect((await told("due", "report-overdue")).sort()).toEqual([world.learner.personId, world.lead.personId].sort());
    expect([await attention(), await overdueForHr()]).toEqual([[expect.objectContaining({ name: "Lin Yue", isLate: true })], 1]);
  });

  test("was overdue, and is that no more once their last result is there", async () => {
    const late = { ...(await makePerson(world.store, { managerId: world.lead.personId })), steppedUpAt: world.now };
    await inGroup(world, world.trainer, late);
    await world.store.tx((w) => assign(w, world.library, { personId: late.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
    await remindOn("2026-12-03");
    expect((await told("due", "report-overdue")).sort()).toEqual([late.personId, world.lead.personId].sort());
    const facts = factsFor({ ...world, now: at("2026-12-05") }, late.personId);
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2026-12-04"));
    await facts.quiz(at("2026-12-04"));
    await facts.rolePlay(at("2026-12-05"));
    expect(await told("due", "report-overdue")).toEqual([]);
  });
});

test("who may sign is reminded after three days and HR is told after seven, each once, and no more once it is signed", async () => {
  const kinds = async (personId: string) =>
    (
      await world.store.read
        .select()
        .from(messages)
        .where(and(eq(messages.personId, personId)))
    )
      .filter(({ kind, doneAt }) => /sign-off/.test(kind) && !doneAt)
      .map(({ kind }) => kind);
  const remindOn = (day: string) => remind(world.store, world.library.zone, at(day));
  await remindOn("2026-11-22");
  expect(await kinds(world.trainer.personId)).toEqual([]);
  await remindOn("2026-11-24");
  await remindOn("2026-11-25");
  expect([await kinds(world.trainer.personId), await kinds(world.hr.personId)]).toEqual([["sign-off-waits"], []]);
  await remindOn("2026-11-28");
  await remindOn("2026-11-29");
  expect([await kinds(world.trainer.personId), await kinds(world.hr.personId)]).toEqual([["sign-off-waits"], ["hr-sign-off-waits"]]);
  await signs(world.trainer);
  expect([await kinds(world.trainer.personId), await kinds(world.hr.personId)]).toEqual([[], []]);
});
