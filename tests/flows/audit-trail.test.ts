import { desc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { verifyAuditTrail } from "~/cli/verbs/verify-audit";
import type { Visitor } from "~/people/visitor";
import { audit } from "~/record/audit.server";
import { makeCheck } from "~/record/checking.server";
import { printedHead } from "~/record/head";
import { headOf } from "~/record/heads.server";
import { sealAudit } from "~/record/sealing.server";
import { loader as auditPage, action as checkTrail } from "~/routes/admin_.audit/route";
import { auditEntries, auditValues } from "~db/tables/audit";
import { freshStore, settingsForTests } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let hr: Visitor;
let learner: Visitor;
const did = (act: string, about: Visitor, when: Date, values = {}) =>
  world.store.tx((w) => audit(w, { actorId: hr.personId, act, subjectId: about.personId, values }, when));

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  hr = await makePerson(world.store, { name: "沈佳宁", otherName: "Shen Jianing", staffNumber: "H1", roles: ["hr"] });
  learner = await makePerson(world.store, { name: "林悦", otherName: "Lin Yue", staffNumber: "L1" });
  await did("people.added", learner, at("2026-11-02", "00:00"));
  await did("certification.suspended", learner, at("2026-11-03", "23:59"), { reason: "Complaint of 2 Nov", weightedSum: 380 });
  await did("people.added", hr, at("2026-11-04", "00:00"));
});

const page = (query = "", visitor: Visitor | null = hr, language?: "en" | "zh") => visit(world, visitor, auditPage, `/admin/audit${query}`, {}, language);
const shown = async (query: string) => (await page(query)).data.entries.map(({ act, about }: { act: string; about: string }) => [act, about]);
const added = (who: string) => ["Person added", who];
const suspended = ["Certificate suspended", "Lin Yue · L1"];

test("the trail is read in plain words, the newest first, in either language", async () => {
  expect(await shown("")).toEqual([added("Shen Jianing · H1"), suspended, added("Lin Yue · L1")]);
  expect((await page("", hr, "zh")).data.entries[1]).toMatchObject({
    act: "暂停证书",
    about: "林悦 · L1",
    by: "沈佳宁 · H1",
    when: "2026年11月3日 周二 23:59",
  });
});

test("it is searched by person, by who did it, by act and by day, each day from midnight to midnight of the company", async () => {
  expect(await shown("?person=L1")).toEqual([suspended, added("Lin Yue · L1")]);
  expect(await shown("?person=lin+yue&act=people.added")).toEqual([added("Lin Yue · L1")]);
  expect(await shown("?actor=沈佳宁&act=certification.suspended")).toEqual([suspended]);
  expect(await shown("?actor=L1")).toEqual([]);
  expect(await shown("?from=2026-11-03&until=2026-11-03")).toEqual([suspended]);
  expect(await shown("?until=2026-11-02")).toEqual([added("Lin Yue · L1")]);
});

test.each([
  ["?person=nobody-at-all", "person", /Nobody/],
  ["?from=2026-02-30", "from", /date/],
  ["?from=2026-11-05&until=2026-11-04", "until", /before/],
  ["?act=people.eaten", "act", /./],
  ["?act=constructor", "act", /./],
  ["?before=x", "before", /./],
  ["?act=people.added&act=people.added", "act", /./],
])("what cannot be searched for comes back with a sentence at its field: %s", async (query, field, sentence) => {
  const { status, data } = await page(query);
  expect([status, data.errors[field]]).toEqual([422, expect.stringMatching(sentence)]);
});

test("a name that several have is answered with their numbers", async () => {
  await makePerson(world.store, { name: "林悦", staffNumber: "L2" });
  const { status, data } = await page("?person=林悦");
  expect([status, data.errors.person]).toEqual([422, expect.stringMatching(/L1.*L2|L2.*L1/)]);
});

test("its pages miss nothing and repeat nothing, also where many things happened at one instant", async () => {
  await world.store.tx(async (w) => {
    for (let n = 0; n < 120; n++) await audit(w, { actorId: null, act: "record.opened", subjectId: learner.personId }, at("2026-11-10"));
  });
  const ids: string[] = [];
  for (let query: string | null = "?person=L1"; query; ) {
    const { data } = await page(query);
    ids.push(...data.entries.map(({ id }: { id: string }) => id));
    query = data.older;
  }
  expect([ids.length, new Set(ids).size]).toEqual([122, 122]);
});

test("HR and administrators read it; reasons only HR does, and nobody scores or what else was written", async () => {
  const admin = await makePerson(world.store, { roles: ["admin"] });
  expect((await page("", admin)).data.entries[1].reason).toBeNull();
  expect((await page()).data.entries[1].reason).toBe("Complaint of 2 Nov");
  for (const roles of [[], ["trainer"], ["author"]] as Visitor["roles"][]) {
    const other = await makePerson(world.store, { roles });
    expect([(await page("", other)).status, (await post(world, other, checkTrail, "/admin/audit", {})).status]).toEqual([403, 403]);
  }
  expect((await page("", null)).status).toBe(401);
  expect(JSON.stringify((await page()).data)).not.toContain("380");
});

test("a check is asked for by a button, made beside, and tells that the trail is whole and what waits for its seal", async () => {
  expect((await post(world, hr, checkTrail, "/admin/audit", {})).status).toBe(303);
  await post(world, hr, checkTrail, "/admin/audit", {}); // twice is one check
  expect((await page()).data.check).toMatchObject({ asked: "Sat 21 Nov 2026, 10:00", found: null });
  await sealAudit(world.store, world.now);
  await did("people.changed", learner, at("2026-11-21", "11:00"));
  expect(await makeCheck(world.store, at("2026-11-21", "11:01"))).toBe(true);
  expect(await makeCheck(world.store, at("2026-11-21", "11:02"))).toBe(false);
  expect((await page()).data.check.found).toMatchObject({
    sealed: 4,
    unsealed: 1,
    broken: null,
    done: "Sat 21 Nov 2026, 11:01",
    since: "Sat 21 Nov 2026, 11:00",
  });
});

test("a check names the first broken place", async () => {
  await sealAudit(world.store, world.now);
  await world.store.tx(async (w) => void (await w.update(auditEntries).set({ actorId: "somebody-else" }).where(eq(auditEntries.seq, 2))));
  await post(world, hr, checkTrail, "/admin/audit", {});
  await makeCheck(world.store, world.now);
  expect((await page()).data.check.found.broken).toMatchObject({ seq: 2, what: "changed" });
});

async function cut() {
  const { id } = auditEntries;
  await world.store.tx(async (w) => {
    const [last] = await w.select({ id }).from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1);
    await w.delete(auditValues).where(eq(auditValues.entryId, last!.id));
    await w.delete(auditEntries).where(eq(id, last!.id));
  });
}
const compared = async (head: string) => (await page(`?head=${encodeURIComponent(head)}`)).data.compared;

test("an earlier head tells whether the trail is still there, was cut off or was changed, on the page and by the command", async () => {
  await sealAudit(world.store, world.now);
  const kept = printedHead((await headOf(world.store.read))!);
  expect((await page()).data.head).toEqual({ printed: kept, seq: 3, when: "Wed 4 Nov 2026, 00:00" });
  expect((await compared(`\n ${kept.slice(0, 40)}\n${kept.slice(40)} `)).outcome).toBe("kept");
  expect((await compared(kept.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).outcome).toBe("other");
  await cut();
  expect(await compared(kept)).toMatchObject({ outcome: "cut", sentence: expect.stringContaining("ends before entry 3") });
  for (const no of ["3", "3-xyz", `0-${"a".repeat(64)}`, "a".repeat(600)]) expect((await page(`?head=${no}`)).status).toBe(422);
});

test("the command compares a head as well, and is told plainly what a head is", async () => {
  const settings = settingsForTests();
  const lines: string[] = [];
  const run = (...args: string[]) => verifyAuditTrail.run(args, { out: (line) => lines.push(line), err: () => expect.unreachable() }, settings);
  await expect(async () => run("--head", "x")).rejects.toThrow(/64 letters/);
  expect(await run("--head", `5-${"a".repeat(64)}`)).toBe(1);
  expect(lines.at(-1)).toContain("ends before number 5");
});
