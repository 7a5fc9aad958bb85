import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Workplace } from "~/jobs/job";
import type { Language } from "~/locale/language";
import { lookAtLink } from "~/people/links.server";
import { askForWayIn, invite } from "~/people/sign-in-letters.server";
import { sendSignInMail } from "~/people/sign-in-mail.server";
import { issueSlips } from "~/people/slips.server";
import type { Visitor } from "~/people/visitor";
import * as home from "~/routes/admin/route";
import * as mail from "~/routes/admin_.mail/route";
import * as slips from "~/routes/admin_.slips/route";
import { auditEntries } from "~db/tables/audit";
import { people, signInLetters } from "~db/tables/people";
import { freshStore, settingsForTests } from "../support/database";
import { startMailServer } from "../support/mail-server";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { contextOf, post, visit, type World } from "../support/visit";

const at = (time: string, day = "2026-11-27") => new Date(`${day}T${time}:00+08:00`);
const library = smallLibrary();

async function house(url?: string) {
  const store = await freshStore();
  const settings = { ...settingsForTests(store), SMTP_URL: url, BASE_URL: "https://training.example.com" };
  const world: World = { store, library, now: at("10:00") };
  const place: Workplace = { store, settings, source: { current: () => library }, log: { error: () => expect.unreachable() } };
  const hr = await makePerson(store, { roles: ["hr"] });
  const inHouse = (handler: (given: never) => unknown, me: Visitor, now: Date, language: Language) => (given: object) =>
    handler({ ...given, context: { ...contextOf({ ...world, now }, me, language), settings } } as never);
  const page = async (me = hr, now = at("10:05"), language: Language = "en") =>
    (await visit(world, me, inHouse(mail.loader as never, me, now, language), "/admin/mail")).data;
  const press = (form: Record<string, string>, me = hr, now = at("10:10")) =>
    post(world, me, inHouse(mail.action as never, me, now, "en"), "/admin/mail", form);
  const send = (now = at("10:00")) => sendSignInMail(place, now);
  return { store, world, hr, page, press, send, inHouse };
}

test("whoever got no invitation stands on the page of mail with the reason, and one press sends a letter with a new link", async () => {
  let isKnown = false;
  const server = await startMailServer({ recipient: () => (isKnown ? undefined : "550 no such mailbox") });
  const { store, hr, page, press, send } = await house(server.url);
  const lin = await makePerson(store, { name: "林悦", email: "typo@example.com" });
  await invite(store, { personIds: [lin.personId], askedBy: hr.personId }, at("09:59"));
  expect(await send()).toEqual({ sent: 0, failed: 1 });
  const before = await page();
  expect(before).toMatchObject({ isSetUp: true, failed: 1, waiting: 0, sent: 0 });
  expect(before.letters).toMatchObject([
    { name: "林悦", purpose: "invitation", address: "typo@example.com", tries: 1, why: expect.stringContaining("550 no such mailbox"), isMine: true },
  ]);
  await store.tx(async (w) => void (await w.update(people).set({ email: "lin@example.com" }).where(eq(people.id, lin.personId))));
  expect((await page()).letters[0].address).toBe("lin@example.com"); // where it goes when it is sent again

  isKnown = true;
  const letter = before.letters[0].id;
  expect((await press({ intent: "letter", letter })).status).toBe(303);
  expect(await page()).toMatchObject({ failed: 0, waiting: 1, letters: [] });
  expect((await press({ intent: "letter", letter })).status).toBe(404); // pressed twice, it is sent once
  expect(await send(at("10:11"))).toEqual({ sent: 1, failed: 0 });
  expect(server.received.map(({ to }) => to)).toEqual(["lin@example.com"]);
  expect(await page()).toMatchObject({ failed: 0, waiting: 0, sent: 1 });
  expect((await store.read.select().from(auditEntries)).filter(({ act, actorId }) => act === "people.invited" && actorId === hr.personId)).toHaveLength(2);
  for (const form of [{ letter: "" }, { letter: "gone" }, {}] as Record<string, string>[])
    expect((await press({ intent: "letter", ...form })).status).toBe(404);
});

test("a link that the mail server quotes when it refuses a letter is kept nowhere and shown to nobody", async () => {
  const links: string[] = [];
  const server = await startMailServer({
    letter: ({ text }) => {
      links.push(...(/https:\S+/.exec(text) ?? []));
      return `554 blocked because of ${links.at(-1)} and ${links.at(-1)!.toUpperCase()}`;
    },
  });
  const { store, hr, page, send } = await house(server.url);
  const lin = await makePerson(store, { email: "lin@example.com" });
  await invite(store, { personIds: [lin.personId], askedBy: hr.personId }, at("09:59"));
  await send();
  const token = links[0]!.split("/").at(-1)!;
  expect((await lookAtLink(store.read, token, at("10:01"))).state).toBe("open");
  for (const language of ["en", "zh"] as const) {
    const view = await page(hr, at("10:05"), language);
    expect(view.letters[0].why).toContain("554 blocked because of https://training.example.com/first-sign-in/…");
    expect(JSON.stringify(view).toLowerCase()).not.toContain(token.slice(0, 9));
  }
  expect(JSON.stringify(await store.read.select().from(signInLetters)).toLowerCase()).not.toContain(token.slice(0, 9));
});

test("a link asked for at the sign-in page that could not leave within its hour is shown as failed, with what the server said", async () => {
  const server = await startMailServer({ recipient: () => "451 too busy" });
  const { store, page, press, send } = await house(server.url);
  const lin = await makePerson(store, { email: "lin@example.com" });
  await store.tx((w) => askForWayIn(w, lin.personId, at("23:00")));
  await send(at("23:00"));
  expect(await page(undefined, at("23:01"))).toMatchObject({ waiting: 1, failed: 0, held: { why: expect.stringContaining("451 too busy") } });
  await send(at("00:01", "2026-11-28"));
  const view = await page(undefined, at("00:02", "2026-11-28"));
  expect(view).toMatchObject({ waiting: 0, failed: 1, letters: [{ purpose: "reset", why: expect.stringContaining("451 too busy") }] });
  expect((await press({ intent: "retry-all" }, undefined, at("00:05", "2026-11-28"))).status).toBe(303);
  expect(await page(undefined, at("00:06", "2026-11-28"))).toMatchObject({ waiting: 1, failed: 0 });
});

test("each person stands there once, and no more when they have a slip or a newer letter, have left, or a month has gone by", async () => {
  const server = await startMailServer({ recipient: () => "550 no such mailbox" });
  const { store, world, hr, page, send, inHouse } = await house(server.url);
  const made = await Promise.all(["a", "b", "c", "d"].map((name) => makePerson(store, { name, email: `${name}@example.com` })));
  const ids = made.map(({ personId }) => personId);
  for (const time of ["09:00", "09:10"]) {
    await invite(store, { personIds: ids, askedBy: hr.personId }, at(time));
    await send(at(time));
  }
  const names = async (now = at("10:05")) => (await page(hr, now)).letters.map(({ name }: { name: string }) => name).sort();
  expect(await names()).toEqual(["a", "b", "c", "d"]);
  expect((await visit(world, hr, inHouse(slips.loader as never, hr, at("10:00"), "en"), "/admin/slips")).data.failed).toBe(4);
  expect((await visit(world, hr, inHouse(home.loader as never, hr, at("10:00"), "en"), "/admin")).data.isAnyMailFailed).toBe(true);
  const slip = { issuedBy: hr.personId, personIds: [ids[0]!], origin: "http://rung.test", company: library.company, language: "en" as const };
  await issueSlips(store, slip, at("10:00"));
  await invite(store, { personIds: [ids[1]!], askedBy: hr.personId }, at("10:00"));
  await store.tx(async (w) => void (await w.update(people).set({ active: false }).where(eq(people.id, ids[2]!))));
  expect(await names()).toEqual(["d"]);
  expect(await names(at("10:05", "2026-12-28"))).toEqual([]);
});

test("nobody sends a way in to an account that can do more than theirs, nor without an address or a mail server", async () => {
  const server = await startMailServer({ recipient: () => "550 no such mailbox" });
  const { store, hr, page, press, send } = await house(server.url);
  const [boss, admin] = [await makePerson(store, { roles: ["admin"], email: "boss@example.com" }), await makePerson(store, { roles: ["admin"] })];
  await store.tx((w) => askForWayIn(w, boss.personId, at("09:00")));
  await send(at("09:00"));
  const [letter] = (await page()).letters;
  expect([letter.isMine, (await page(admin)).letters[0].isMine]).toEqual([false, true]);
  expect((await press({ intent: "letter", letter: letter.id })).status).toBe(403);
  await press({ intent: "retry-all" });
  expect((await page()).letters).toHaveLength(1);
  await store.tx(async (w) => void (await w.update(people).set({ email: null }).where(eq(people.id, boss.personId))));
  expect((await page(admin)).letters[0].address).toBeNull();
  expect((await press({ intent: "letter", letter: letter.id }, admin)).status).toBe(409);
  expect((await page(hr)).letters).toHaveLength(1);

  const without = await house();
  expect(await without.page()).toMatchObject({ isSetUp: false, letters: [], failed: 0 });
});
