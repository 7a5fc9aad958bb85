import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { drawPeople } from "~/record/pack-choice.server";
import { sealAudit } from "~/record/sealing.server";
import { action as choose, loader as packPage } from "~/routes/hr.packs/route";
import { loader as packFile } from "~/routes/hr.packs_.$id[.]zip/route";
import { openZip } from "~/sheets/zip";
import { auditEntries, auditValues } from "~db/tables/audit";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { contextOf, origin, post, visit, type World } from "../support/visit";

const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
let world: World;
let hr: Visitor;
let learner: Visitor;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  hr = await makePerson(world.store, { name: "沈佳宁", staffNumber: "H1", roles: ["hr"] });
  learner = await makePerson(world.store, { name: "林悦", otherName: "Lin Yue", staffNumber: "L1", hiredOn: "2026-11-01" });
  await certify(learner);
  await sealAudit(world.store, world.now);
});

async function certify({ personId }: Visitor) {
  const facts = factsFor(world, personId);
  await world.store.tx((w) => assign(w, world.library, { personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
  await facts.read("hear", at("2026-11-03"));
  await facts.read("pause", at("2026-11-04"));
  await facts.quiz(at("2026-11-06"));
  await facts.rolePlay(at("2026-11-07"));
}

const chosen = (form: Record<string, string>, visitor: Visitor | null = hr) => post(world, visitor, choose, "/hr/packs", form);
const idIn = (location: string | null) => new URL(location!, origin).searchParams.get("pack")!;
const file = async (id: string) => (await packFile({ request: new Request(origin), params: { id }, context: contextOf(world, hr) })) as Response;

test("a pack holds record, certificates, quizzes and scorecards of each, and a manifest with the sum of every file and the head of the trail", async () => {
  const { status, location } = await chosen({ intent: "name", numbers: " l1\n" });
  expect(status).toBe(303);
  const answer = await file(idIn(location));
  expect(answer.headers.get("Content-Type")).toBe("application/zip");
  const read = openZip(Buffer.from(await answer.arrayBuffer()), 50_000_000);
  const manifest = JSON.parse(read("manifest.json")!.toString());
  const names = manifest.files.map(({ name }: { name: string }) => name.replace(/certificate-\w+/, "certificate").replace(/-[0-9a-f]{64}/, ""));
  expect(names).toEqual(["L1/record.csv", "L1/record.pdf", "L1/certificate.pdf", "L1/quizzes.json", "L1/scorecards.json", "content/rules.json"]);
  for (const { name, sha256, bytes } of manifest.files) {
    const content = read(name)!;
    expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
  }
  expect(manifest).toMatchObject({ draw: null, people: [{ staffNumber: "L1", name: "林悦" }], auditHead: expect.stringMatching(/^\d+-[0-9a-f]{64}$/) });
  expect(read("L1/record.pdf")!.subarray(0, 5).toString()).toBe("%PDF-");
  expect(JSON.parse(read("L1/quizzes.json")!.toString())).toMatchObject([{ quizId: "m04-quiz", points: 1100, passed: true }]);
  expect(JSON.parse(read("L1/scorecards.json")!.toString())).toMatchObject([{ weightedSum: 380, scenarioHash: "scenario", rubricHash: "rubric" }]);
});

test("a draw is kept with its seed, and the same seed draws the same people again", async () => {
  for (const n of [1, 2, 3, 4]) await certify(await makePerson(world.store, { staffNumber: `M${n}` }));
  const { location } = await chosen({ intent: "draw", count: "2" });
  const [kept] = await world.store.read
    .select({ actorId: auditEntries.actorId, values: auditValues.values })
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(eq(auditEntries.act, "record.pack-chosen"));
  expect(kept).toMatchObject({ actorId: hr.personId, values: { among: 5, seed: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  const { seed, peopleIds } = kept!.values as { seed: string; peopleIds: string[] };
  expect(peopleIds).toHaveLength(2);
  expect(await drawPeople(world.store.read, 2, seed)).toEqual(kept!.values);
  expect((await visit(world, hr, packPage, location!)).data.pack).toMatchObject({ n: 2, among: 5, seed });
});

test("an archive that was broken off is none: neither its directory nor its manifest is there", async () => {
  const { location } = await chosen({ intent: "name", numbers: "L1" });
  const reader = (await file(idIn(location))).body!.getReader();
  const parts: Uint8Array[] = [];
  for (let n = 0; n < 4; n++) parts.push((await reader.read()).value!);
  await reader.cancel();
  expect(() => openZip(Buffer.concat(parts), 50_000_000)).toThrow();
});

test.each([
  [{ intent: "name", numbers: "" }, "numbers"],
  [{ intent: "name", numbers: "L1 nobody" }, "numbers"],
  [{ intent: "name", numbers: Array.from({ length: 26 }, (_, n) => `X${n}`).join(" ") }, "numbers"],
  [{ intent: "draw", count: "0" }, "count"],
  [{ intent: "draw", count: "26" }, "count"],
  [{ intent: "draw", count: "1e3" }, "count"],
])("what cannot be chosen comes back with a sentence at its field: %j", async (form, field) => {
  const { status, data } = await chosen(form);
  expect([status, typeof data.errors[field]]).toEqual([422, "string"]);
});

test("packs are for HR alone, and each time one is taken it is kept", async () => {
  const id = idIn((await chosen({ intent: "name", numbers: "L1" })).location);
  for (const roles of [[], ["trainer"], ["admin"]] as Visitor["roles"][]) {
    const other = await makePerson(world.store, { roles });
    expect([(await chosen({ intent: "draw", count: "1" }, other)).status, (await visit(world, other, packFile, "/", { id })).status]).toEqual([403, 403]);
  }
  expect((await visit(world, null, packFile, "/", { id })).status).toBe(401);
  const [other] = await world.store.read.select({ id: auditEntries.id }).from(auditEntries).where(eq(auditEntries.act, "certification.issued"));
  for (const no of ["nothing", other!.id]) expect((await visit(world, hr, packFile, "/", { id: no })).status).toBe(404);
  await (await file(id)).body!.cancel();
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "record.pack-taken"))).toMatchObject([{ actorId: hr.personId }]);
});
