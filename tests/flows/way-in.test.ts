import { expect, test } from "vitest";
import type { Workplace } from "~/jobs/job";
import { messagesOf } from "~/messages/bell.server";
import { stopAddress } from "~/messages/choices.server";
import { cleanUp } from "~/people/clean-up.server";
import { lookAtLink } from "~/people/links.server";
import { signIn } from "~/people/sign-in.server";
import { isSignInMailWaiting, sendSignInMail } from "~/people/sign-in-mail.server";
import type { Visitor } from "~/people/visitor";
import * as slips from "~/routes/admin_.slips/route";
import * as firstSignIn from "~/routes/first-sign-in.$token/route";
import * as slip from "~/routes/people_.$id.slip/route";
import * as help from "~/routes/sign-in_.help/route";
import { auditEntries, auditValues } from "~db/tables/audit";
import { letters } from "~db/tables/messages";
import { people, signInLetters, signInLinks, throttles } from "~db/tables/people";
import { freshStore, settingsForTests } from "../support/database";
import { startBlackHole, startMailServer } from "../support/mail-server";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { contextOf, post, visit, type World } from "../support/visit";

const at = (time: string, day = "2026-11-27") => new Date(`${day}T${time}:00+08:00`);
const library = smallLibrary();
const chosen = "lamp harbour seven";

type Place = Workplace & { world: World; hr: Visitor };

async function place(url?: string): Promise<Place> {
  const store = await freshStore();
  const settings = { ...settingsForTests(store), SMTP_URL: url, BASE_URL: "https://training.example.com" };
  const hr = await makePerson(store, { roles: ["hr"] });
  return { store, settings, source: { current: () => library }, log: { error: () => expect.unreachable() }, world: { store, library, now: at("10:00") }, hr };
}

/** A form sent to a page of a house that has a mail server, from an address. */
function ask(
  here: Place,
  action: (given: never) => unknown,
  form: Record<string, string | string[]>,
  { now = at("10:00"), from = "10.0.0.1", me = null as Visitor | null, id = "" } = {},
) {
  const context = { ...contextOf({ ...here.world, now }, me), settings: here.settings, address: from };
  return post({ ...here.world, now }, me, (given: object) => action({ ...given, params: id ? { id } : {}, context } as never), "/", form);
}
const askFor = (here: Place, account: string | string[], more: Parameters<typeof ask>[3] = {}) => ask(here, help.action as never, { account }, more);
const tokenIn = (text: string) => /\/first-sign-in\/([\w-]+)/.exec(text)![1]!;
const states = async ({ store }: Place) => (await store.read.select().from(signInLetters)).map(({ purpose, state, why }) => ({ purpose, state, why }));
const later = (minutes: number, from = at("10:00")) => new Date(from.getTime() + minutes * 60_000);

test("who cannot sign in gets a link by mail, also at night, good once and for an hour; the old password works until it is used", async () => {
  const server = await startMailServer();
  const here = await place(server.url);
  const lin = await makePerson(here.store, { staffNumber: "11940", name: "林悦", email: "lin@example.com", language: "zh" });
  const night = at("23:30");
  expect((await askFor(here, "LIN@example.com", { now: night })).data.asked).toBe(true);
  expect(await isSignInMailWaiting(here, night)).toBe(true);
  expect(await sendSignInMail(here, night)).toEqual({ sent: 1, failed: 0 });
  expect(await isSignInMailWaiting(here, night)).toBe(false);

  const [letter] = server.received;
  expect(letter!.to).toBe("lin@example.com");
  expect(letter!.text).toContain("林悦，您好！有人（可能是您本人）表示无法登录");
  expect(letter!.text).toContain("2026年11月28日 周六 00:30（Asia/Shanghai）前有效");
  expect(letter!.text).toMatch(/https:\/\/training\.example\.com\/mail\/[\w-]{32}$/m);
  const token = tokenIn(letter!.text);
  expect((await lookAtLink(here.store.read, token, later(59, night))).state).toBe("open");
  const expired = await visit({ ...here.world, now: later(60, night) }, null, firstSignIn.loader, "/", { token });
  expect([expired.status, expired.data.state, expired.data.purpose]).toEqual([410, "expired", "reset"]);

  const used = await post({ ...here.world, now: later(5, night) }, null, firstSignIn.action, "/", { newPassword: chosen, repeatPassword: chosen }, { token });
  expect(used.status).toBe(303);
  expect((await signIn(here.store, { account: "11940", password: chosen, userAgent: "", address: "" }, later(6, night))).outcome).toBe("in");
  expect((await visit({ ...here.world, now: later(6, night) }, null, firstSignIn.loader, "/", { token })).data.state).toBe("used");
  expect((await messagesOf(here.store.read, lin.personId, null)).list).toEqual([]);
});

test("nobody learns by asking whether there is an account, whether it has an address, or whether it is closed", async () => {
  const here = await place("smtp://127.0.0.1:9");
  await makePerson(here.store, { staffNumber: "11940", email: "lin@example.com" });
  await makePerson(here.store, { staffNumber: "11941" });
  await makePerson(here.store, { staffNumber: "11942", email: "gone@example.com", active: false });
  const answers = [];
  for (const account of ["11940", "11941", "11942", "nobody@example.com"]) {
    const { status, data, headers } = await askFor(here, account);
    answers.push(JSON.stringify([status, { ...data, typed: null }, [...headers]]));
  }
  expect(new Set(answers).size).toBe(1);
  expect(await states(here)).toEqual([{ purpose: "reset", state: "waiting", why: null }]);
});

test("asking again and again is slowed per account and per address, sends no more than one letter in a while, and spoils no slip", async () => {
  const server = await startMailServer();
  const here = await place(server.url);
  const lin = await makePerson(here.store, { staffNumber: "11940", email: "lin@example.com" });
  const made = await ask(here, slip.action as never, {}, { me: here.hr, id: lin.personId });
  const onPaper = tokenIn(made.data.slip.address);
  const seen = [];
  for (let n = 0; n < 5; n++) seen.push((await askFor(here, "11940", { from: `10.0.${n}.1` })).status);
  expect(seen).toEqual([200, 200, 200, 429, 429]);
  const slowed = await askFor(here, "11940", { from: "10.9.9.9" });
  expect([slowed.data.errors.account, slowed.headers.get("Retry-After")]).toEqual([expect.stringContaining("Wait 1 second,"), "1"]);
  for (let n = 0; n < 20; n++) await askFor(here, `unknown${n}`);
  expect((await askFor(here, "unknown20")).status).toBe(429);
  expect(await states(here)).toHaveLength(1);
  await sendSignInMail(here, at("10:00"));
  expect((await lookAtLink(here.store.read, onPaper, at("10:01"))).state).toBe("open");
  for (let n = 1; n < 12; n++) await askFor(here, "11940", { now: later(20 * n) });
  expect(await states(here)).toHaveLength(5);
});

test("the database never holds the token of a mailed link, neither before nor after it is sent", async () => {
  const server = await startMailServer();
  const here = await place(server.url);
  await makePerson(here.store, { staffNumber: "11940", email: "lin@example.com" });
  await askFor(here, "11940");
  await sendSignInMail(here, at("10:00"));
  const token = tokenIn(server.received[0]!.text);
  const { read } = here.store;
  const kept = JSON.stringify(
    await Promise.all([signInLetters, signInLinks, letters, auditEntries, auditValues, throttles].map((table) => read.select().from(table as never))),
  );
  for (const form of [token, token.replaceAll("-", "")]) expect(kept).not.toContain(form);
});

test("HR invites several by mail and prints slips for those without an address; one link of each person works at a time", async () => {
  const server = await startMailServer();
  const here = await place(server.url);
  const [lin, zhou] = [await makePerson(here.store, { name: "林悦", email: "lin@example.com" }), await makePerson(here.store, { name: "周启航" })];
  const admin = await makePerson(here.store, { roles: ["admin"], email: "admin@example.com" });
  const stopped = await makePerson(here.store, { email: "stopped@example.com" });
  await here.store.tx(
    async (w) => void (await w.insert(letters).values({ personId: stopped.personId, address: "stopped@example.com", token: "t", at: at("09:00") })),
  );
  await stopAddress(here.store, "t", "2026-11-27", at("09:00"));
  const everybody = [lin, zhou, admin, stopped].map(({ personId }) => personId);
  const answer = await ask(here, slips.action as never, { intent: "mail", people: everybody }, { me: here.hr, now: at("21:30") });
  expect(answer.data.invited).toBe(1);
  expect(answer.data.unreached.map(({ name }: { name: string }) => name).sort()).toEqual([stopped.name, "周启航"].sort());

  const page = () => visit({ ...here.world, now: at("21:31") }, here.hr, slip.loader, "/", { id: lin.personId });
  expect((await page()).data.letter).toContain("waits to be mailed");
  expect(await isSignInMailWaiting(here, at("21:31"))).toBe(false);
  expect(await sendSignInMail(here, at("08:00", "2026-11-28"))).toEqual({ sent: 1, failed: 0 });
  expect(server.received.map(({ to }) => to)).toEqual(["lin@example.com"]);
  const first = tokenIn(server.received[0]!.text);
  const morning = at("08:01", "2026-11-28");
  expect((await visit({ ...here.world, now: morning }, null, firstSignIn.loader, "/", { token: first })).data.person.name).toBe("林悦");
  expect((await visit({ ...here.world, now: morning }, here.hr, slip.loader, "/", { id: lin.personId })).data.open).toContain("A link was mailed");

  const paper = await ask(here, slip.action as never, {}, { me: here.hr, id: lin.personId, now: morning });
  expect((await lookAtLink(here.store.read, first, morning)).state).toBe("withdrawn");
  expect((await lookAtLink(here.store.read, tokenIn(paper.data.slip.address), morning)).state).toBe("open");
  expect((await here.store.read.select().from(auditEntries)).map(({ act }) => act)).toContain("people.invited");
});

test("a letter that does not arrive is tried again with a new link, is given up when nobody waits for it, and HR reads why", async () => {
  const hole = await startBlackHole();
  const here = await place(hole.url);
  const lin = await makePerson(here.store, { email: "lin@example.com" });
  await ask(here, slip.action as never, { intent: "mail" }, { me: here.hr, id: lin.personId });
  const broken = { send: async () => ({ kind: "nobody-there" as const, why: "no answer" }), close: () => undefined };
  expect(await sendSignInMail(here, at("10:00"), () => broken)).toEqual({ sent: 0, failed: 1 });
  expect(await isSignInMailWaiting(here, at("10:00"))).toBe(false);
  expect(await isSignInMailWaiting(here, at("10:01"))).toBe(true);
  const refusing = { send: async () => ({ kind: "for-good" as const, why: "550 no such mailbox" }), close: () => undefined };
  await sendSignInMail(here, at("10:01"), () => refusing);
  expect(await states(here)).toEqual([{ purpose: "invitation", state: "failed", why: "550 no such mailbox" }]);
  expect((await visit(here.world, here.hr, slip.loader, "/", { id: lin.personId })).data.letter).toContain("550 no such mailbox");

  await askFor(here, "lin@example.com");
  await sendSignInMail(here, later(61), () => ({ send: async () => expect.unreachable(), close: () => undefined }));
  expect((await states(here)).find(({ purpose }) => purpose === "reset")).toEqual({ purpose: "reset", state: "failed", why: "too-old" });
  expect((await cleanUp(here.store, new Date(at("10:00").getTime() + 91 * 86_400_000))).letters).toBe(2);
});

test("without a mail server nothing is promised: the page tells who prints a slip, and a form sent all the same is refused", async () => {
  const here = await place();
  const lin = await makePerson(here.store, { staffNumber: "11940", email: "lin@example.com" });
  const page = (await visit(here.world, null, help.loader, "/sign-in/help")).data;
  expect(page).toMatchObject({ isMailSent: false, words: { onlySlip: expect.stringContaining("Your supervisor or HR prints you a slip") } });
  expect((await askFor(here, "11940")).status).toBe(409);
  expect((await ask(here, slip.action as never, { intent: "mail" }, { me: here.hr, id: lin.personId })).status).toBe(409);
  expect((await ask(here, slips.action as never, { intent: "mail", people: lin.personId }, { me: here.hr })).status).toBe(409);
  expect(await states(here)).toEqual([]);
});

test("damaged forms are refused with a sentence", async () => {
  const here = await place("smtp://127.0.0.1:9");
  for (const account of ["", " ", ["a", "b"], "x".repeat(5_000), "a\u0000b"]) expect((await askFor(here, account)).status).toBe(422);
  expect(await here.store.read.select().from(people)).toHaveLength(1);
});
