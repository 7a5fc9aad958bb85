import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { issueLink, lookAtLink, redeemLink } from "~/people/links.server";
import { visitorOf } from "~/people/sessions.server";
import { signIn } from "~/people/sign-in.server";
import type { Role } from "~/people/visitor";
import { action, loader } from "~/routes/first-sign-in.$token/route";
import * as slip from "~/routes/people_.$id.slip/route";
import { newId } from "~db/kit";
import type { Store } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { people, signInLinks } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const device = { userAgent: "test", address: "10.0.0.1" };
const chosen = "lamp harbour seven";

const worldOf = (store: Store, at = now) => ({ store, library: smallLibrary(), now: at });
const issued = async (store: Store, personId: string, at = now) => (await store.tx((w) => issueLink(w, { personId, issuedBy: null }, at))).token;
const open = (store: Store, token: string, at = now) => visit(worldOf(store, at), null, loader, `/first-sign-in/${token}`, { token });
const choose = (store: Store, token: string, first = chosen, second = first, at = now) =>
  post(worldOf(store, at), null, action, `/first-sign-in/${token}`, { newPassword: first, repeatPassword: second }, { token });

test("a new hire opens the link, sees their name, chooses a password and is signed in; from then on the password works", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store, { staffNumber: "11940", name: "林悦" });
  const token = await issued(store, personId);
  expect((await open(store, token)).data.person).toEqual({ name: "林悦", staffNumber: "11940" });

  const entered = await choose(store, token.toUpperCase().replaceAll("-", ""));
  expect([entered.status, entered.location]).toEqual([303, "/"]);
  const session = /rung-session=([^;]+)/.exec(entered.headers.getSetCookie().join("\n"))?.[1];
  expect((await visitorOf(store, session, now))?.personId).toBe(personId);
  expect((await signIn(store, { account: "11940", password: chosen, ...device }, now)).outcome).toBe("in");
});

test("looking at a link, as previews do, does not use it up; using it does", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store);
  const token = await issued(store, personId);
  for (let n = 0; n < 3; n++) expect((await open(store, token)).status).toBe(200);
  await choose(store, token);
  const used = await open(store, token);
  expect([used.status, used.data.state, used.data.person]).toEqual([410, "used", null]);
  expect((await choose(store, token, "another good password")).status).toBe(410);
  expect((await signIn(store, { account: "T0000", password: "another good password", ...device }, now)).outcome).toBe("wrong");
});

test("of two who use a link at the same moment one wins and the other is told that it is used", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store, { staffNumber: "11940" });
  const token = await issued(store, personId);
  const passwords = ["first good password", "second good password", "third good password"];
  const outcomes = await Promise.all(passwords.map((password) => redeemLink(store, { token, password, device }, now)));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["dead", "dead", "in"]);
  expect(outcomes.find((one) => one.outcome === "dead")).toMatchObject({ state: "used" });
  const winner = passwords[outcomes.findIndex(({ outcome }) => outcome === "in")]!;
  expect((await signIn(store, { account: "11940", password: winner, ...device }, now)).outcome).toBe("in");
});

test("a link expires after seven days, and a newer one replaces it", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store);
  const first = await issued(store, personId);
  expect((await lookAtLink(store.read, first, later(6.9))).state).toBe("open");
  expect((await lookAtLink(store.read, first, later(7))).state).toBe("expired");
  expect((await choose(store, first, chosen, chosen, later(8))).status).toBe(410);
  const second = await issued(store, personId, later(1));
  expect((await lookAtLink(store.read, first, later(1))).state).toBe("withdrawn");
  expect((await lookAtLink(store.read, second, later(1))).state).toBe("open");
});

test("a made-up link is told apart from a used one and shows no name", async () => {
  const store = await freshStore();
  for (const token of ["nothing", "x".repeat(500), "ab3d-ef5h-jk7m-np9q-rs2t-vw4x-yz6a", "%27"]) {
    const answer = await open(store, token);
    expect([answer.status, answer.data.state, answer.data.person]).toEqual([404, "unknown", null]);
    expect((await choose(store, token)).status).toBe(404);
  }
});

test("weak or differing passwords are refused in the page's own words and leave the link unused", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store, { staffNumber: "1194011940" });
  const token = await issued(store, personId);
  expect((await choose(store, token, "short")).data.errors).toEqual({ newPassword: "Use at least 10 characters." });
  expect((await choose(store, token, "1194011940")).data.errors.newPassword).toContain("others know them");
  expect((await choose(store, token, "password123")).data.errors.newPassword).toContain("anybody would try");
  const differing = await choose(store, token, chosen, "something else entirely");
  expect(differing.data.errors).toEqual({ repeatPassword: "The two are not the same. Type the new password again." });
  expect(JSON.stringify(differing.data)).not.toContain("lamp");
  expect((await post(worldOf(store), null, action, "/", { newPassword: ["a", "b"] }, { token })).status).toBe(422);
  expect((await open(store, token)).status).toBe(200);
});

test("using a link signs out whoever had the account before and stops the old password", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store, { staffNumber: "11940" });
  const before = await redeemLink(store, { token: await issued(store, personId), password: "the old password", device }, now);
  await choose(store, await issued(store, personId));
  expect(before.outcome === "in" && (await visitorOf(store, before.token, now))).toBeNull();
  expect((await signIn(store, { account: "11940", password: "the old password", ...device }, now)).outcome).toBe("wrong");
});

test("a link of somebody who was deactivated since is dead", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store);
  const token = await issued(store, personId);
  await store.tx(async (w) => void (await w.update(people).set({ active: false }).where(eq(people.id, personId))));
  expect((await open(store, token)).data.state).toBe("withdrawn");
});

test("the database never holds the token of a link", async () => {
  const store = await freshStore();
  const { personId } = await makePerson(store);
  const token = await issued(store, personId);
  const kept = JSON.stringify([await store.read.select().from(signInLinks), await store.read.select().from(auditValues)]);
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(token.replaceAll("-", ""));
});

test("a slip has name, number, company, code and address in the language of whom it is for, and its printing is audited", async () => {
  const store = await freshStore();
  const hr = await makePerson(store, { roles: ["hr"] });
  const { personId } = await makePerson(store, { staffNumber: "11940", name: "林悦", otherName: "Lin Yue", language: "zh" });
  const before = await visit(worldOf(store), hr, slip.loader, `/people/${personId}/slip`, { id: personId });
  expect(before.data).toMatchObject({ name: "Lin Yue", hasSignedIn: false, open: null });

  const made = (await post(worldOf(store), hr, slip.action, `/people/${personId}/slip`, {}, { id: personId })).data.slip;
  expect(made).toMatchObject({ lang: "zh-Hans", company: "海松", name: "林悦 · Lin Yue", number: "工号 11940" });
  expect(made.until).toContain("2026年11月28日 周六 16:00");
  const token = made.address.replace("http://rung.test/first-sign-in/", "");
  expect((await open(store, token)).data.person.name).toBe("Lin Yue");
  const [entry] = await store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.link-issued"));
  expect(entry).toMatchObject({ actorId: hr.personId, subjectId: personId });
  expect((await visit(worldOf(store), hr, slip.loader, "/", { id: personId })).data.open).not.toBeNull();
});

test("nobody gets a slip for an account that can do more than their own", async () => {
  const store = await freshStore();
  const person = (roles: Role[], managerId?: string) => makePerson(store, { roles, managerId });
  const boss = await makePerson(store, { isSupervisor: true });
  const trainingBoss = await makePerson(store, { isSupervisor: true, roles: ["trainer"] });
  const [admin, otherAdmin, hr, otherHr] = [await person(["admin"]), await person(["admin"]), await person(["hr"]), await person(["hr"])];
  const [report, reportTrainer, reportHr, reportAdmin] = [
    await person([], boss.personId),
    await person(["trainer"], boss.personId),
    await person(["hr"], boss.personId),
    await person(["admin"], boss.personId),
  ];
  const [deepReport, stranger, trainedReport] = [await person([], report.personId), await person([]), await person(["trainer"], trainingBoss.personId)];
  const trainer = await person(["trainer"]);

  const cases: [string, typeof boss, typeof boss, number][] = [
    ["a supervisor for a report", boss, report, 200],
    ["a supervisor for a report who is a trainer", boss, reportTrainer, 403],
    ["a supervisor who is a trainer for a report who is one too", trainingBoss, trainedReport, 200],
    ["a supervisor for a report in HR", boss, reportHr, 403],
    ["a supervisor for a report who is an administrator", boss, reportAdmin, 403],
    ["a supervisor for a report's report", boss, deepReport, 403],
    ["a supervisor for somebody outside the line", boss, stranger, 404],
    ["a report for the supervisor", report, boss, 404],
    ["HR for anybody", hr, stranger, 200],
    ["HR for HR", hr, otherHr, 200],
    ["HR for an administrator", hr, admin, 403],
    ["HR for themselves", hr, hr, 403],
    ["an administrator for an administrator", admin, otherAdmin, 200],
    ["an administrator for themselves", admin, admin, 403],
    ["a trainer for somebody", trainer, stranger, 404],
  ];
  for (const [what, who, whom, status] of cases) {
    expect([what, (await post(worldOf(store), who, slip.action, "/", {}, { id: whom.personId })).status]).toEqual([what, status]);
    expect([what, (await visit(worldOf(store), who, slip.loader, "/", { id: whom.personId })).status]).toEqual([what, status]);
  }
  expect(await store.read.select().from(signInLinks)).toHaveLength(cases.filter(([, , , status]) => status === 200).length);
  expect((await post(worldOf(store), hr, slip.action, "/", {}, { id: newId() })).status).toBe(404);
});
