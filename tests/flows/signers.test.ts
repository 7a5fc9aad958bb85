import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readinessOf } from "~/certification/readiness.server";
import type { Visitor } from "~/people/visitor";
import { action, loader } from "~/routes/hr.signers/route";
import { loader as queue, action as sign } from "~/routes/sign-offs/route";
import { auditEntries } from "~db/tables/audit";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { signers } from "~db/tables/sign-offs";
import { makePerson } from "../support/people";
import { makeDepartment } from "../support/register";
import { meetAll, type SigningWorld, signingWorld } from "../support/sign-offs";
import { post, visit } from "../support/visit";

const confirms = { en: "The evidence is real.", zh: "成果属实。" };
let world: SigningWorld;
let head: Visitor;
let sponsor: Visitor;
beforeEach(async () => {
  world = await signingWorld([
    { id: "head", by: "department-head", confirms },
    { id: "sponsor", by: "sponsor", confirms },
  ]);
  await makeDepartment(world.store, "stores", "Stores");
  await makeDepartment(world.store, "east", "Stores East", "stores");
  head = { ...(await makePerson(world.store, { name: "Han Ruoxi", staffNumber: "10024", departmentId: "stores" })), steppedUpAt: world.now };
  sponsor = { ...(await makePerson(world.store, { name: "Tang Bowen", staffNumber: "10002" })), steppedUpAt: world.now };
  await world.store.tx(async (w) => void (await w.update(people).set({ departmentId: "east" }).where(eq(people.id, world.learner.personId))));
  await meetAll(world, world.learner);
});

const name = (office: string, person: string, department = "") => post(world, world.hr, action, "/hr/signers", { intent: "name", office, department, person });
const page = async () => (await visit(world, world.hr, loader, "/hr/signers")).data;
const waiting = async (visitor: Visitor) => (await visit(world, { ...visitor, isSigner: true }, queue, "/sign-offs")).data.items;
const signAll = async (visitor: Visitor) => {
  const link = (await waiting(visitor)).map(({ value }: { value: string }) => value);
  return post(world, { ...visitor, isSigner: true }, sign, "/sign-offs", { intent: "sign", link });
};

test("whom HR names sign: the head of a department also for those below it, then the sponsor, and the certificate is issued", async () => {
  expect((await name("department-head", "10024", "stores")).status).toBe(303);
  expect((await name("sponsor", "Tang Bowen")).status).toBe(303);
  expect((await page()).offices).toMatchObject([
    { office: "department-head", holders: [{ name: "Han Ruoxi", department: "Stores" }] },
    ...[
      { office: "hr-head", holders: [] },
      { office: "panel-chair", holders: [] },
    ],
    { office: "sponsor", holders: [{ name: "Tang Bowen", department: null }] },
  ]);
  expect(await waiting(head)).toMatchObject([{ name: "Lin Yue", office: "head of department", look: null }]);
  expect(await waiting(sponsor)).toEqual([]);
  await signAll(head);
  await signAll(sponsor);
  expect(await world.store.read.select().from(certificates)).toHaveLength(1);
});

test("a department with a head of its own is signed by that one, and who heads it themselves by the next above", async () => {
  await name("department-head", "10024", "stores");
  await name("department-head", "11940", "east");
  expect(await waiting(head)).toHaveLength(1);
  const other = await makePerson(world.store, { name: "Ma Xiao", staffNumber: "10263" });
  await name("department-head", "10263", "east");
  expect([await waiting(head), (await waiting(other)).length]).toEqual([[], 1]);
});

test("an office passes to the next one named, ends, and each leaves a row in the trail", async () => {
  await name("sponsor", "10002");
  await name("sponsor", "10024");
  const open = () => world.store.read.select().from(signers).where(eq(signers.office, "sponsor"));
  expect((await open()).filter(({ endedAt }) => endedAt === null)).toMatchObject([{ personId: head.personId }]);
  const { id } = (await open()).find(({ endedAt }) => endedAt === null)!;
  expect((await post(world, world.hr, action, "/hr/signers", { intent: "end", signer: id })).status).toBe(303);
  expect((await post(world, world.hr, action, "/hr/signers", { intent: "end", signer: id })).status).toBe(409);
  const acts = (await world.store.read.select().from(auditEntries)).map(({ act }) => act).filter((act) => act.includes("signer"));
  expect(acts.sort()).toEqual(["certification.signer-ended", "certification.signer-named", "certification.signer-named"]);
});

test("who is unknown, a department that is gone and an office nobody names are refused with a sentence", async () => {
  expect((await name("sponsor", "99999")).data.errors.person).toContain("Nobody has this number");
  expect((await name("department-head", "10024", "gone")).data.errors.department).toContain("not there any more");
  expect((await name("king", "10024")).status).toBe(422);
  expect((await visit(world, world.lead, loader, "/hr/signers")).status).toBe(403);
  expect(await world.store.read.select().from(signers)).toEqual([]);
});

test("the page of who cannot get there names the offices that nobody holds, and the people nobody may sign for", async () => {
  const [before] = await readinessOf(world.store.read, world.library, "2026-11-21");
  expect(before!.forAll).toContainEqual({ kind: "nobody-named", requirementId: "sponsor", office: "sponsor" });
  expect(before!.forSome).toMatchObject([{ why: "nobody-signs", count: 1, people: [{ id: world.learner.personId }] }]);
  await name("sponsor", "10002");
  await name("department-head", "10024");
  const [after] = await readinessOf(world.store.read, world.library, "2026-11-21");
  expect([after!.forAll.filter(({ kind }) => kind === "nobody-named"), after!.forSome]).toEqual([[], []]);
});
