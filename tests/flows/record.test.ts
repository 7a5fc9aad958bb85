import { parse } from "csv-parse/sync";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { planPerformance } from "~/role-plays/planning.server";
import { submitAndSign } from "~/role-plays/signing.server";
import { loader as recordLoader } from "~/routes/hr.people_.$id.record/route";
import { loader as recordCsv } from "~/routes/hr.people_.$id.record[.]csv/route";
import { loader as recordPdf } from "~/routes/hr.people_.$id.record[.]pdf/route";
import { loader as ownLoader } from "~/routes/record/route";
import { loader as ownCsv } from "~/routes/record[.]csv/route";
import { loader as ownPdf } from "~/routes/record[.]pdf/route";
import { auditEntries, auditValues } from "~db/tables/audit";
import { lessonReadings } from "~db/tables/courses";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances, scorecards } from "~db/tables/role-plays";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { inkIn, paintedPdf, shareOfInk } from "../support/pixels";
import { longStory, serviceRubric } from "../support/role-play-content";
import { smallLibrary } from "../support/small-library";
import { contextOf, origin, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let hr: Visitor;
let learner: Visitor;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  hr = await makePerson(world.store, { name: "沈佳宁", otherName: "Shen Jianing", roles: ["hr"] });
  learner = await makePerson(world.store, { name: "林悦", otherName: "Lin Yue", hiredOn: "2026-11-01" });
  const facts = factsFor(world, learner.personId);
  await world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId: "boot-camp", assignedBy: hr.personId }, at("2026-11-02")));
  await facts.read("hear", at("2026-11-03"));
  await facts.read("pause", at("2026-11-04"));
  await facts.quiz(at("2026-11-05"), { points: 500, passed: false });
  await facts.quiz(at("2026-11-06"));
  await facts.rolePlay(at("2026-11-07"));
});

const record = (visitor: Visitor | null, id: string, query = "", language: "en" | "zh" = "en") =>
  visit(world, visitor, recordLoader, `/hr/people/${id}/record${query}`, { id }, language);
const own = (visitor: Visitor | null, query = "") => visit(world, visitor, ownLoader, `/record${query}`);

test("the record tells every fact in order, with when, by whom, the result and the version of the content", async () => {
  const { data } = await record(hr, learner.personId);
  expect(
    data.facts.map(({ when, title, result }: { when: string; title: string; result: { passed: boolean; text: string } | null }) => [when, title, result]),
  ).toEqual([
    ["Mon 2 Nov 2026, 10:00", "Assigned: Boot Camp", null],
    ["Tue 3 Nov 2026, 10:00", "Lesson read: Lesson hear", null],
    ["Wed 4 Nov 2026, 10:00", "Lesson read: Lesson pause", null],
    ["Thu 5 Nov 2026, 10:00", "Quiz: Listening", { passed: false, text: "41%" }],
    ["Fri 6 Nov 2026, 10:00", "Quiz: Listening", { passed: true, text: "91%" }],
    ["Sat 7 Nov 2026, 10:00", "Role-play: The story rp04", { passed: true, text: "3.80 of 5" }],
    ["Sat 7 Nov 2026, 10:00", "Certified: Frontline service", null],
  ]);
  expect(data.facts[0].details).toEqual(["by Shen Jianing", "due Tue 1 Dec 2026"]);
  expect(data.facts[1].version).toBe("hash-hea");
});

test("each certificate names its requirements and the facts that met them, each a link to its place in the record", async () => {
  const { data } = await record(hr, learner.personId);
  const [certificate] = data.certificates;
  expect(certificate).toMatchObject({ title: "Frontline service", standing: "certified" });
  expect(certificate.proofs.map(({ title, facts }: { title: string; facts: { when: string }[] }) => [title, facts.map(({ when }) => when)])).toEqual([
    ["Listening: lessons", ["Tue 3 Nov 2026", "Wed 4 Nov 2026"]],
    ["Listening: quiz", ["Fri 6 Nov 2026"]],
    ["Role-play: Listening and needs", ["Sat 7 Nov 2026"]],
  ]);
  const shown = data.facts.map(({ id }: { id: string }) => `?page=1#fact-${id}`);
  for (const { facts } of certificate.proofs) for (const { to } of facts) expect(shown).toContain(to);
});

test("people see the same about themselves as HR sees", async () => {
  const { slip, care, ...seen } = (await record(hr, learner.personId)).data;
  expect((await own(learner)).data).toEqual(seen);
  expect(slip).toBe(`/people/${learner.personId}/slip`);
  expect(care).toBe(`/people/${learner.personId}/quizzes`);
});

test("that HR opened somebody's record is kept, not that somebody opened their own", async () => {
  const opened = () => world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "record.opened"));
  await own(learner);
  await own(hr);
  await record(hr, hr.personId);
  expect(await opened()).toEqual([]);
  await record(hr, learner.personId);
  expect(await opened()).toMatchObject([{ actorId: hr.personId, subjectId: learner.personId, at: world.now }]);
});

test("another person's record is closed to everybody but HR, and nobody's is not there", async () => {
  for (const roles of [[], ["trainer"], ["author"], ["admin"]] as Visitor["roles"][]) {
    const other = await makePerson(world.store, { roles });
    expect((await record(other, learner.personId)).status).toBe(403);
  }
  expect((await record(null, learner.personId)).status).toBe(401);
  for (const id of ["nobody", "x".repeat(500), "'; --"]) expect((await record(hr, id)).status).toBe(404);
});

test("no question, answer, key, observation or secret brief is in the bytes of a record", async () => {
  const bytes = JSON.stringify((await record(hr, learner.personId)).data);
  for (const secret of ["draw", "answer", "marks", "variantId", "observations", "chips", "brief"]) expect(bytes).not.toContain(`"${secret}"`);
});

test("a result that is not released yet is not on record", async () => {
  await world.store.tx(async (w) => void (await w.update(performances).set({ releasedAt: null }).where(eq(performances.staffId, learner.personId))));
  for (const answer of [await own(learner), await record(hr, learner.personId)]) expect(JSON.stringify(answer.data.facts)).not.toContain("Role-play");
});

test("a signature that does not cover its marks is named", async () => {
  const { data } = await own(learner); // these marks were written without one
  expect(data.facts.find(({ title }: { title: string }) => title.startsWith("Role-play")).details).toContain(
    "the signature does not cover these marks: tell an administrator",
  );
});

test("a long record has pages, every fact on one of them, and certificates point to the right one", async () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    personId: learner.personId,
    moduleId: "m04",
    lessonId: "hear",
    lessonHash: `hash-${n}`,
    readAt: new Date(at("2026-10-01").getTime() + n * 60_000),
  }));
  await world.store.tx(async (w) => void (await w.insert(lessonReadings).values(many)));
  const pages = [await own(learner), await own(learner, "?page=2"), await own(learner, "?page=3")].map(({ data }) => data);
  expect(pages.map(({ facts }) => facts.length)).toEqual([50, 50, 27]);
  expect(new Set(pages.flatMap(({ facts }) => facts.map(({ id }: { id: string }) => id))).size).toBe(127);
  const [proof] = pages[0].certificates[0].proofs[1].facts;
  expect(proof.to).toBe(`?page=3#fact-${proof.id}`);
  expect(pages[2].facts.map(({ id }: { id: string }) => id)).toContain(proof.id);
  expect((await own(learner, "?page=99")).data.page).toBe(3);
  for (const page of ["0", "-1", "x", "1e3", "2&page=3", "%00"]) expect((await own(learner, `?page=${page}`)).status).toBe(400);
});

test("who has done nothing yet has an empty record", async () => {
  const fresh = await makePerson(world.store);
  expect((await own(fresh)).data).toMatchObject({ facts: [], certificates: [], total: 0, page: 1, pages: 1 });
});

test("an assignment that was ended is told when it ended", async () => {
  const { endAssignment } = await import("~/assignments/assign.server");
  const { assignments } = await import("~db/tables/assignments");
  const [open] = await world.store.read
    .select()
    .from(assignments)
    .where(and(eq(assignments.personId, learner.personId)));
  await world.store.tx((w) => endAssignment(w, world.library, { assignmentId: open!.id, endedBy: hr.personId }, at("2026-11-20")));
  expect((await own(learner)).data.facts.at(-1)).toMatchObject({ title: "Assignment ended: Boot Camp", when: "Fri 20 Nov 2026, 10:00" });
});

test("a scored role-play stands with its levels and its grader, and the signature holds until a mark is touched", async () => {
  const library = await shippedLibrary();
  const [store, grader, customer] = [
    world.store,
    await makePerson(world.store, { name: "苏晓岚", otherName: "Su Xiaolan", roles: ["trainer"] }),
    await makePerson(world.store),
  ];
  const playedAt = at("2026-11-20", "14:20");
  const [variant] = longStory.variants;
  const plan = {
    staffId: learner.personId,
    scenarioId: "rp04",
    variantId: variant!.id,
    customerId: customer.personId,
    observerIds: [],
    secondGraderId: null,
    scheduledAt: playedAt,
    room: null,
    towards: "frontline-service",
  };
  const planned = await planPerformance(store, plan, grader.personId, library, at("2026-11-19"));
  if (planned.outcome !== "planned") throw new Error("not planned");
  const marks = {
    levels: Object.fromEntries(serviceRubric.criteria.map(({ id }) => [id, 4])),
    chips: {},
    observations: { tone: "SEEN-WORDS" },
    redLines: [],
    ticks: [],
    comment: "PRIVATE-WORDS",
  };
  const signing = { performanceId: planned.performanceId, graderId: grader.personId, marks, nameAsSigned: "苏晓岚", meaning: "scored" };
  expect(await submitAndSign(store, signing, library, at("2026-11-20", "15:00"))).toMatchObject({ outcome: "signed" });

  const shown = async () => (await visit({ ...world, library }, hr, recordLoader, "/", { id: learner.personId })).data;
  const fact = (await shown()).facts.at(-1);
  expect(fact).toMatchObject({ title: "Role-play: The long story", when: "Fri 20 Nov 2026, 15:00", result: { passed: true, text: "4.00 of 5" } });
  expect(fact.details).toEqual(["played Fri 20 Nov 2026, 14:20", "counts towards Frontline service", "signed by Su Xiaolan", "signature holds"]);
  expect(fact.levels.map(({ level }: { level: string }) => level)).toEqual(serviceRubric.criteria.map(() => "4"));
  expect(fact.levels[0].criterion).toBe(serviceRubric.criteria[0]!.title.en);
  const bytes = JSON.stringify(await shown());
  for (const secret of [variant!.id, variant!.label.en, variant!.brief.en, "SEEN-WORDS", "PRIVATE-WORDS"]) expect(bytes).not.toContain(secret);

  await store.tx(async (w) => void (await w.update(scorecards).set({ weightedSum: 410 }).where(eq(scorecards.performanceId, planned.performanceId))));
  expect((await shown()).facts.at(-1).details).toContain("the signature does not cover these marks: tell an administrator");
});

const file = async (loader: typeof recordCsv, visitor: Visitor, id = learner.personId, method = "GET") =>
  (await loader({ request: new Request(origin, { method }), params: { id }, context: contextOf(world, visitor) })) as Response;
const rowsOf = async (answer: Response): Promise<Record<string, string>[]> => parse(await answer.text(), { bom: true, columns: true });

test("the file of a record has the facts of its page in the same order, with who, when and the whole version", async () => {
  const [{ data }, rows] = [await record(hr, learner.personId), await rowsOf(await file(recordCsv, hr))];
  expect(rows.map(({ when, what, fact }) => [when, what, fact])).toEqual(
    data.facts.map(({ when, title, id }: { when: string; title: string; id: string }) => [when, title, id]),
  );
  expect(rows[0]).toMatchObject({ name: "林悦", kind: "assigned", by: "Shen Jianing", at: "2026-11-02T02:00:00.000Z" });
  expect(rows[1]).toMatchObject({ kind: "lesson-read", version: "hash-hear" });
  expect(rows[5]).toMatchObject({ kind: "role-played", result: "Passed · 3.80 of 5", by: "Lin Yue", version: "scenario rubric" });
});

test("what somebody wrote is no formula in the file, and stays in its cell", async () => {
  const [performance] = await world.store.read.select().from(performances).where(eq(performances.staffId, learner.personId));
  const note = { performanceId: performance!.id, personId: learner.personId, writtenBy: hr.personId, writtenAt: at("2026-11-08") };
  await world.store.tx(async (w) => void (await w.insert(coachingNotes).values({ ...note, text: '=HYPERLINK("x")\nsecond, line' })));
  const lines = await rowsOf(await file(recordCsv, hr));
  const told = lines.find(({ kind }) => kind === "coached")!;
  expect(told.details).toContain("second, line");
  for (const row of lines) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@]/);
});

test("the PDF of a record is painted with the person's name, and a long one goes on over several sheets", async () => {
  const short = await paintedPdf(new Uint8Array(await (await file(recordPdf, hr)).arrayBuffer()), 1);
  expect(short.sheets).toBe(1);
  expect(shareOfInk(inkIn(short, { x: 48, y: 70, width: 42, height: 26 }))).toBeGreaterThan(0.08);
  const many = Array.from({ length: 130 }, (_, n) => ({
    ...{ personId: learner.personId, moduleId: "m04", lessonId: "hear", lessonHash: `hash-${n}` },
    readAt: new Date(at("2026-10-01").getTime() + n * 60_000),
  }));
  await world.store.tx(async (w) => void (await w.insert(lessonReadings).values(many)));
  const long = await paintedPdf(new Uint8Array(await (await file(ownPdf, learner)).arrayBuffer()), 1, 2);
  expect(long.sheets).toBeGreaterThan(2);
  expect(shareOfInk(inkIn(long, { x: 48, y: 54, width: 500, height: 700 }))).toBeGreaterThan(0.005);
});

test("a record is taken out by its person and by HR only, and each time it is kept who did", async () => {
  for (const loader of [recordCsv, recordPdf]) {
    for (const roles of [[], ["trainer"], ["admin"]] as Visitor["roles"][]) {
      const other = await makePerson(world.store, { roles });
      expect((await visit(world, other, loader, "/", { id: learner.personId })).status).toBe(403);
    }
    expect((await visit(world, hr, loader, "/", { id: "nobody" })).status).toBe(404);
    expect((await visit(world, null, loader, "/", { id: learner.personId })).status).toBe(401);
  }
  expect((await visit(world, null, ownCsv, "/")).status).toBe(401);
  await file(recordCsv, hr, learner.personId, "HEAD");
  await file(recordPdf, hr);
  await file(ownCsv, learner);
  const kept = await world.store.read
    .select({ actorId: auditEntries.actorId, subjectId: auditEntries.subjectId, values: auditValues.values })
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(eq(auditEntries.act, "record.exported"));
  const ofLearner = { subjectId: learner.personId };
  expect(kept).toEqual(
    expect.arrayContaining([
      { ...ofLearner, actorId: hr.personId, values: { format: "pdf" } },
      { ...ofLearner, actorId: learner.personId, values: { format: "csv" } },
    ]),
  );
  expect(kept).toHaveLength(2);
});
