import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { issueLink, lookAtLink } from "~/people/links.server";
import { relationTo } from "~/people/relations.server";
import { findPeople } from "~/people/search.server";
import { beginSession, visitorOf } from "~/people/sessions.server";
import type { Visitor } from "~/people/visitor";
import * as list from "~/routes/admin/route";
import * as page from "~/routes/admin_.people.$id/route";
import * as adding from "~/routes/admin_.people.new/route";
import { newId } from "~db/kit";
import type { Store } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { auditEntries, auditValues } from "~db/tables/audit";
import { groupMemberships, groups, people, roles } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");
const today = "2026-11-21";
const library = smallLibrary();

async function house() {
  const store = await freshStore();
  const admin = await makePerson(store, { staffNumber: "10001", name: "马骁", roles: ["admin"] });
  return { store, admin, world: { store, library, now } };
}
type House = Awaited<ReturnType<typeof house>>;

const facts = {
  staffNumber: "12001",
  name: "陈梅",
  otherName: "Chen Mei",
  departmentId: "department",
  manager: "",
  email: "",
  mobile: "",
  site: "",
  position: "",
  hiredOn: "",
};
const add = ({ world, admin }: House, form: Record<string, string | string[]>) =>
  post(world, admin, adding.action, "/admin/people/new", { ...facts, course: "boot-camp", ...form });
const act = ({ world, admin }: House, id: string, form: Record<string, string | string[]>, who = admin) =>
  post(world, who, page.action, `/admin/people/${id}`, form, { id });
const look = async ({ world, admin }: House, id: string) => (await visit(world, admin, page.loader, `/admin/people/${id}`, { id })).data;
const acts = async (store: Store, subjectId: string) =>
  (await store.read.select({ act: auditEntries.act }).from(auditEntries).where(eq(auditEntries.subjectId, subjectId))).map((row) => row.act).sort();
const personBy = async (store: Store, staffNumber: string) => (await store.read.select().from(people).where(eq(people.staffNumber, staffNumber)))[0];

test("a new person is found by name, has the first course, and is audited", async () => {
  const h = await house();
  const added = await add(h, { email: "Chen.Mei@Company.com", mobile: "+86 154 0001 2001", hiredOn: "2026-11-02", manager: "10001" });
  const person = await personBy(h.store, "12001");
  expect([added.status, added.location]).toEqual([303, `/admin/people/${person!.id}`]);
  expect(person).toMatchObject({
    email: "chen.mei@company.com",
    mobile: "+8615400012001",
    hiredOn: "2026-11-02",
    managerId: h.admin.personId,
    active: true,
    language: null,
  });
  expect((await findPeople(h.store.read, "chenmei")).map(({ id }) => id)).toEqual([person!.id]);
  expect(await h.store.read.select().from(assignments)).toMatchObject([{ personId: person!.id, courseId: "boot-camp", assignedBy: h.admin.personId }]);
  expect(await acts(h.store, person!.id)).toContain("people.added");
});

test("what is wrong with a new person is said at its field, what was typed comes back, and nobody is added", async () => {
  const h = await house();
  await makePerson(h.store, { staffNumber: "20001", name: "王静", email: "taken@company.com", mobile: "15400020001" });
  await makePerson(h.store, { staffNumber: "20002", name: "王静", mobile: "15400020002" });
  const cases: [Record<string, string | string[]>, string, string][] = [
    [{ staffNumber: "20001" }, "staffNumber", "Already used by 20001 王静."],
    [{ staffNumber: "15400020001" }, "staffNumber", "Already used by 20001 王静."],
    [{ staffNumber: "a b" }, "staffNumber", "Use letters, digits, dots and hyphens only"],
    [{ staffNumber: "" }, "staffNumber", "Please fill this in."],
    [{ email: "Taken@company.com" }, "email", "Already used by 20001 王静."],
    [{ email: "no address" }, "email", "Enter an e-mail address"],
    [{ mobile: "154 0002 0001" }, "mobile", "Already used by"],
    [{ mobile: "12" }, "mobile", "Enter a mobile number"],
    [{ departmentId: "nowhere" }, "departmentId", "does not exist any more"],
    [{ departmentId: "x\u0000y" }, "departmentId", "does not exist"],
    [{ manager: "Nobody" }, "manager", "No active person"],
    [{ manager: "王静" }, "manager", "20001 王静; 20002 王静"],
    [{ hiredOn: "2026-02-30" }, "hiredOn", "Enter a date"],
    [{ name: "x".repeat(201) }, "name", "At most 200"],
    [{ name: ["a", "b"] }, "name", "Please fill this in."],
    [{ name: "a\u202eb" }, "name", "control characters"],
    [{ course: "no-such" }, "course", "does not exist"],
  ];
  for (const [form, field, sentence] of cases) {
    const refused = await add(h, form);
    expect([field, refused.status]).toEqual([field, 422]);
    expect(refused.data.errors[field]).toContain(sentence);
    expect(refused.data.typed.otherName).toBe("Chen Mei");
  }
  expect(await h.store.read.select().from(people)).toHaveLength(3);
});

test("of two who add the same number at the same moment one is told that it is taken", async () => {
  const h = await house();
  const answers = await Promise.all([add(h, {}), add(h, { name: "Someone else" })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.find(({ status }) => status === 422)?.data.errors.staffNumber).toContain("Already used by 12001");
});

test("changed facts are saved with search words and an audit row of what was and what is", async () => {
  const h = await house();
  const { personId } = await makePerson(h.store, { staffNumber: "12001", name: "陈梅" });
  const { version, values } = await look(h, personId);
  expect((await act(h, personId, { intent: "facts", version, ...values, name: "陈美", staffNumber: "12099" })).status).toBe(303);
  expect(await findPeople(h.store.read, "12099")).toHaveLength(1);
  expect(await findPeople(h.store.read, "12001")).toHaveLength(0);
  const [entry] = await h.store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.changed"));
  const [kept] = await h.store.read.select().from(auditValues).where(eq(auditValues.entryId, entry!.id));
  expect(kept?.values).toEqual({ name: { from: "陈梅", to: "陈美" }, staffNumber: { from: "12001", to: "12099" } });
});

test("a form filled in on older facts is refused with 409, keeps what was typed, shows what is now, and saves the second time", async () => {
  const h = await house();
  const { personId } = await makePerson(h.store, { staffNumber: "12001", name: "陈梅" });
  const { version, values } = await look(h, personId);
  await act(h, personId, { intent: "facts", version, ...values, position: "Cashier" });
  const stale = await act(h, personId, { intent: "facts", version, ...values, site: "Riverside" });
  expect(stale.status).toBe(409);
  expect(stale.data.typed.site).toBe("Riverside");
  expect(stale.data.newer).toEqual({ position: "Cashier", site: "" });
  expect(await personBy(h.store, "12001")).toMatchObject({ position: "Cashier", site: null });
  await act(h, personId, { intent: "facts", ...values, site: "Riverside", version: stale.data.version });
  expect(await personBy(h.store, "12001")).toMatchObject({ position: null, site: "Riverside" });
});

test("a manager is chosen by number or name, and a circle of managers is refused", async () => {
  const h = await house();
  const boss = await makePerson(h.store, { staffNumber: "30001", name: "罗子衡" });
  const report = await makePerson(h.store, { staffNumber: "30002", name: "林悦", managerId: boss.personId });
  const change = async (id: string, manager: string) => {
    const { version, values } = await look(h, id);
    return act(h, id, { intent: "facts", version, ...values, manager });
  };
  expect((await look(h, report.personId)).values.manager).toBe("30001 罗子衡");
  expect((await change(report.personId, "30001 罗子衡")).status).toBe(303);
  expect((await change(boss.personId, "linyue")).data.errors.manager).toContain("circle");
  expect((await change(boss.personId, "30001")).data.errors.manager).toContain("circle");
  expect((await change(report.personId, "luo")).status).toBe(303);
  expect((await change(report.personId, "")).status).toBe(303);
  expect((await personBy(h.store, "30002"))?.managerId).toBeNull();
});

test("a role holds from the next request on and ends as fast; both are audited", async () => {
  const h = await house();
  const { personId } = await makePerson(h.store);
  const token = await h.store.tx((w) => beginSession(w, { personId, userAgent: "", address: "" }, now));
  expect((await act(h, personId, { intent: "grant", role: "hr" })).status).toBe(303);
  await act(h, personId, { intent: "grant", role: "hr" });
  expect((await visitorOf(h.store, token, now))?.roles).toEqual(["hr"]);
  expect((await act(h, personId, { intent: "withdraw", role: "hr" })).status).toBe(303);
  expect((await visitorOf(h.store, token, now))?.roles).toEqual([]);
  expect(await acts(h.store, personId)).toEqual(["people.role-granted", "people.role-withdrawn"]);
  for (const role of ["owner", "supervisor", ["hr", "admin"], ""]) expect((await act(h, personId, { intent: "grant", role })).status).toBe(422);
});

test("who is no trainer any more trains no group, and sees nobody through one", async () => {
  const h = await house();
  const [trainer, member] = [await makePerson(h.store, { roles: ["trainer"] }), await makePerson(h.store)];
  await h.store.tx(async (w) => void (await w.insert(groups).values({ id: "east", name: "East", sortKey: "east", createdAt: now })));
  await act(h, member.personId, { intent: "join", group: "east", part: "member" });
  expect((await act(h, member.personId, { intent: "join", group: "east", part: "trainer" })).data.errors.part).toContain("Give them the role first");
  await act(h, trainer.personId, { intent: "join", group: "east", part: "trainer" });
  expect((await relationTo(h.store.read, trainer, member.personId, today)).inMyGroup).toBe(true);
  await act(h, trainer.personId, { intent: "withdraw", role: "trainer" });
  expect((await relationTo(h.store.read, trainer, member.personId, today)).inMyGroup).toBe(false);
  expect(await h.store.read.select().from(groupMemberships).where(isNull(groupMemberships.untilOn))).toMatchObject([{ personId: member.personId }]);
});

test("the last administrator stays one and stays active, also when two go at the same moment", async () => {
  const h = await house();
  expect((await look(h, h.admin.personId)).isLastAdmin).toBe(true);
  expect((await act(h, h.admin.personId, { intent: "withdraw", role: "admin" })).data.errors.role).toContain("only administrator");
  expect((await act(h, h.admin.personId, { intent: "deactivate" })).status).toBe(409);

  const second = await makePerson(h.store, { roles: ["admin"] });
  const answers = await Promise.all([
    act(h, second.personId, { intent: "withdraw", role: "admin" }),
    act(h, h.admin.personId, { intent: "deactivate" }, second),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const left = await h.store.read
    .select()
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, "admin"), isNull(roles.endedAt), eq(people.active, true)));
  expect(left).toHaveLength(1);
});

test("deactivating says what will happen, ends sessions and links at once, keeps everything else, and can be undone", async () => {
  const h = await house();
  const person = await makePerson(h.store, { staffNumber: "12001", name: "陈梅" });
  await makePerson(h.store, { managerId: person.personId });
  await act(h, person.personId, { intent: "assign", course: "boot-camp" });
  const token = await h.store.tx((w) => beginSession(w, { personId: person.personId, userAgent: "", address: "" }, now));
  const { token: link } = await h.store.tx((w) => issueLink(w, { personId: person.personId, issuedBy: null }, now));
  expect(await look(h, person.personId)).toMatchObject({ devices: 1, reports: 1 });

  expect((await act(h, person.personId, { intent: "deactivate" })).status).toBe(303);
  expect(await visitorOf(h.store, token, now)).toBeNull();
  expect((await lookAtLink(h.store.read, link, now)).state).toBe("withdrawn");
  expect(await findPeople(h.store.read, "chenmei")).toEqual([]);
  expect(await h.store.read.select().from(assignments)).toHaveLength(1);

  await act(h, person.personId, { intent: "reactivate" });
  expect((await findPeople(h.store.read, "chenmei")).length).toBe(1);
  expect(await visitorOf(h.store, token, now)).toBeNull();
  expect(await acts(h.store, person.personId)).toEqual(expect.arrayContaining(["people.deactivated", "people.reactivated"]));
});

test("a course is given once and taken back, but only one's own assignment by its page", async () => {
  const h = await house();
  const [person, other] = [await makePerson(h.store), await makePerson(h.store)];
  await act(h, person.personId, { intent: "assign", course: "boot-camp" });
  await act(h, person.personId, { intent: "assign", course: "boot-camp" });
  const { assigned, courses } = await look(h, person.personId);
  expect([assigned.length, courses]).toEqual([1, []]);
  const [{ assignmentId }] = assigned;
  expect((await act(h, other.personId, { intent: "unassign", assignment: assignmentId })).status).toBe(404);
  expect((await act(h, person.personId, { intent: "unassign", assignment: assignmentId })).status).toBe(303);
  expect((await look(h, person.personId)).assigned).toEqual([]);
  expect((await act(h, person.personId, { intent: "assign", course: "no-such" })).data.errors.course).toContain("does not exist");
});

test("a page of nobody, and an act that does not exist, are refused", async () => {
  const h = await house();
  const id = newId();
  expect((await visit(h.world, h.admin, page.loader, "/", { id })).status).toBe(404);
  expect((await act(h, id, { intent: "grant", role: "admin" })).status).toBe(404);
  for (const intent of ["toString", "__proto__", "", "delete"]) expect((await act(h, h.admin.personId, { intent })).status).toBe(400);
});

test("the list is searched, paged by key, and shows the deactivated apart", async () => {
  const h = await house();
  for (let n = 0; n < 60; n++) await makePerson(h.store, { staffNumber: `4${String(n).padStart(4, "0")}`, name: `Wang ${n}`, active: n !== 7 });
  const open = async (query: string, who: Visitor = h.admin) => (await visit(h.world, who, list.loader, `/admin${query}`)).data;
  const first = await open("");
  expect([first.people.length, first.active]).toEqual([50, 60]);
  const second = await open(`?after=${encodeURIComponent(first.next)}`);
  expect([second.people.length, second.next]).toEqual([10, null]);
  expect(new Set([...first.people, ...second.people].map(({ id }: { id: string }) => id)).size).toBe(60);
  expect((await open("?q=40012")).people.map(({ name }: { name: string }) => name)).toEqual(["Wang 12"]);
  expect((await open("?q=wang+7")).people.map(({ name }: { name: string }) => name)).toEqual([]);
  expect((await open("?show=inactive")).people.map(({ name }: { name: string }) => name)).toEqual(["Wang 7"]);
  expect((await open("?q=%00%27%25_&after=%00")).people).toEqual([]);
});
