import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { pathsOf } from "~/certification/path.server";
import { examine } from "~/doctor/examine.server";
import { remind } from "~/messages/reminding.server";
import type { Visitor } from "~/people/visitor";
import { sealAudit, verifyAudit } from "~/record/sealing.server";
import { action as decide, loader as decisions } from "~/routes/hr.certificates.$serial/route";
import { loader as register } from "~/routes/hr.register/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as record } from "~/routes/record/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { certificateDecisions, certificates } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let hr: Visitor;
let holder: Visitor;
let serial: string;

/** On 10 December the clock of the server says the 11th, and the last thing that is asked comes then. */
beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-12-11") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  holder = await makePerson(world.store, {});
  await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
  const facts = factsFor(world, holder.personId);
  await facts.quiz(at("2026-12-05"));
  for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2026-12-05"));
  await facts.rolePlay(at("2026-12-11"));
  await sealAudit(world.store, at("2026-12-11"));
  serial = (await issued())[0]!.serial;
});

const issued = () => world.store.read.select().from(certificates).where(eq(certificates.personId, holder.personId));
const on = (day: string, time?: string): World => ({ ...world, now: at(day, time) });
const standing = async (day: string) => (await pathsOf(world.store.read, world.library, holder.personId, day))[0]!.standing.name;
/** What the doctor says of dates, chains, decisions and rows. The facts of a test have no questions and signatures behind them. */
const found = async () => {
  const all = [];
  for await (const { what } of examine({ store: world.store, library: world.library, now: at("2026-12-10"), fix: false, files: "/nowhere" })) all.push(what);
  return all.filter((what) => !["marks", "versions-missing", "signature"].includes(what));
};

test("a clock that ran a day ahead and is put back: the certificate stays, every page answers, and nothing is done twice", async () => {
  const real = on("2026-12-10");
  const status = async (answer: ReturnType<typeof visit>) => (await answer).status;
  expect(
    await Promise.all([
      status(visit(real, holder, learn, "/learn")),
      status(visit(real, holder, record, "/record")),
      status(visit(real, hr, register, "/hr/register")),
      status(visit(real, hr, register, "/hr/register?asOf=2026-12-09")),
      status(visit(real, hr, decisions, `/hr/certificates/${serial}`, { serial })),
    ]),
  ).toEqual([200, 200, 200, 200, 200]);
  expect((await visit(real, null, verifyPage, `/verify/${serial}`, { serial })).data.certificate).toMatchObject({ status: "valid" });
  expect(await standing("2026-12-10")).toBe("certified");
  await factsFor(real, holder.personId).read("hear", at("2026-12-10"));
  expect(await issued()).toHaveLength(1);
  expect(await found()).toEqual([]);
});

test("what HR decides after it was put back stands in its order, the trail is whole, and the doctor tells that the days are out of order", async () => {
  const say = (kind: string, world: World) => post(world, hr, decide, `/hr/certificates/${serial}`, { kind, reason: "A reason." }, { serial });
  expect((await say("suspended", on("2026-12-11", "11:00"))).status).toBe(303);
  expect(await standing("2026-12-11")).toBe("suspended");
  expect((await say("reinstated", on("2026-12-10", "11:05"))).status).toBe(303);
  expect(await standing("2026-12-10")).toBe("certified");
  const kept = await world.store.read.select().from(certificateDecisions).orderBy(certificateDecisions.nth);
  expect(kept.map(({ nth, kind }) => [nth, kind])).toEqual([
    [1, "suspended"],
    [2, "reinstated"],
  ]);
  await sealAudit(world.store, at("2026-12-10", "11:06"));
  expect(await verifyAudit(world.store.read)).toMatchObject({ unsealed: 0, broken: null });
  expect(await found()).toEqual(["decisions"]);
});

test("a day ahead within the window and the grace changes what is said that day, and nothing that was issued", async () => {
  const before = await issued();
  const { expiresOn, graceEndsOn } = before[0]!;
  const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  for (const [today, tomorrow, standings] of [
    [expiresOn, next(expiresOn), ["renewal-due", "in-grace", "renewal-due"]],
    [graceEndsOn, next(graceEndsOn), ["in-grace", "lapsed", "in-grace"]],
  ] as const)
    expect([await standing(today), await standing(tomorrow), await standing(today)]).toEqual(standings);
  expect(await issued()).toEqual(before);
});

test("a reminder that was sent a day early is not sent again when its day comes", async () => {
  const told = async () => (await world.store.read.select().from(messages)).length;
  const { expiresOn } = (await issued())[0]!;
  const before = (days: number) => new Date(at(expiresOn, "07:15").getTime() - days * 86_400_000);
  await remind(world.store, world.library.zone, before(31));
  const first = await told();
  await remind(world.store, world.library.zone, before(30));
  const sent = await told();
  expect(sent).toBeGreaterThan(first);
  for (const days of [31, 30, 29]) await remind(world.store, world.library.zone, before(days));
  expect(await told()).toBe(sent);
});
