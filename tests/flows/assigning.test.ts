import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openAssignments } from "~/assignments/assignments.server";
import { carryOutRules, hasDueRule } from "~/assignments/rules.server";
import { messagesOf } from "~/messages/bell.server";
import { action as list, loader as listPage } from "~/routes/hr.assignments/route";
import { action as make, loader as makePage } from "~/routes/hr.assignments_.new/route";
import { assignmentRules, ruleOutcomes } from "~db/tables/assignments";
import { departments, people } from "~db/tables/people";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);

/** Two departments, one below the other, with somebody in each, and HR. */
async function company() {
  const store = await freshStore();
  await store.tx(async (w) => {
    for (const [id, parentId] of [
      ["stores", null],
      ["stores-east", "stores"],
      ["office", null],
    ] as const)
      await w.insert(departments).values({ id, parentId, name: id, sortKey: id, createdAt: at("2026-01-01") });
  });
  const world: World = { store, library: smallLibrary(), now: at("2026-11-27") };
  const hr = await makePerson(store, { departmentId: "office", roles: ["hr"] });
  const east = await makePerson(store, { departmentId: "stores-east", hiredOn: "2026-11-20" });
  const lead = await makePerson(store, { departmentId: "stores", hiredOn: "2020-01-01" });
  return { ...world, hr, east, lead };
}
type Company = Awaited<ReturnType<typeof company>>;

const form = (change: Record<string, string> = {}) => ({ course: "boot-camp", department: "stores", due: "course", sending: "form1", ...change });
const look = (here: Company, change: Record<string, string> = {}) => post(here, here.hr, make, "/hr/assignments/new", { ...form(change), intent: "look" });
const assignNow = (here: Company, change: Record<string, string> = {}) =>
  post(here, here.hr, make, "/hr/assignments/new", { ...form(change), intent: "assign" });
const coursesOf = async ({ store }: Company, personId: string) => (await openAssignments(store.read, personId)).map(({ courseId, dueOn }) => [courseId, dueOn]);

describe("a rule", () => {
  test("is looked at before anything happens, then assigns to all it means, sub-departments too, and tells them", async () => {
    const here = await company();
    expect((await look(here)).data.preview).toMatchObject({ count: 2, numbers: { assigned: 2 } });
    expect(await here.store.read.select().from(assignmentRules)).toEqual([]);
    expect((await assignNow(here)).status).toBe(303);
    expect(await coursesOf(here, here.east.personId)).toEqual([["boot-camp", "2026-12-20"]]);
    expect(await coursesOf(here, here.lead.personId)).toEqual([["boot-camp", "2026-12-27"]]);
    expect(await coursesOf(here, here.hr.personId)).toEqual([]);
    expect((await messagesOf(here.store.read, here.east.personId, null)).list).toMatchObject([{ message: { kind: "assigned" } }]);
  });

  test("sent twice is one rule, and is carried out once by several processes", async () => {
    const here = await company();
    await Promise.all([assignNow(here), assignNow(here)]);
    await Promise.all([1, 2, 3].map(() => carryOutRules(here.store, here.library, here.now)));
    expect(await here.store.read.select({ id: assignmentRules.id }).from(assignmentRules)).toHaveLength(1);
    expect(await here.store.read.select({ id: ruleOutcomes.id }).from(ruleOutcomes)).toHaveLength(2);
    expect(await hasDueRule(here.store.read, at("2027-11-27"))).toBe(false); // it meant those of its day
  });

  test("that goes on means whoever comes to fit later, leaves them what they have when they fit no more, and ends when HR says so", async () => {
    const here = await company();
    await assignNow(here, { lasting: "1" });
    const late = await makePerson(here.store, { departmentId: "stores-east", hiredOn: "2026-11-27" });
    expect(await hasDueRule(here.store.read, here.now)).toBe(false);
    await carryOutRules(here.store, here.library, at("2026-11-27", "10:15"));
    expect(await coursesOf(here, late.personId)).toEqual([["boot-camp", "2026-12-27"]]);

    const [rule] = (await visit(here, here.hr, listPage, "/hr/assignments")).data.rules;
    expect(rule).toMatchObject({ state: "lasting", assigned: 3, whom: { department: "stores" } });
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "end", id: rule.id })).status).toBe(303);
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "end", id: rule.id })).status).toBe(404);
    const later = await makePerson(here.store, { departmentId: "stores-east" });
    await carryOutRules(here.store, here.library, at("2026-11-28"));
    expect(await coursesOf(here, later.personId)).toEqual([]);
    expect(await coursesOf(here, late.personId)).toHaveLength(1);
  });

  test.each([
    [{ department: "", site: "Riverside" }, ["site"]],
    [{ department: "", role: "supervisor" }, ["boss"]],
    [{ department: "", role: "trainer" }, ["trainer"]],
    [{ department: "", hiredFrom: "2026-11-21" }, ["site"]],
    [{ department: "", numbers: "s1, T1" }, ["site", "trainer"]],
    [{ department: "stores-east", role: "trainer" }, []],
  ] as const)("narrowed by %o means %o", async (narrowed, meant) => {
    const here = await company();
    const boss = await makePerson(here.store, { name: "boss", departmentId: "office" });
    await makePerson(here.store, {
      name: "site",
      staffNumber: "S1",
      site: "Riverside",
      hiredOn: "2026-11-21",
      managerId: boss.personId,
      departmentId: "office",
    });
    await makePerson(here.store, { name: "trainer", staffNumber: "T1", roles: ["trainer"], departmentId: "office" });
    await makePerson(here.store, { name: "gone", site: "Riverside", active: false, departmentId: "stores" });
    const { preview } = (await look(here, narrowed)).data;
    expect(preview.some.map(({ name }: { name: string }) => name).sort()).toEqual([...meant].sort());
    await assignNow(here, narrowed);
    const dealtWith = await here.store.read.select({ name: people.name }).from(ruleOutcomes).innerJoin(people, eq(people.id, ruleOutcomes.personId));
    expect(dealtWith.map(({ name }) => name).sort(), "as it was looked at, so it is carried out").toEqual([...meant].sort());
  });

  test("reaches everybody it means among many hundreds, wherever they stand", async () => {
    const here = await company();
    const many = Array.from({ length: 900 }, (_, n) => String(n).padStart(4, "0"));
    const createdAt = at("2026-01-01");
    await here.store.tx(async (w) => {
      for (const n of many) {
        const departmentId = Number(n) % 100 === 99 ? "stores-east" : "office";
        await w.insert(people).values({ id: n, staffNumber: `M${n}`, name: n, sortKey: n, departmentId, active: true, createdAt });
      }
    });
    await assignNow(here);
    await carryOutRules(here.store, here.library, here.now);
    const dealtWith = await here.store.read.select({ id: ruleOutcomes.personId }).from(ruleOutcomes);
    const meant = [...many.filter((n) => n.endsWith("99")), here.east.personId, here.lead.personId];
    expect(dealtWith.map(({ id }) => id).sort()).toEqual(meant.sort());
    expect(await hasDueRule(here.store.read, at("2027-11-27"))).toBe(false);
  });

  test("for the whole company has to be said, and numbers nobody has are named", async () => {
    const here = await company();
    const refused = await look(here, { department: "" });
    expect([refused.status, Object.keys(refused.data.errors)]).toEqual([422, ["everybody"]]);
    expect((await look(here, { department: "", everybody: "1" })).data.preview.count).toBe(3);
    const unknown = await look(here, { department: "", numbers: `${here.east.staffNumber} X999` });
    expect([unknown.status, unknown.data.errors.numbers]).toEqual([422, "Nobody active has these numbers: X999"]);
    expect((await assignNow(here, { course: "gone" })).status).toBe(422);
    expect((await post(here, here.hr, make, "/hr/assignments/new", { ...form(), intent: "burn" })).status).toBe(400);
    expect((await visit(here, here.hr, makePage, "/hr/assignments/new")).data.courses).toEqual([
      { value: "boot-camp", label: "Boot Camp · Frontline service" },
    ]);
  });
});

describe("what a rule cannot decide", () => {
  async function undecided() {
    const here = await company();
    const facts = factsFor(here, here.lead.personId);
    await assignNow(here, { department: "", numbers: here.lead.staffNumber, sending: "first" });
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2026-11-27"));
    await facts.quiz(at("2026-11-27"));
    await facts.rolePlay(at("2026-11-27"));
    await assignNow(here, { due: "day", dueOn: "2026-11-30" });
    const { exceptions } = (await visit(here, here.hr, listPage, "/hr/assignments")).data;
    return { ...here, exceptions: exceptions as { id: string; staffNumber: string; outcome: string }[] };
  }

  test("waits for HR: too little time, certified already", async () => {
    const { east, lead, exceptions } = await undecided();
    expect(exceptions.map(({ staffNumber, outcome }) => [staffNumber, outcome]).sort()).toEqual(
      [
        [east.staffNumber, "too-little-time"],
        [lead.staffNumber, "certified"],
      ].sort(),
    );
  });

  test("waits for HR too where somebody has the course already: nobody is assigned it twice, and HR leaves all of them at once", async () => {
    const here = await company();
    await assignNow(here, { sending: "first" });
    expect((await look(here)).data.preview).toMatchObject({ count: 2, numbers: { assigned: 0, duplicate: 2 } });
    await assignNow(here);
    expect(await coursesOf(here, here.east.personId)).toHaveLength(1);
    const waiting = async () => (await visit(here, here.hr, listPage, "/hr/assignments")).data.exceptions.map(({ outcome }: { outcome: string }) => outcome);
    expect(await waiting()).toEqual(["duplicate", "duplicate"]);
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "leave-all", outcome: "duplicate" })).status).toBe(303);
    expect(await waiting()).toEqual([]);
    expect(await coursesOf(here, here.east.personId)).toHaveLength(1);
  });

  test("is assigned all the same, with the days of the course, or left; each once", async () => {
    const here = await undecided();
    const of = (outcome: string) => here.exceptions.find((one) => one.outcome === outcome)!.id;
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "assigned", id: of("too-little-time") })).status).toBe(303);
    expect(await coursesOf(here, here.east.personId)).toEqual([["boot-camp", "2026-12-20"]]);
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "left", id: of("too-little-time") })).status).toBe(404);
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "leave-all", outcome: "certified" })).status).toBe(303);
    expect((await visit(here, here.hr, listPage, "/hr/assignments")).data.exceptions).toEqual([]);
    expect((await post(here, here.hr, list, "/hr/assignments", { intent: "left" })).status).toBe(400);
  });
});
