import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hashPassword, setPassword } from "~/people/passwords.server";
import { visitorOf } from "~/people/sessions.server";
import { signIn } from "~/people/sign-in.server";
import { action } from "~/routes/sign-in/route";
import type { Store } from "~db/store";
import { people, sessions, throttles } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post } from "../support/visit";

const start = new Date("2026-11-21T08:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const right = "lamp harbour seven";
const hashed = hashPassword(right);
const from = (address: string, browser?: string, turn?: string) => ({ userAgent: "test", address, browser, turn });

async function owner(store: Store) {
  const person = await makePerson(store, { staffNumber: "11940", email: "lin@company.com", mobile: "15400011940" });
  const hash = await hashed;
  await store.tx((w) => setPassword(w, person.personId, hash, start));
  return person;
}

const guess = (store: Store, address: string, at: Date) => signIn(store, { account: "11940", password: "wrong guess", ...from(address) }, at);

test("one signs in by staff number, e-mail or mobile number, however it is typed", async () => {
  const store = await freshStore();
  const { personId } = await owner(store);
  for (const account of ["11940", " LIN@Company.com ", "154 0001 1940", "１１９４０"])
    expect(await signIn(store, { account, password: right, ...from("10.0.0.1") }, start)).toMatchObject({ outcome: "in", personId });
});

test("an account that does not exist is refused and slowed just like a wrong password", async () => {
  const store = await freshStore();
  await owner(store);
  for (const account of ["11940", "nobody@company.com"]) {
    const outcomes = [];
    for (let n = 0; n < 7; n++) outcomes.push((await signIn(store, { account, password: "wrong guess", ...from("10.0.0.2") }, start)).outcome);
    expect([account, ...outcomes]).toEqual([account, "wrong", "wrong", "wrong", "wrong", "wrong", "slowed", "slowed"]);
  }
});

test("many guesses at the same moment are no more than many in a row", async () => {
  const store = await freshStore();
  await owner(store);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => guess(store, "10.0.0.2", start)));
  expect(outcomes.filter(({ outcome }) => outcome === "wrong")).toHaveLength(5);
});

test("whoever guesses at an account from elsewhere does not keep its owner waiting at all", async () => {
  const store = await freshStore();
  await owner(store);
  for (let n = 0; n < 40; n++) await guess(store, "10.0.0.66", later(n));
  expect((await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, later(40))).outcome).toBe("in");
});

test("an owner at whose place somebody guesses without end still gets past after at most a minute", async () => {
  const store = await freshStore();
  await owner(store);
  const attack = async (from: number, until: number) => {
    for (let at = from; at < until; at += 5) await guess(store, "10.0.0.1", later(at));
  };
  await attack(0, 302);
  const slowed = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, later(302));
  if (slowed.outcome !== "slowed") throw new Error(slowed.outcome);
  expect(slowed.seconds).toBeLessThanOrEqual(60);
  await attack(303, 302 + slowed.seconds + 1);
  const kept = { account: "11940", password: right, ...from("10.0.0.1", undefined, slowed.turn) };
  expect((await signIn(store, kept, later(302 + slowed.seconds))).outcome).toBe("in");
});

test("who comes back before their turn is told what is left of the same wait", async () => {
  const store = await freshStore();
  await owner(store);
  for (let n = 0; n < 9; n++) await guess(store, "10.0.0.2", later(n * 60));
  const slowed = await guess(store, "10.0.0.2", later(481));
  if (slowed.outcome !== "slowed") throw new Error(slowed.outcome);
  const early = await signIn(store, { account: "11940", password: right, ...from("10.0.0.2", undefined, slowed.turn) }, later(484));
  expect(early).toEqual({ outcome: "slowed", seconds: slowed.seconds - 3, turn: slowed.turn });
});

test("a kept turn is good for one try of one account, cannot be made up, and only five are taken in a minute", async () => {
  const store = await freshStore();
  await owner(store);
  for (let n = 0; n < 5; n++) await guess(store, "10.0.0.2", start);
  const turns: string[] = [];
  for (let n = 0; n < 7; n++) {
    const slowed = await guess(store, "10.0.0.2", start);
    if (slowed.outcome === "slowed") turns.push(slowed.turn);
  }
  const use = (turn: string, account = "11940") => signIn(store, { account, password: "wrong guess", ...from("10.0.0.2", undefined, turn) }, later(1));
  expect((await guess(store, "10.0.0.2", later(1))).outcome).toBe("wrong");
  const outcomes = [];
  for (const turn of [turns[0]!, turns[0]!, "1_abc", turns[1]!.replace(/.$/, "x"), ...turns.slice(1)]) outcomes.push((await use(turn)).outcome);
  expect(outcomes).toEqual(["wrong", "slowed", "slowed", "slowed", "wrong", "wrong", "wrong", "wrong", "slowed", "slowed"]);
});

test("a browser the owner has signed in with before waits only for its own wrong tries", async () => {
  const store = await freshStore();
  const { personId } = await owner(store);
  const first = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, start);
  if (first.outcome !== "in") throw new Error(first.outcome);
  for (let n = 0; n < 9; n++) await guess(store, "10.0.0.1", later(n));
  expect((await guess(store, "10.0.0.1", later(9))).outcome).toBe("slowed");
  const again = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1", first.browser) }, later(9));
  expect(again).toMatchObject({ outcome: "in", personId, browser: first.browser });
  expect(again).not.toMatchObject({ token: first.token });

  const stolen = () => signIn(store, { account: "11940", password: "wrong guess", ...from("10.0.0.9", first.browser) }, later(20));
  const outcomes = [];
  for (let n = 0; n < 6; n++) outcomes.push((await stolen()).outcome);
  expect(outcomes).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "slowed"]);
});

test("signing in gives a new session each time and ends the one the browser had", async () => {
  const store = await freshStore();
  const person = await owner(store);
  const first = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, start);
  if (first.outcome !== "in") throw new Error(first.outcome);
  const visitor = await visitorOf(store, first.token, start);
  const second = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1"), leaving: visitor }, later(1));
  if (second.outcome !== "in") throw new Error(second.outcome);
  expect(second.token).not.toBe(first.token);
  expect(await visitorOf(store, first.token, later(2))).toBeNull();
  expect((await visitorOf(store, second.token, later(2)))?.personId).toBe(person.personId);
});

test("a session ends after two weeks without use, and for somebody who is not active at once", async () => {
  const store = await freshStore();
  const { personId } = await owner(store);
  const entered = await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, start);
  if (entered.outcome !== "in") throw new Error(entered.outcome);
  expect(await visitorOf(store, entered.token, later(13 * 86_400))).not.toBeNull();
  expect(await visitorOf(store, entered.token, later(28 * 86_400))).toBeNull();
  await store.tx(async (w) => void (await w.update(people).set({ active: false }).where(eq(people.id, personId))));
  expect(await visitorOf(store, entered.token, later(14 * 86_400))).toBeNull();
  expect((await signIn(store, { account: "11940", password: right, ...from("10.0.0.1") }, later(1))).outcome).toBe("wrong");
});

test("the sign-in page sets a session cookie, slows with a number of seconds, and never sends the password back", async () => {
  const store = await freshStore();
  await owner(store);
  const world = { store, library: smallLibrary(), now: start };
  const good = await post(world, null, action, "/sign-in", { account: "11940", password: right, to: "/record" });
  expect([good.status, good.location]).toEqual([303, "/record"]);
  expect(good.headers.getSetCookie().map((cookie) => cookie.split("=")[0])).toEqual(["rung-session", "rung-browser", "rung-turn"]);

  const bad = await post(world, null, action, "/sign-in", { account: "11940", password: "wrong guess" });
  expect(bad.status).toBe(422);
  expect(JSON.stringify(bad.data)).not.toContain("wrong guess");
  for (let n = 0; n < 4; n++) await post(world, null, action, "/sign-in", { account: "11940", password: "wrong guess" });
  const slowed = await post(world, null, action, "/sign-in", { account: "11940", password: right }, {}, "zh");
  expect([slowed.status, slowed.headers.get("Retry-After")]).toEqual([429, "1"]);
  expect(slowed.data.errors.password).toContain("请等1秒");
});

test("tables of wrong tries and sessions hold neither names nor tokens that could be used", async () => {
  const store = await freshStore();
  await owner(store);
  const entered = await signIn(store, { account: "lin@company.com", password: right, ...from("10.0.0.1") }, start);
  if (entered.outcome !== "in") throw new Error(entered.outcome);
  await signIn(store, { account: "someone@else.com", password: "wrong guess", ...from("10.0.0.1") }, start);
  const kept = JSON.stringify([await store.read.select().from(sessions), await store.read.select().from(throttles)]);
  for (const secret of [entered.token, entered.browser, "someone@else.com", "lin@company.com"]) expect(kept).not.toContain(secret);
});
