import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { settleCertifications } from "~/certification/issuing.server";
import type { Visitor } from "~/people/visitor";
import { recordOf } from "~/record/record.server";
import { loader as learnPage } from "~/routes/learn/route";
import { loader as queue, action as sign } from "~/routes/sign-offs/route";
import { loader as teamPage } from "~/routes/team/route";
import { auditEntries } from "~db/tables/audit";
import { certificates } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { attemptResults } from "~db/tables/quizzes";
import { signatures } from "~db/tables/role-plays";
import { signOffs, signOffWaits } from "~db/tables/sign-offs";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { at, inGroup, linkOf, meetAll, type SigningWorld, signingWorld } from "../support/sign-offs";
import { type Answer, post, visit } from "../support/visit";

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
  await meetAll(world, world.learner);
});

type Shown = { value: string; name: string; confirms: string; office: string; since: string; returned: string | null; look: string | null };
const waiting = async (visitor: Visitor, language?: "zh"): Promise<Shown[]> => (await visit(world, visitor, queue, "/sign-offs", {}, language)).data.items;
const give = (visitor: Visitor, link: string | string[], more: Record<string, string> = {}): Promise<Answer> =>
  post(world, visitor, sign, "/sign-offs", { intent: "sign", link, ...more });
const signAll = async (visitor: Visitor) =>
  give(
    visitor,
    (await waiting(visitor)).map(({ value }) => value),
  );
const issued = () => world.store.read.select().from(certificates).where(eq(certificates.personId, world.learner.personId));
const given = () => world.store.read.select().from(signOffs);
const linkNow = (signOffId?: string) => linkOf(world, signOffId);

test("each signs in turn, and the certificate is issued with the last signature, on its day", async () => {
  expect(await issued()).toEqual([]);
  expect(await waiting(world.trainer)).toMatchObject([{ name: "Lin Yue", confirms: "Has been taught and told the result.", office: "trainer" }]);
  expect(await waiting(world.lead)).toEqual([]);
  expect((await signAll(world.trainer)).status).toBe(303);
  expect(await waiting(world.trainer)).toEqual([]);
  expect((await visit(world, world.lead, teamPage, "/team", {}, "zh")).data.toSign).toMatchObject([
    { name: "林悦", confirms: "培训里做到的，岗位上也做到了。" },
  ]);
  expect((await give(world.lead, (await waiting(world.lead))[0]!.value, { back: "/team" })).location).toBe("/team");
  expect(await issued()).toEqual([]);
  world.now = at("2026-12-01");
  world.hr.steppedUpAt = world.now;
  expect((await signAll(world.hr)).location).toBe("/sign-offs");
  const [certificate, ...others] = await issued();
  expect(others).toEqual([]);
  expect(certificate).toMatchObject({ issuedOn: "2026-12-01" });
  const rows = await given();
  expect(
    certificate!.factIds
      .filter(({ kind }) => kind === "sign-off")
      .map(({ factId }) => factId)
      .sort(),
  ).toEqual(rows.map(({ id }) => id).sort());
  expect(await world.store.read.select().from(signOffWaits)).toEqual([]);
  const acts = await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.signed-off"));
  expect(acts.map(({ actorId }) => actorId).sort()).toEqual([world.trainer, world.lead, world.hr].map(({ personId }) => personId).sort());
});

test("a signature says in whose name and in which words it was given, and stands in the training record", async () => {
  await signAll(world.trainer);
  const [row] = await given();
  expect(await world.store.read.select().from(signatures)).toMatchObject([
    {
      subjectKind: "sign-off",
      subjectId: row!.id,
      nameAsSigned: "苏晓岚 Su Xiaolan",
      meaning: "Has been taught and told the result.",
      hashes: { proofs: row!.proofsHash },
    },
  ]);
  const [person] = await world.store.read.select().from(people).where(eq(people.id, world.learner.personId));
  const { facts } = await recordOf(world.store.read, world.library, person!, 1, world.now);
  expect(facts.find(({ kind }) => kind === "signed-off")).toMatchObject({
    ...{ office: "trainer", decision: "signed", by: { name: "苏晓岚" }, title: { en: "Frontline service" } },
    confirms: { en: "Has been taught and told the result." },
  });
});

describe("is refused with a sentence, and nothing is written,", () => {
  const refused = async (answer: Answer, status: number, sentence: string) => {
    expect([answer.status, answer.data.errors?.link ?? answer.data.errors?.[""]]).toEqual([status, expect.stringContaining(sentence)]);
    expect(await given()).toHaveLength(0);
  };

  test("out of turn", async () => refused(await give(world.hr, await linkNow("hr")), 409, "Another signature comes before yours"));
  test("by another supervisor", async () => {
    await refused(
      await give({ ...(await makePerson(world.store, { isSupervisor: true })), steppedUpAt: world.now }, await linkNow("lead")),
      403,
      "not yours to sign",
    );
  });
  test("by the trainer of another group", async () => {
    const other = { ...(await makePerson(world.store, { roles: ["trainer"] })), steppedUpAt: world.now };
    await refused(await give(other, await linkNow()), 403, "not yours to sign");
    expect(await waiting(other)).toEqual([]);
  });
  test("for oneself, and for one's own manager", async () => {
    const both = { ...world.learner, roles: ["trainer" as const], isSupervisor: true };
    await refused(await give(both, await linkNow()), 403, "Nobody signs for themselves");
    const below = { ...(await makePerson(world.store, { roles: ["hr", "trainer"], managerId: world.learner.personId })), steppedUpAt: world.now };
    await inGroup(world, below, world.learner);
    expect(await waiting(below)).toEqual([]);
    await refused(await give(below, await linkNow()), 403, "for their own manager");
  });
  test.each(["", "x", "a.b.c.d", "a.b.c", "%00", "x".repeat(5000)])("a link that was never offered: %j", async (value) => {
    const answer = await give(world.hr, value);
    expect([403, 422]).toContain(answer.status);
    expect(await given()).toHaveLength(0);
  });
  test("nothing ticked, and no password", async () => {
    await refused(await give(world.trainer, []), 422, "Tick at least one");
    const answer = await give({ ...world.trainer, steppedUpAt: null }, await linkNow());
    expect([answer.status, Object.keys(answer.data.errors)]).toEqual([422, ["password"]]);
    expect(await given()).toHaveLength(0);
  });
});

test("the same link is not signed twice", async () => {
  const link = await linkNow();
  await give(world.trainer, link);
  const again = await give(world.trainer, link);
  expect([again.status, again.data.errors.link]).toEqual([409, expect.stringContaining("signed already")]);
  expect(await given()).toHaveLength(1);
});

test("several are signed together, and when one of them cannot be, none is", async () => {
  const second = await makePerson(world.store, { name: "Zhou Hang", managerId: world.lead.personId });
  await inGroup(world, world.trainer, second);
  await meetAll(world, second, "2026-11-19");
  const both = (await waiting(world.trainer)).map(({ value }) => value);
  expect((await waiting(world.trainer)).map(({ name }) => name)).toEqual(["Zhou Hang", "Lin Yue"]);
  const broken = [both[0]!, both[1]!.replace(/\.[^.]+$/, ".of-others")];
  expect((await give(world.trainer, broken)).status).toBe(409);
  expect(await given()).toEqual([]);
  expect((await give(world.trainer, both)).status).toBe(303);
  expect(await given()).toHaveLength(2);
  const { lately } = (await visit(world, world.trainer, queue, "/sign-offs")).data;
  expect(lately.map(({ came }: { came: string }) => came)).toEqual(["Next signs: direct supervisor.", "Next signs: direct supervisor."]);
});

test("when a result changes afterwards, what was shown cannot be signed and everybody is asked again", async () => {
  await signAll(world.trainer);
  const shown = await linkNow();
  const { learner, store, library } = world;
  await store.tx(async (w) => {
    await w.update(attemptResults).set({ passed: false }).where(eq(attemptResults.personId, learner.personId));
    await settleCertifications(w, library, learner.personId, world.now);
  });
  expect(await store.read.select().from(signOffWaits)).toEqual([]);
  const answer = await give(world.lead, shown);
  expect([answer.status, answer.data.errors.link]).toEqual([409, expect.stringContaining("have changed")]);
  await factsFor(world, learner.personId).quiz(at("2026-11-21", "09:00"));
  expect(await waiting(world.lead)).toEqual([]);
  expect(await waiting(world.trainer)).toHaveLength(1);
  expect((await visit(world, world.trainer, queue, "/sign-offs")).data.lately).toMatchObject([{ came: expect.stringContaining("Asked again") }]);
});

describe("given back", () => {
  const giveBack = async (visitor: Visitor, reason: string) => post(world, visitor, sign, "/sign-offs", { intent: "return", link: await linkNow(), reason });
  const told = async () => (await world.store.read.select().from(messages)).filter(({ kind, doneAt }) => /sign-off/.test(kind) && doneAt === null);

  test("with a reason it stands still, everybody concerned hears of it, and signing the same link goes on", async () => {
    expect((await giveBack(world.trainer, "  ")).status).toBe(422);
    expect((await giveBack(world.trainer, "Show the closing once more.")).location).toBe("/sign-offs");
    expect((await told()).map(({ personId, kind }) => `${kind} ${personId}`).sort()).toEqual(
      [`sign-off-returned ${world.learner.personId}`, `report-sign-off-returned ${world.lead.personId}`, `hr-sign-off-returned ${world.hr.personId}`].sort(),
    );
    expect((await visit(world, world.learner, learnPage, "/learn")).data.paths[0].next).toMatchObject({
      title: "Before it is signed, one thing more",
      detail: "Not signed yet (trainer): Show the closing once more.",
    });
    expect((await giveBack(world.trainer, "Again.")).status).toBe(409);
    expect(await waiting(world.lead)).toEqual([]);
    expect(await waiting(world.trainer)).toMatchObject([{ returned: expect.any(String) }]);
    await signAll(world.trainer);
    expect(await told()).toEqual([]);
    expect(await waiting(world.lead)).toHaveLength(1);
  });

  test("by who may not sign it, or without anything that waits, is refused", async () => {
    expect((await giveBack(world.lead, "Not yet.")).status).toBe(403);
    expect((await post(world, world.hr, sign, "/sign-offs", { intent: "return", link: "a.b.c.d", reason: "No." })).status).toBe(403);
    expect(await given()).toEqual([]);
  });
});

test("the page is nobody's who signs nothing", async () => {
  expect((await visit(world, world.learner, queue, "/sign-offs")).status).toBe(403);
  expect((await give(world.learner, await linkNow())).status).toBe(403);
});
