import { describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Workplace } from "~/jobs/job";
import { messagesOf, openMessage } from "~/messages/bell.server";
import { mailChannel } from "~/messages/mail.server";
import type { Message } from "~/messages/message";
import { isMailWaiting, sendMail } from "~/messages/sending.server";
import { tell } from "~/messages/tell.server";
import { deactivate } from "~/people/activity.server";
import { loader as home } from "~/routes/admin/route";
import { action as care, loader as state } from "~/routes/admin_.mail/route";
import { action as stop, loader as stopPage } from "~/routes/mail.$token/route";
import type { Store } from "~db/store";
import { deliveries, letters } from "~db/tables/messages";
import { freshStore, settingsForTests } from "../support/database";
import { startBlackHole, startMailServer } from "../support/mail-server";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (time: string, day = "2026-11-27") => new Date(`${day}T${time}:00+08:00`);
const library = smallLibrary();
const released = (id: string): Message => ({ kind: "released", performanceId: id, scenarioId: "rp04", resultId: id });

async function place(url?: string): Promise<Workplace & { world: World }> {
  const store = await freshStore();
  const settings = { ...settingsForTests(store), SMTP_URL: url, BASE_URL: "https://training.example.com" };
  return { store, settings, source: { current: () => library }, log: { error: () => expect.unreachable() }, world: { store, library, now: at("10:00") } };
}
const tellOf = (store: Store, personIds: string[], message: Message, now = at("10:00")) => store.tx((w) => tell(w, personIds, message, now));
const statesOf = async ({ read }: Store) =>
  (await read.select({ state: deliveries.state, why: deliveries.why }).from(deliveries)).sort((a, b) => (a.state < b.state ? -1 : 1));

describe("a letter", () => {
  test("arrives over SMTP in its reader's language, leads to the page and to a way out, and says no score", async () => {
    const server = await startMailServer();
    const here = await place(server.url);
    const [lin, ann] = [await makePerson(here.store, { email: "lin@example.com", language: "zh" }), await makePerson(here.store, { email: "ann@example.com" })];
    await here.store.tx((w) => assign(w, library, { personId: lin.personId, courseId: "boot-camp", assignedBy: null }, at("10:00")));
    await tellOf(here.store, [ann.personId], released("p1"));
    expect(await isMailWaiting(here, at("10:01"))).toBe(true);
    expect(await sendMail(here, at("10:01"))).toEqual({ sent: 2, failed: 0 });
    expect(await isMailWaiting(here, at("10:02"))).toBe(false);

    const [zh, en] = ["lin@example.com", "ann@example.com"].map((to) => server.received.find((one) => one.to === to)!);
    const { id } = (await messagesOf(here.store.read, lin.personId, null)).list[0]!;
    expect(zh!.text).toContain(`您有新的学习任务：魔鬼训练，请在2026年12月27日 周日前完成。\nhttps://training.example.com/messages/${id}`);
    expect(zh!.html).toContain(`<a href="https://training.example.com/messages/${id}">`);
    expect(en!.text).toContain("Your result of the role-play “The story rp04” is out.");
    expect(en!.text).toMatch(/Stop all mail to this address\nhttps:\/\/training\.example\.com\/mail\/[\w-]{32}$/);
    expect(en!.head).toMatch(/^From: training@example\.com$/m);
    expect(en!.head).toMatch(/^Message-ID: <\w+@training\.example\.com>$/m);
    expect(en!.head).toMatch(/^List-Unsubscribe: <https:\/\/training\.example\.com\/mail\/[\w-]{32}>/m);
    expect(en!.head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(en!.text).not.toMatch(/\d\.\d|%|points|score/i);
  });

  test("says all that waits for one person, without what they have read or what is done meanwhile", async () => {
    const server = await startMailServer();
    const here = await place(server.url);
    const { personId } = await makePerson(here.store, { email: "ann@example.com" });
    for (const id of ["p1", "p2", "p3"]) await tellOf(here.store, [personId], released(id), at("23:00", "2026-11-26"));
    const [newest] = (await messagesOf(here.store.read, personId, null)).list;
    await openMessage(here.store, personId, newest!.id, at("07:00"));
    expect(await sendMail(here, at("08:00"))).toEqual({ sent: 1, failed: 0 });
    expect(server.received[0]!.head).toContain("Subject: Harbour & Pine: 2 messages for you");
    expect(server.received[0]!.text.match(/is out\./g)).toHaveLength(2);
    expect(await statesOf(here.store)).toEqual([{ state: "dropped", why: "seen" }, ...[1, 2].map(() => ({ state: "sent", why: null }))]);
  });

  test("waits through the night, and is sent once by two processes in the morning", async () => {
    const server = await startMailServer();
    const here = await place(server.url);
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => makePerson(here.store, { email: `p${n}@example.com` })));
    for (const { personId } of people) await tellOf(here.store, [personId], released("p1"), at("21:30", "2026-11-26"));
    for (const time of ["21:31", "23:59"]) expect(await isMailWaiting(here, at(time, "2026-11-26"))).toBe(false);
    expect(await sendMail(here, at("07:59"))).toEqual({ sent: 0, failed: 0 });
    const both = await Promise.all([sendMail(here, at("08:00")), sendMail(here, at("08:00"))]);
    expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(6);
    expect(server.received.map(({ to }) => to).sort()).toEqual(people.map((_, n) => `p${n + 1}@example.com`));
  });

  test("goes to nobody who has left, nor to an address that was taken away", async () => {
    const server = await startMailServer();
    const here = await place(server.url);
    const [gone, admin] = [await makePerson(here.store, { email: "gone@example.com" }), await makePerson(here.store, { roles: ["admin"] })];
    await tellOf(here.store, [gone.personId], released("p1"));
    await deactivate(here.store, library, { personId: gone.personId, by: admin.personId }, at("10:00"));
    await sendMail(here, at("10:01"));
    expect([server.received, await statesOf(here.store)]).toEqual([[], [{ state: "dropped", why: "no-address" }]]);
  });
});

describe("a letter that does not arrive", () => {
  test("at an address the server does not know has failed at once, and administrators see why and can send it again", async () => {
    let known = false;
    const server = await startMailServer({ recipient: (address) => (address === "typo@example.com" && !known ? "550 no such mailbox" : undefined) });
    const here = await place(server.url);
    const admin = await makePerson(here.store, { roles: ["admin"] });
    const [typo, ann] = [await makePerson(here.store, { email: "typo@example.com" }), await makePerson(here.store, { email: "ann@example.com" })];
    for (const { personId } of [typo, ann]) await tellOf(here.store, [personId], released("p1"));
    expect(await sendMail(here, at("10:01"))).toEqual({ sent: 1, failed: 1 });
    const page = (await visit(here.world, admin, state, "/admin/mail")).data;
    expect(page).toMatchObject({ waiting: 0, failed: 1, sent: 1, isSetUp: false });
    expect(page.failures).toMatchObject([
      { staffNumber: typo.staffNumber, address: "typo@example.com", tries: 1, why: expect.stringContaining("no such mailbox") },
    ]);
    expect((await visit(here.world, admin, home, "/admin")).data.isAnyMailFailed).toBe(true);

    known = true;
    expect((await post(here.world, admin, care, "/admin/mail", { intent: "retry", delivery: page.failures[0].id })).status).toBe(303);
    expect(await sendMail(here, at("10:02"))).toEqual({ sent: 1, failed: 0 });
    expect(server.received.map(({ to }) => to)).toEqual(["ann@example.com", "typo@example.com"]);
    expect((await post(here.world, admin, care, "/admin/mail", { intent: "retry", delivery: page.failures[0].id })).status).toBe(404);
    for (const form of [
      { intent: "retry", delivery: "" },
      { intent: "allow", address: "nobody@example.com" },
    ] as Record<string, string>[])
      expect((await post(here.world, admin, care, "/admin/mail", form)).status).toBe(404);
    expect((await post(here.world, admin, care, "/admin/mail", { intent: "empty" })).status).toBe(400);
  });

  test("because the server is busy with it is tried again after longer and longer pauses, as the same letter", async () => {
    let tries = 0;
    const server = await startMailServer({ recipient: () => (++tries < 4 ? "451 later" : undefined) });
    const here = await place(server.url);
    const { personId } = await makePerson(here.store, { email: "ann@example.com" });
    await tellOf(here.store, [personId], released("p1"));
    for (const time of ["10:00", "10:00", "10:01", "10:05", "10:06", "10:35"]) await sendMail(here, at(time));
    expect(tries).toBe(3);
    await sendMail(here, at("10:36"));
    expect(server.received).toHaveLength(1);
    const [letter] = await here.store.read.select().from(letters);
    expect(server.received[0]!.head).toContain(`<${letter!.id}@training.example.com>`);
  });

  test("because nobody answers delays nobody: one try in a run, others wait with it, and after three days it is given up", async () => {
    const hole = await startBlackHole();
    const here = await place(hole.url);
    const people = await Promise.all([1, 2, 3].map((n) => makePerson(here.store, { email: `p${n}@example.com` })));
    for (const { personId } of people) await tellOf(here.store, [personId], released("p1"));
    const impatient = (settings: Parameters<typeof mailChannel>[0]) => mailChannel(settings, 50);
    expect(await sendMail(here, at("10:01"), impatient)).toEqual({ sent: 0, failed: 1 });
    expect(hole.connections()).toBe(1);
    expect((await statesOf(here.store)).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    expect((await messagesOf(here.store.read, people[0]!.personId, null)).list).toHaveLength(1); // the bell has it
    await sendMail(here, at("10:02", "2026-11-30"), impatient);
    expect(await statesOf(here.store)).toEqual([1, 2, 3].map(() => ({ state: "failed", why: "too-old" })));
  });

  test("because the process ends is left to another process", async () => {
    const hole = await startBlackHole();
    const ending = new AbortController();
    const here = { ...(await place(hole.url)), ending: ending.signal };
    const { personId } = await makePerson(here.store, { email: "ann@example.com" });
    await tellOf(here.store, [personId], released("p1"));
    setTimeout(() => ending.abort(), 100);
    expect(await sendMail(here, at("10:01"))).toEqual({ sent: 0, failed: 0 });
    const server = await startMailServer();
    const other = { ...here, ending: undefined, settings: { ...here.settings, SMTP_URL: server.url } };
    expect(await sendMail(other, at("10:02"))).toEqual({ sent: 0, failed: 0 }); // it may still be on its way
    expect(await sendMail(other, at("10:07"))).toEqual({ sent: 1, failed: 0 });
  });

  test("because no server is set up waits for nothing: it is dropped after three days, and everything stands under the bell", async () => {
    const here = await place();
    const { personId } = await makePerson(here.store, { email: "ann@example.com" });
    await tellOf(here.store, [personId], released("p1"));
    expect(await isMailWaiting(here, at("10:01"))).toBe(false);
    expect(await isMailWaiting(here, at("10:01", "2026-11-30"))).toBe(true);
    await sendMail(here, at("10:01", "2026-11-30"));
    expect(await statesOf(here.store)).toEqual([{ state: "dropped", why: "no-server" }]);
  });
});

describe("whoever gets mail that is not theirs", () => {
  async function misled() {
    const server = await startMailServer();
    const here = await place(server.url);
    const hr = await makePerson(here.store, { roles: ["hr"], email: "hr@example.com" });
    const { personId } = await makePerson(here.store, { name: "林悦", email: "stranger@example.com" });
    await tellOf(here.store, [personId], released("p1"));
    await sendMail(here, at("10:01"));
    const token = /\/mail\/([\w-]+)/.exec(server.received[0]!.text)![1]!;
    return { server, here, hr, personId, token };
  }

  test("changes nothing by looking, stops all mail to that address by a button, and HR is told, once", async () => {
    const { server, here, hr, personId, token } = await misled();
    const page = (await visit(here.world, null, stopPage, `/mail/${token}`, { token })).data;
    expect(page.lead).toBe("This stops all mail from here to s…@example.com.");
    expect(JSON.stringify(page)).not.toMatch(/林悦|stranger@/);
    await tellOf(here.store, [personId], released("p2"));
    await sendMail(here, at("10:02"));
    expect(server.received).toHaveLength(2);

    for (const _ of [1, 2]) expect((await post(here.world, null, stop, `/mail/${token}`, {}, { token })).status).toBe(200);
    expect((await messagesOf(here.store.read, hr.personId, null)).list.map(({ message }) => message)).toEqual([
      { kind: "mail-stopped", personId, on: "2026-11-27" },
    ]);
    await tellOf(here.store, [personId], released("p3"));
    await sendMail(here, at("10:03"));
    expect(server.received.map(({ to }) => to)).toEqual(["stranger@example.com", "stranger@example.com", "hr@example.com"]);
  });

  test("finds nothing by a link that is made up", async () => {
    const { here } = await misled();
    expect((await visit(here.world, null, stopPage, "/mail/made-up", { token: "made-up" })).data.lead).toBe(null);
    expect((await post(here.world, null, stop, "/mail/made-up", {}, { token: "made-up" })).status).toBe(404);
  });

  test("and was put right, gets mail again when HR allows it", async () => {
    const { server, here, hr, personId, token } = await misled();
    await post(here.world, null, stop, `/mail/${token}`, {}, { token });
    expect((await visit(here.world, hr, state, "/admin/mail")).data.stopped).toMatchObject([{ name: "林悦", address: "stranger@example.com" }]);
    expect((await post(here.world, hr, care, "/admin/mail", { intent: "allow", address: "stranger@example.com" })).status).toBe(303);
    expect((await messagesOf(here.store.read, hr.personId, null)).list).toMatchObject([{ done: true }]);
    await tellOf(here.store, [personId], released("p4"));
    await sendMail(here, at("10:05"));
    expect(server.received.filter(({ to }) => to === "stranger@example.com")).toHaveLength(2);
  });
});
