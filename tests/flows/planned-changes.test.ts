import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { carryOutPlans, isAnyPlanDue } from "~/people/planned.server";
import { relationTo } from "~/people/relations.server";
import { beginSession, visitorOf } from "~/people/sessions.server";
import { signIn } from "~/people/sign-in.server";
import type { Visitor } from "~/people/visitor";
import * as person from "~/routes/admin_.people.$id/route";
import * as newPerson from "~/routes/admin_.people.new/route";
import * as odd from "~/routes/hr.people_.odd/route";
import { auditEntries } from "~db/tables/audit";
import { departments } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

let world: World;
let hr: Visitor;
let lin: Visitor;
let boss: Visitor;
let next: Visitor;
const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
beforeEach(async () => {
  const store = await freshStore();
  world = { store, library: smallLibrary(), now: at("2026-11-27") };
  hr = await makePerson(store, { staffNumber: "100", name: "Shen Jianing", roles: ["hr"], departmentId: "office" });
  boss = await makePerson(store, { staffNumber: "101", name: "Zhou Qihang", departmentId: "east", managerId: hr.personId });
  next = await makePerson(store, { staffNumber: "102", name: "Su Xiaolan", departmentId: "west", managerId: hr.personId });
  lin = await makePerson(store, { staffNumber: "200", name: "Lin Yue", departmentId: "east", managerId: boss.personId });
});
const look = async (id = lin.personId, language: "en" | "zh" = "en") => (await visit(world, hr, person.loader, "/", { id }, language)).data;
const act = (form: Record<string, string | string[]>, id = lin.personId) => post(world, hr, person.action, "/", form, { id });
const change = async (given: Record<string, string>, id = lin.personId) => {
  const { values, version } = await look(id);
  return act({ intent: "facts", version, ...values, ...given }, id);
};
const night = (day: string) => carryOutPlans(world.store, world.library, at(day, "00:05"));
const isBelow = async (manager: Visitor) => (await relationTo(world.store.read, manager, lin.personId, "2026-12-01")).directReport;

test("a move on a day to come is shown as planned, comes about that night, and stands in the history from then", async () => {
  expect((await change({ departmentId: "west", manager: "102", from: "2026-12-01" })).status).toBe(303);
  const planned = await look();
  expect(planned).toMatchObject({
    person: { department: "east" },
    plans: [{ what: "From Tue 1 Dec 2026", lines: ["Department: west", "Manager: 102 Su Xiaolan"] }],
  });
  expect(planned.plans[0].by).toBe("planned by Shen Jianing, Fri 27 Nov 2026, 10:00");
  expect(await isAnyPlanDue(world.store.read, world.library.zone, at("2026-11-30", "23:59"))).toBe(false);
  expect(await night("2026-11-30")).toEqual({ done: 0, failed: 0 });
  expect(await isBelow(boss)).toBe(true);
  expect(await isAnyPlanDue(world.store.read, world.library.zone, at("2026-12-01", "00:00"))).toBe(true);
  expect(await Promise.all([night("2026-12-01"), night("2026-12-01")])).toContainEqual({ done: 1, failed: 0 });
  expect([await isBelow(boss), await isBelow(next)]).toEqual([false, true]);
  world = { ...world, now: at("2026-12-02") };
  const after = await look();
  expect(after).toMatchObject({ person: { department: "west" }, plans: [] });
  expect(after.held).toEqual([
    {
      label: "Department",
      lines: [
        { value: "west", span: "since Tue 1 Dec 2026" },
        { value: "east", span: "until Mon 30 Nov 2026" },
      ],
    },
    {
      label: "Manager",
      lines: [
        { value: "Su Xiaolan", span: "since Tue 1 Dec 2026" },
        { value: "Zhou Qihang", span: "until Mon 30 Nov 2026" },
      ],
    },
  ]);
  expect(after.history.map(({ what }: { what: string }) => what)).toEqual(["Changed by Shen Jianing", "Change planned by Shen Jianing"]);
});

test("a plan is taken back before its day, once, and only on the page of whom it is about", async () => {
  await change({ departmentId: "west", from: "2026-12-01" });
  const [{ id: plan }] = (await look()).plans;
  expect((await act({ intent: "take-back", plan }, boss.personId)).status).toBe(409);
  expect((await act({ intent: "take-back", plan })).status).toBe(303);
  expect((await act({ intent: "take-back", plan })).data.errors.plan).toContain("carried out or taken back already");
  expect(await night("2026-12-05")).toEqual({ done: 0, failed: 0 });
  expect((await look()).person.department).toBe("east");
});

test("a change noted late counts from its day, a name keeps what it was before, and a day that cannot be is refused", async () => {
  expect((await change({ name: "林悦", from: "2026-11-01" })).status).toBe(303);
  const { held, history } = await look();
  expect(held).toEqual([
    {
      label: "Name",
      lines: [
        { value: "林悦", span: "since Sun 1 Nov 2026" },
        { value: "Lin Yue", span: "until Sat 31 Oct 2026" },
      ],
    },
  ]);
  expect(history[0].lines).toEqual(["Name: Lin Yue → 林悦", "counts from Sun 1 Nov 2026"]);
  expect((await look(lin.personId, "zh")).held[0].lines[0].span).toBe("自2026年11月1日 周日起");
  expect((await change({ name: "X", from: "31.02." })).data.errors.from).toBe("Enter a date such as 2026-11-27.");
  expect((await change({ email: "lin@example.com", from: "2026-12-01" })).data.errors.email).toContain("at once only");
  expect((await change({ from: "2026-12-01" })).data.errors.from).toContain("Nothing is different");
  expect((await change({ manager: "200", from: "2026-12-01" })).data.errors.manager).toContain("circle");
  expect((await look()).plans).toEqual([]);
});

test("a plan that cannot come about on its day changes nothing, says why, and stands in the list of what is odd", async () => {
  await change({ departmentId: "west", from: "2026-12-01" });
  await change({ manager: "102", from: "2026-12-02" });
  await change({ manager: "200", from: "2026-12-03" }, next.personId);
  await world.store.tx(async (w) => void (await w.update(departments).set({ endedAt: world.now }).where(eq(departments.id, "west"))));
  expect(await night("2026-12-04")).toEqual({ done: 1, failed: 2 });
  expect(await night("2026-12-04")).toEqual({ done: 0, failed: 0 });
  expect((await look()).plans).toMatchObject([{ failed: "Not carried out: the department has ended." }]);
  expect((await look(next.personId)).plans).toMatchObject([{ failed: "Not carried out: it would have made a circle of managers." }]);
  const { data } = await visit(world, hr, odd.loader, "/hr/people/odd");
  expect(
    data.odd
      .find(({ kind }: { kind: string }) => kind === "planFailed")
      .people.map(({ staffNumber }: { staffNumber: string }) => staffNumber)
      .sort(),
  ).toEqual(["102", "200"]);
  await act({ intent: "take-back", plan: (await look()).plans[0].id });
  expect((await look()).plans).toEqual([]);
});

test("who leaves on a day works to its end, is signed out after it, and comes back to the old record", async () => {
  const token = await world.store.tx((w) => beginSession(w, { personId: lin.personId, userAgent: "", address: "" }, at("2026-11-30", "20:00")));
  expect((await act({ intent: "deactivate", lastDay: "2026-11-26" })).data.errors.lastDay).toContain("This day is over");
  expect((await act({ intent: "deactivate", lastDay: ["2026-11-30", "2026-12-01"] })).status).toBe(422);
  await act({ intent: "deactivate", lastDay: "2026-12-31" });
  expect((await act({ intent: "deactivate", lastDay: "2026-11-30" })).status).toBe(303);
  expect((await look()).plans.map(({ what }: { what: string }) => what)).toEqual(["Last day Mon 30 Nov 2026: the account is closed after it"]);
  expect(await visitorOf(world.store, token, at("2026-11-30", "23:00"))).not.toBeNull();
  await night("2026-12-01");
  expect(await visitorOf(world.store, token, at("2026-12-01", "00:10"))).toBeNull();
  expect((await look()).person.active).toBe(false);

  const form = { staffNumber: "200", name: "Lin Yue", departmentId: "east" };
  const again = await post(world, hr, newPerson.action, "/admin/people/new", form);
  expect([again.status, again.data.left]).toEqual([422, { id: lin.personId, name: "200 Lin Yue" }]);
  expect(again.data.errors.staffNumber).toContain("Open their account again instead");
  await act({ intent: "reactivate" });
  expect((await look()).person.active).toBe(true);
  expect((await post(world, hr, newPerson.action, "/admin/people/new", form)).data.errors.staffNumber).toBe("Already used by 200 Lin Yue.");
});

test("the last administrator is not closed by a plan, and nobody plans their own leaving", async () => {
  const admin = await makePerson(world.store, { roles: ["admin"] });
  const byAdmin = (form: Record<string, string>, id: string) => post(world, admin, person.action, "/", form, { id });
  expect((await byAdmin({ intent: "deactivate", lastDay: "2026-11-30" }, admin.personId)).status).toBe(409);
  const other = await makePerson(world.store, { roles: ["admin"] });
  await byAdmin({ intent: "deactivate", lastDay: "2026-11-30" }, other.personId);
  await post(world, other, person.action, "/", { intent: "deactivate" }, { id: admin.personId });
  expect(await night("2026-12-01")).toEqual({ done: 0, failed: 1 });
  expect((await look(other.personId)).plans).toMatchObject([{ failed: "Not carried out: this is the only administrator." }]);
});

test("HR sees who stands above and below a person and where they are signed in, and signs them out everywhere", async () => {
  const token = await world.store.tx((w) =>
    beginSession(w, { personId: lin.personId, userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile", address: "" }, world.now),
  );
  const page = await look();
  expect(page.line.above.map(({ name }: { name: string }) => name)).toEqual(["Zhou Qihang", "Shen Jianing"]);
  expect((await look(boss.personId)).line.reports).toMatchObject([{ name: "Lin Yue" }]);
  expect(page.sessions).toMatchObject([{ seen: "Fri 27 Nov 2026, 10:00" }]);
  await act({ intent: "end-sessions" });
  expect(await visitorOf(world.store, token, world.now)).toBeNull();
  expect((await world.store.read.select().from(auditEntries)).map(({ act }) => act)).toEqual(["people.signed-out"]);
  expect((await signIn(world.store, { account: "200", password: "x", userAgent: "", address: "" }, world.now)).outcome).toBe("wrong");
});
