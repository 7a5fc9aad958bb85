import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { assign, endAssignment } from "~/assignments/assign.server";
import { importPast, type PastList } from "~/certification/past-import.server";
import { openMessage, unreadOf } from "~/messages/bell.server";
import { forgetMessages } from "~/messages/forgetting.server";
import type { Message } from "~/messages/message";
import { remind } from "~/messages/reminding.server";
import { tell } from "~/messages/tell.server";
import { deactivate } from "~/people/activity.server";
import { cancelPerformance, findPerformance } from "~/role-plays/performances.server";
import { loader as root } from "~/root";
import { action as account, loader as accountPage } from "~/routes/account/route";
import { loader as page, action as readAll } from "~/routes/messages/route";
import { loader as open } from "~/routes/messages_.$id/route";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { certificates, registerRows } from "~db/tables/certification";
import { deliveries, messages } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { sampleLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { planned, rolePlayWorld, scoredAndSigned } from "../support/role-play";
import { smallLibrary } from "../support/small-library";
import { toldTo as told } from "../support/told";
import { post, visit, type World } from "../support/visit";

const zone = "Asia/Shanghai";
const on = (day: Day, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const world = async (): Promise<World> => ({ store: await freshStore(), library: smallLibrary(), now: on("2026-11-27") });
const toldTo = (store: Store, personId: string) => told(store, { personId });
const kindsOf = async (store: Store, personId: string) => (await toldTo(store, personId)).map(({ message }) => message.kind);
const openKinds = async (store: Store, personId: string) => (await toldTo(store, personId)).filter(({ done }) => !done).map(({ message }) => message.kind);
const cancelled = (id: string): Message => ({ kind: "cancelled", performanceId: id, scenarioId: "rp04", part: "staff", at: "2026-11-27T06:20:00.000Z" });

const pastColumns: PastList["mapping"] = ["staffNumber", "certification", "issuedOn", "expiresOn"];

describe("what concerns somebody", () => {
  test("is told with its cause, and never where the cause came to nothing", async () => {
    const { store, library, now } = await world();
    const { personId } = await makePerson(store);
    const failing = store.tx(async (w) => {
      await assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, now);
      throw new Error("the power fails");
    });
    await expect(failing).rejects.toThrow("the power fails");
    expect(await toldTo(store, personId)).toEqual([]);
    await store.tx((w) => assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, now));
    expect(await toldTo(store, personId)).toMatchObject([
      { message: { kind: "assigned", courseId: "boot-camp", dueOn: "2026-12-27" }, read: false, done: false },
    ]);
  });

  test("is told once, however often and by however many it is brought about", async () => {
    const { store, now } = await world();
    const { personId } = await makePerson(store);
    const twice = () => store.tx((w) => tell(w, [personId, personId], cancelled("p1"), now));
    await Promise.all([twice(), twice(), twice()]);
    expect(await kindsOf(store, personId)).toEqual(["cancelled"]);
  });

  test("is done when its matter is done: the certificate ends the assignment, and so does taking it back", async () => {
    const { store, library, now } = await world();
    const { personId } = await makePerson(store);
    await store.tx((w) => assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, on("2026-11-01")));
    const facts = factsFor({ store, library, now }, personId);
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, on("2026-11-02"));
    await facts.quiz(on("2026-11-03"));
    await facts.rolePlay(on("2026-11-04"));
    expect(await toldTo(store, personId)).toMatchObject([
      { message: { kind: "certificate-issued", expiresOn: "2027-12-01" }, done: false },
      { message: { kind: "assigned" }, done: true },
    ]);
    expect(await unreadOf(store.read, personId)).toBe(1);

    const other = await makePerson(store);
    const assignmentId = await store.tx((w) => assign(w, library, { personId: other.personId, courseId: "boot-camp", assignedBy: null }, now));
    await store.tx((w) => endAssignment(w, library, { assignmentId, endedBy: personId }, now));
    expect(await unreadOf(store.read, other.personId)).toBe(0);
  });

  test("of a role-play: planned for all who have a part, done when it is scored, and then the result for the one it is of", async () => {
    const world = await rolePlayWorld(await sampleLibrary());
    const { store, trainer, learner, customer, observer } = world;
    const performance = await planned(world);
    expect(await kindsOf(store, learner.personId)).toEqual(["planned"]);
    expect((await toldTo(store, customer.personId))[0]!.message).toMatchObject({ kind: "planned", part: "customer" });
    expect((await toldTo(store, observer.personId))[0]!.message).toMatchObject({ kind: "planned", part: "observer" });
    expect(await kindsOf(store, trainer.personId)).toEqual([]); // who planned it knows
    await scoredAndSigned(world, performance);
    const told = await toldTo(store, learner.personId);
    expect(told.map(({ message, done }) => [message.kind, done]).sort()).toEqual([
      ["planned", true],
      ["released", false],
    ]);
    expect(await openKinds(store, customer.personId)).toEqual([]);
    expect(JSON.stringify(await store.read.select().from(messages))).not.toMatch(/weightedSum|passed|\b400\b/); // never a score
  });

  test("that was planned and is cancelled says so to all who were to come", async () => {
    const world = await rolePlayWorld(await sampleLibrary());
    const { store, trainer, learner, customer } = world;
    const { id } = await planned(world, { time: "16:20" });
    await cancelPerformance(store, (await findPerformance(store.read, id))!, trainer.personId, world.now);
    for (const { personId } of [learner, customer]) expect(await openKinds(store, personId)).toEqual(["cancelled"]);
  });
});

describe("the bell and its page", () => {
  test("count what is new, show it in the reader's language, and lead to the page where it is done", async () => {
    const { store, library, now } = await world();
    const me = await makePerson(store);
    await store.tx((w) => assign(w, library, { personId: me.personId, courseId: "boot-camp", assignedBy: null }, now));
    const here = { store, library, now };
    expect((await visit(here, me, root, "/learn")).data.unread).toBe(1);
    const [en, zh] = [(await visit(here, me, page, "/messages")).data, (await visit(here, me, page, "/messages", {}, "zh")).data];
    expect(en.list).toMatchObject([{ text: "A course is yours to do: Boot Camp, by Sun 27 Dec 2026.", read: false }]);
    expect(zh.list).toMatchObject([{ text: "您有新的学习任务：魔鬼训练，请在2026年12月27日 周日前完成。" }]);
    const opened = await visit(here, me, open, `/messages/${en.list[0].id}`, { id: en.list[0].id });
    expect([opened.status, opened.location]).toEqual([303, "/learn"]);
    expect((await visit(here, me, root, "/learn")).data.unread).toBe(0);
    expect((await visit(here, null, root, "/sign-in")).data.unread).toBe(0);
  });

  test("show nobody what others were told, and let nobody read it for them", async () => {
    const here = await world();
    const [me, other] = [await makePerson(here.store), await makePerson(here.store)];
    await here.store.tx((w) => tell(w, [other.personId], cancelled("p1"), here.now));
    const { id } = (await toldTo(here.store, other.personId))[0]!;
    expect((await visit(here, me, page, "/messages")).data.list).toEqual([]);
    expect((await visit(here, me, open, `/messages/${id}`, { id })).status).toBe(404);
    expect((await visit(here, me, open, "/messages/none", { id: "none" })).status).toBe(404);
    await post(here, me, readAll, "/messages", { upTo: id });
    expect(await unreadOf(here.store.read, other.personId)).toBe(1);
  });

  test("go on page by page, and mark as read only what was there to be seen", async () => {
    const here = await world();
    const me = await makePerson(here.store);
    for (let n = 0; n < 35; n++) await here.store.tx((w) => tell(w, [me.personId], cancelled(`p${n}`), new Date(here.now.getTime() + n * 60_000)));
    const first = (await visit(here, me, page, "/messages")).data;
    const second = (await visit(here, me, page, `/messages?before=${first.next}`)).data;
    expect([first.list.length, second.list.length, second.next]).toEqual([30, 5, null]);
    expect(new Set([...first.list, ...second.list].map(({ id }) => id)).size).toBe(35);
    await here.store.tx((w) => tell(w, [me.personId], cancelled("later"), on("2026-11-28")));
    expect((await post(here, me, readAll, "/messages", { upTo: first.list[0].id })).status).toBe(303);
    expect(await unreadOf(here.store.read, me.personId)).toBe(1);
    expect((await post(here, me, readAll, "/messages", { upTo: "not an id!" })).status).toBe(400);
  });

  test("say 99+ without counting further", async () => {
    const here = await world();
    const { personId } = await makePerson(here.store);
    for (let n = 0; n < 130; n++) await here.store.tx((w) => tell(w, [personId], cancelled(`p${n}`), here.now));
    expect(await unreadOf(here.store.read, personId)).toBe(100);
  });
});

test("by mail goes what has to be done, and the rest to who wants it; to nobody without an address", async () => {
  const here = await world();
  const me = await makePerson(here.store, { email: "me@example.com" });
  const other = await makePerson(here.store);
  const tellBoth = (n: string) =>
    here.store.tx(async (w) => {
      await tell(w, [me.personId, other.personId], cancelled(n), here.now);
      await tell(w, [me.personId, other.personId], { kind: "released", performanceId: n, scenarioId: "rp04", resultId: n }, here.now);
    });
  const waiting = async () => (await here.store.read.select({ personId: deliveries.personId }).from(deliveries)).map(({ personId }) => personId);
  await tellBoth("p1");
  expect(await waiting()).toEqual([me.personId, me.personId]);
  expect((await post(here, me, account, "/account", { intent: "mail", mail: "duties" })).status).toBe(303);
  expect((await visit(here, me, accountPage, "/account")).data.mail).toMatchObject({ choose: true, dutiesOnly: true });
  await tellBoth("p2");
  expect(await waiting()).toHaveLength(3);
  expect((await post(here, me, account, "/account", { intent: "mail", mail: "never" })).status).toBe(422);
  await post(here, me, account, "/account", { intent: "mail", mail: "all" });
  expect((await visit(here, me, accountPage, "/account")).data.mail.dutiesOnly).toBe(false);
  expect((await visit(here, other, accountPage, "/account")).data.mail.choose).toBe(false);
});

describe("reminders", () => {
  /** Somebody whose certificate ends on 1 March 2027, 30 days of grace, with a manager. */
  async function holder() {
    const { store } = await world();
    const manager = await makePerson(store, { isSupervisor: true });
    const me = await makePerson(store, { managerId: manager.personId });
    const ends = { issuedOn: "2026-03-01", windowOpensOn: "2026-12-31", expiresOn: "2027-03-01", graceEndsOn: "2027-03-31" };
    await store.tx(async (w) => {
      const common = { personId: me.personId, certificationId: "frontline", tier: "new-hire" as const };
      const named = { titles: { en: "", zh: "" }, company: { en: "", zh: "" }, holder: { name: me.name, otherName: null, staffNumber: me.staffNumber } };
      await w
        .insert(certificates)
        .values({ id: "c1", serial: "S1", rulesHash: "", factIds: [], countedFrom: "", issuedAt: on("2026-03-01"), ...named, ...common, ...ends });
      const progress = { sortKey: "", departmentId: "department", progress: "certified" as const, metCount: 1, totalCount: 1 };
      await w.insert(registerRows).values({ ...common, ...progress, certificateId: "c1", ...ends, computedAt: on("2026-03-01") });
    });
    const stages = async (personId: string) =>
      (await toldTo(store, personId)).map(({ message }) => ("stage" in message ? message.stage : message.kind)).reverse();
    return { store, me, manager, stages };
  }

  test("of a certificate come to its holder 60, 30, 7 and 0 days before it ends and when it has lapsed; to the manager at 30 and 0 and then", async () => {
    const { store, me, manager, stages } = await holder();
    for (let day = on("2026-12-25", "07:15"); day < on("2027-05-01"); day = new Date(day.getTime() + 86_400_000)) await remind(store, zone, day);
    expect(await stages(me.personId)).toEqual([60, 30, 7, 0, "lapsed"]);
    expect(await stages(manager.personId)).toEqual([30, 0, "report-lapsed"]);
    expect([await openKinds(store, me.personId), await openKinds(store, manager.personId)]).toEqual([["lapsed"], ["report-lapsed"]]); // one at a time
  });

  test("of a certificate end for its holder and the manager when a newer one takes its place, and leave the bell", async () => {
    const { store, me, manager } = await holder();
    for (const day of ["2027-01-30", "2027-02-25"] as const) await remind(store, zone, on(day));
    expect([await unreadOf(store.read, me.personId), await unreadOf(store.read, manager.personId)]).toEqual([1, 1]);
    await store.tx(async (w) => void (await w.update(certificates).set({ importedAt: on("2026-03-01") }))); // as one from another house may be replaced
    const [number] = await store.read.select({ of: people.staffNumber }).from(people).where(eq(people.id, me.personId));
    const list: PastList = { rows: [{ row: 2, cells: [number!.of, "frontline", "2027-02-20", "2028-02-19"] }], mapping: pastColumns, fileName: "renewed.csv" };
    expect(await importPast(store, smallLibrary(), list, { byPersonId: null }, on("2027-02-26"))).toMatchObject([{ status: "added" }]);
    for (const { personId } of [me, manager]) {
      expect(await openKinds(store, personId)).toEqual([]);
      expect(await unreadOf(store.read, personId)).toBe(0);
    }
    await remind(store, zone, on("2027-03-01"));
    expect([await unreadOf(store.read, me.personId), await unreadOf(store.read, manager.personId)], "the old day is of no more concern").toEqual([0, 0]);
  });

  test("that were missed are caught up by the nearest one alone, and two processes at once tell each once", async () => {
    const { store, me, manager, stages } = await holder();
    await Promise.all([remind(store, zone, on("2027-02-25")), remind(store, zone, on("2027-02-25"))]);
    await remind(store, zone, on("2027-02-25", "18:00"));
    expect([await stages(me.personId), await stages(manager.personId)]).toEqual([[7], []]);
  });

  test("of long service with an escort come to who leads the new hire on day 30, 45 and 60 from hiring, from day 45 on to HR too, and end with the certificate", async () => {
    const { store, library } = await world();
    const manager = await makePerson(store, { isSupervisor: true });
    const hr = await makePerson(store, { roles: ["hr"] });
    const lin = await makePerson(store, { managerId: manager.personId, hiredOn: "2026-11-01" });
    const longAgo = await makePerson(store, { managerId: manager.personId, hiredOn: "2020-11-01" });
    for (const { personId } of [lin, longAgo])
      await store.tx((w) => assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, on("2026-11-02")));
    const days: Record<string, string[]> = { [manager.personId]: [], [hr.personId]: [] };
    const escorted = async (personId: string) => (await toldTo(store, personId)).filter(({ message }) => message.kind.endsWith("-escorted"));
    for (let day = on("2026-11-20", "07:15"); day < on("2027-02-01"); day = new Date(day.getTime() + 86_400_000)) {
      await remind(store, zone, day);
      for (const [personId, heard] of Object.entries(days))
        if ((await escorted(personId)).length > heard.length) heard.push(`${(await escorted(personId)).length} ${day.toISOString().slice(0, 10)}`);
    }
    expect(days).toEqual({ [manager.personId]: ["1 2026-11-30", "2 2026-12-15", "3 2026-12-30"], [hr.personId]: ["1 2026-12-15", "2 2026-12-30"] });
    const [newest] = await escorted(hr.personId);
    expect(newest).toMatchObject({ message: { kind: "hr-escorted", stage: "review", days: 60, personId: lin.personId }, done: false });
    expect((await escorted(manager.personId)).filter(({ done }) => !done)).toHaveLength(1);

    const facts = factsFor({ store, library, now: on("2027-02-02") }, lin.personId);
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, on("2027-02-02"));
    await facts.quiz(on("2027-02-02"));
    await facts.rolePlay(on("2027-02-02"));
    for (const { personId } of [manager, hr]) expect((await escorted(personId)).filter(({ done }) => !done)).toEqual([]);
  });

  test("come to nobody who has left", async () => {
    const { store, me, manager, stages } = await holder();
    await deactivate(store, smallLibrary(), { personId: me.personId, by: manager.personId }, on("2027-01-01"));
    await remind(store, zone, on("2027-02-25"));
    expect([await stages(me.personId), await stages(manager.personId)]).toEqual([[], []]);
  });

  test("of an assignment come 7 and 0 days before and when it is overdue, then to the manager too; the certificate ends them", async () => {
    const { store, library } = await world();
    const manager = await makePerson(store, { isSupervisor: true });
    const me = await makePerson(store, { managerId: manager.personId });
    await store.tx((w) => assign(w, library, { personId: me.personId, courseId: "boot-camp", assignedBy: null, dueOn: "2026-12-20" }, on("2026-11-20")));
    for (let day = on("2026-12-01", "07:15"); day < on("2027-01-20"); day = new Date(day.getTime() + 86_400_000)) await remind(store, zone, day);
    const stages = (await toldTo(store, me.personId)).map(({ message }) => ("stage" in message ? message.stage : message.kind)).reverse();
    expect(stages).toEqual(["assigned", 7, 0, "overdue"]);
    expect(await openKinds(store, me.personId)).toEqual(["due"]);
    expect(await openKinds(store, manager.personId)).toEqual(["report-overdue"]);
    const facts = factsFor({ store, library, now: on("2027-01-20") }, me.personId);
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, on("2027-01-20"));
    await facts.quiz(on("2027-01-20"));
    await facts.rolePlay(on("2027-01-20"));
    expect(await openKinds(store, me.personId)).toEqual(["certificate-issued"]);
    expect(await openKinds(store, manager.personId)).toEqual([]);
  });

  test("come to graders for scorecards that are a day late", async () => {
    const world = await rolePlayWorld(await sampleLibrary());
    await planned(world);
    await remind(world.store, zone, on("2026-11-28", "07:15"));
    expect(await openKinds(world.store, world.trainer.personId)).toEqual([]);
    await remind(world.store, zone, on("2026-11-29", "07:15"));
    expect(await openKinds(world.store, world.trainer.personId)).toEqual(["to-score"]);
  });

  test("sum up each week for HR, once", async () => {
    const { store, stages } = await holder();
    const hr = await makePerson(store, { roles: ["hr"] });
    for (const day of ["2027-02-22", "2027-02-23", "2027-02-28"]) await remind(store, zone, on(day, "07:15"));
    expect(await stages(hr.personId)).toEqual(["digest"]);
    await remind(store, zone, on("2027-03-02", "07:15"));
    expect((await toldTo(store, hr.personId))[0]!.message).toEqual({
      kind: "digest",
      weekOf: "2027-03-01",
      counts: { soon: 0, inGrace: 1, lapsed: 0, overdue: 0, appeals: 0 },
    });
  });
});

test("what is two years old is forgotten, and the rest stays", async () => {
  const { store } = await world();
  const { personId } = await makePerson(store, { email: "me@example.com" });
  await store.tx((w) => tell(w, [personId], cancelled("old"), on("2024-01-01")));
  await store.tx((w) => tell(w, [personId], cancelled("new"), on("2026-11-01")));
  expect(await forgetMessages(store, on("2026-11-27"))).toEqual({ deliveries: 0, letters: 0, messages: 1 });
  expect(await store.read.select({ about: messages.aboutId }).from(messages)).toEqual([{ about: "new" }]);
  expect(await store.read.select({ id: messages.id }).from(messages).where(eq(messages.aboutId, "old"))).toEqual([]);
  expect(await openMessage(store, personId, "gone", on("2026-11-27"))).toBe(undefined);
});
