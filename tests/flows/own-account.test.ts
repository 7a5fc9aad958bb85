import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { issueLink, lookAtLink } from "~/people/links.server";
import { hashPassword, setPassword } from "~/people/passwords.server";
import { visitorOf } from "~/people/sessions.server";
import { signIn } from "~/people/sign-in.server";
import { action, loader } from "~/routes/account/route";
import type { Store } from "~db/store";
import { auditEntries } from "~db/tables/audit";
import { people, sessions } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");
const old = "lamp harbour seven";
const next = "quiet river morning";
const hashed = hashPassword(old);
const phone = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/111.0.0.0 Mobile Safari/537.36";

async function signedIn(store: Store, account: string, password = old, userAgent = phone) {
  const entered = await signIn(store, { account, password, userAgent, address: "10.0.0.1" }, now);
  if (entered.outcome !== "in") throw new Error(entered.outcome);
  const visitor = await visitorOf(store, entered.token, now);
  return { visitor: visitor!, token: entered.token };
}

async function world() {
  const store = await freshStore();
  const { personId } = await makePerson(store, { staffNumber: "11940", name: "林悦" });
  const hash = await hashed;
  await store.tx((w) => setPassword(w, personId, hash, now));
  const { visitor, token } = await signedIn(store, "11940");
  return { store, me: visitor, token, world: { store, library: smallLibrary(), now } };
}

const change = { intent: "password", currentPassword: old, newPassword: next, repeatPassword: next };

test("whoever changes the password stays signed in here and is signed out everywhere else", async () => {
  const { store, me, token, world: w } = await world();
  const other = await signedIn(store, "11940");
  const { token: link } = await store.tx((writer) => issueLink(writer, { personId: me.personId, issuedBy: null }, now));
  const changed = await post(w, me, action, "/account", change);
  expect([changed.status, changed.location]).toEqual([303, "/account"]);
  expect(await visitorOf(store, token, now)).not.toBeNull();
  expect(await visitorOf(store, other.token, now)).toBeNull();
  expect((await lookAtLink(store.read, link, now)).state).toBe("withdrawn");
  expect((await signIn(store, { account: "11940", password: old, userAgent: "", address: "10.0.0.1" }, now)).outcome).toBe("wrong");
  await signedIn(store, "11940", next);
  const audited = await store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.password-changed"));
  expect(audited).toMatchObject([{ actorId: me.personId, subjectId: me.personId }]);
});

test("the current password is asked for, guessing it is slowed, and nothing typed comes back", async () => {
  const { store, me, world: w } = await world();
  for (let n = 0; n < 5; n++) {
    const wrong = await post(w, me, action, "/account", { ...change, currentPassword: "not the password" });
    expect([wrong.status, wrong.data]).toEqual([422, { errors: { currentPassword: "This is not your password." }, typed: {} }]);
  }
  expect((await post(w, me, action, "/account", change)).status).toBe(429);
  expect((await signIn(store, { account: "11940", password: old, userAgent: "", address: "10.0.0.1" }, now)).outcome).toBe("in");
});

test("weak, differing or missing new passwords are refused at their field", async () => {
  const { me, world: w } = await world();
  const errors = async (form: Record<string, string>) => (await post(w, me, action, "/account", { ...change, ...form })).data.errors;
  expect(await errors({ repeatPassword: "quiet river evening" })).toHaveProperty("repeatPassword");
  expect(await errors({ newPassword: "short", repeatPassword: "short" })).toEqual({ newPassword: "Use at least 10 characters." });
  expect(await errors({ newPassword: "1194011940", repeatPassword: "1194011940" })).toHaveProperty("newPassword");
  expect((await post(w, me, action, "/account", { intent: "password" }, {}, "zh")).data.errors.newPassword).toBe("请填写此项。");
  expect((await post(w, me, action, "/account", { intent: "constructor" })).status).toBe(400);
});

test("one sees the devices one is signed in with, and ends one of them or all others, but nobody else's", async () => {
  const { store, me, world: w } = await world();
  const [second, third] = [await signedIn(store, "11940"), await signedIn(store, "11940")];
  const stranger = await makePerson(store, { staffNumber: "20000" });
  const hash = await hashed;
  await store.tx((writer) => setPassword(writer, stranger.personId, hash, now));
  const foreign = await signedIn(store, "20000");

  const shown = (await visit(w, me, loader, "/account")).data.devices;
  expect(shown).toHaveLength(3);
  expect(shown.filter((device: { mine: boolean }) => device.mine)).toHaveLength(1);
  expect(shown[0].name).toBe("Chrome · Android");

  const end = (session: string) => post(w, me, action, "/account", { intent: "end-session", session });
  expect((await end(second.visitor.sessionId)).status).toBe(303);
  expect(await visitorOf(store, second.token, now)).toBeNull();
  for (const session of [foreign.visitor.sessionId, second.visitor.sessionId, "nothing"]) expect((await end(session)).status).toBe(404);
  expect(await visitorOf(store, foreign.token, now)).not.toBeNull();

  await post(w, me, action, "/account", { intent: "end-others" });
  expect(await visitorOf(store, third.token, now)).toBeNull();
  expect((await visit(w, me, loader, "/account")).data.devices).toHaveLength(1);
  expect(await store.read.select().from(sessions).where(eq(sessions.personId, me.personId))).toHaveLength(3);
});

test("the language is kept with the person, and “as the browser” forgets both choices", async () => {
  const { store, me, world: w } = await world();
  const languageOf = async () => (await store.read.select({ language: people.language }).from(people).where(eq(people.id, me.personId)))[0]?.language;
  await post(w, me, action, "/account", { intent: "preferences", language: "zh", theme: "dark" });
  expect(await languageOf()).toBe("zh");
  const automatic = await post(w, me, action, "/account", { intent: "preferences", language: "auto", theme: "auto" });
  expect(await languageOf()).toBeNull();
  expect(automatic.headers.getSetCookie().join()).toContain("rung-language=; Path=/; Max-Age=0");
  expect((await post(w, me, action, "/account", { intent: "preferences", language: "fr", theme: "auto" })).status).toBe(422);
});

test("the page links every place of one's work, also those the bar on a phone has no room for", async () => {
  const { me, world: w } = await world();
  const everything = { ...me, roles: ["trainer" as const, "hr" as const, "author" as const, "admin" as const], isSupervisor: true };
  const places = (await visit(w, everything, loader, "/account")).data.places.map(({ to }: { to: string }) => to);
  expect(places).toEqual(expect.arrayContaining(["/learn", "/grading", "/team", "/hr/register", "/content", "/admin", "/record"]));
});
