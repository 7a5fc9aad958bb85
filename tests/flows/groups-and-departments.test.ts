import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { relationTo } from "~/people/relations.server";
import * as departmentPage from "~/routes/admin_.departments/route";
import * as groupList from "~/routes/admin_.groups/route";
import * as groupPage from "~/routes/admin_.groups_.$id/route";
import { auditEntries } from "~db/tables/audit";
import { departments, groupMemberships } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");
const today = "2026-11-21";

async function house() {
  const store = await freshStore();
  const admin = await makePerson(store, { staffNumber: "10001", roles: ["admin"], departmentId: "office" });
  const world = { store, library: smallLibrary(), now };
  const department = (form: Record<string, string>) => post(world, admin, departmentPage.action, "/admin/departments", form);
  const listed = async () =>
    (await visit(world, admin, departmentPage.loader, "/admin/departments")).data.departments as { id: string; name: string; depth: number; people: number }[];
  const idOf = async (name: string) => (await listed()).find((one) => one.name === name)!.id;
  return { store, admin, world, department, listed, idOf };
}

test("departments are added within others, renamed and moved, each with an audit row", async () => {
  const { department, listed, idOf, store } = await house();
  await department({ intent: "add", name: "门店部", otherName: "Stores", parent: "" });
  await department({ intent: "add", name: "东区", otherName: "", parent: await idOf("门店部") });
  expect((await listed()).map(({ name, depth, people }) => [name, depth, people])).toEqual([
    ["门店部", 0, 0],
    ["东区", 1, 0],
    ["office", 0, 1],
  ]);
  await department({ intent: "change", id: await idOf("东区"), name: "东区门店", otherName: "Stores East", parent: "" });
  expect((await listed()).find(({ name }) => name === "东区门店")?.depth).toBe(0);
  const acts = (await store.read.select().from(auditEntries)).map(({ act }) => act).sort();
  expect(acts).toEqual(["departments.added", "departments.added", "departments.changed"]);
});

test("a department does not lie within itself or one below it, and ends only when nothing and nobody is in it", async () => {
  const { department, idOf, store, listed } = await house();
  await department({ intent: "add", name: "A", parent: "" });
  await department({ intent: "add", name: "B", parent: await idOf("A") });
  const [a, b, office] = [await idOf("A"), await idOf("B"), await idOf("office")];
  for (const parent of [a, b]) expect((await department({ intent: "change", id: a, name: "A", parent })).data.errors.parent).toContain("within itself");
  expect((await department({ intent: "change", id: b, name: "B", parent: "gone" })).data.errors.parent).toContain("does not exist");
  expect((await department({ intent: "end", id: a })).data.errors[""]).toContain("Other departments");
  expect((await department({ intent: "end", id: office })).data.errors[""]).toContain("People still work here");
  expect((await department({ intent: "end", id: b })).status).toBe(303);
  expect((await department({ intent: "end", id: b })).status).toBe(409);
  expect((await department({ intent: "add", name: " ", parent: "" })).data.errors.name).toBe("Please fill this in.");
  expect((await listed()).map(({ name }) => name)).toEqual(["A", "office"]);
  expect(await store.read.select().from(departments)).toHaveLength(3);
});

async function group() {
  const it = await house();
  const hr = await makePerson(it.store, { staffNumber: "10002", name: "沈佳宁", roles: ["hr"], departmentId: "office" });
  const made = await post(it.world, hr, groupList.action, "/admin/groups", { name: "东区新员工班", otherName: "East" });
  const id = made.location!.split("/").at(-1)!;
  const act = (form: Record<string, string | string[]>, at = now) => post({ ...it.world, now: at }, hr, groupPage.action, `/admin/groups/${id}`, form, { id });
  const add = (people: string, part = "member", days: { fromOn?: string; untilOn?: string } = {}) =>
    act({ intent: "join", part, people, fromOn: today, ...days });
  const look = async (at = now) => (await visit({ ...it.world, now: at }, hr, groupPage.loader, `/admin/groups/${id}`, { id })).data;
  const idOfMember = async (number: string) => (await look()).people.find((one: { staffNumber: string }) => one.staffNumber === number)?.id as string;
  const trainer = await makePerson(it.store, { staffNumber: "20001", name: "苏晓岚", roles: ["trainer"] });
  const member = await makePerson(it.store, { staffNumber: "20002", name: "林悦" });
  const other = await makePerson(it.store, { staffNumber: "20003", name: "林月" });
  const trains = async (day: string) => (await relationTo(it.store.read, trainer, member.personId, day)).inMyGroup;
  return { ...it, hr, id, act, add, look, idOfMember, trainer, member, other, trains };
}

test("HR makes a group and adds several people at once, by number or name, and only trainers train it", async () => {
  const { add, act, look, idOfMember, trains, world, admin, hr, id, store } = await group();
  const unclear = (await add("20002\nlin\nnobody")).data;
  expect(unclear.errors.people).toContain("“lin”: several people are found. Enter the staff number: 20002 林悦; 20003 林月.");
  expect(unclear.errors.people).toContain("“nobody”: no active person");
  expect(unclear.typed.people).toContain("nobody");
  expect((await look()).people).toEqual([]);
  expect((await add("20002, 20001", "trainer")).data.errors.people).toContain("Not with the role “Trainer”: 20002 林悦");
  expect((await add("10001")).data.errors.people).toContain("only an administrator adds them");

  expect((await add("20002\n20003、20002")).status).toBe(303);
  expect((await add("20002")).status).toBe(303);
  expect((await add("suxiaolan", "trainer")).status).toBe(303);
  expect(await trains(today)).toBe(true);
  const shown = (await visit(world, hr, groupList.loader, "/admin/groups")).data;
  expect(shown).toMatchObject({ isAdmin: false, groups: [{ members: 2, trainers: 1 }] });

  expect((await act({ intent: "leave", part: "member" })).data.errors.membership).toBe("Tick at least one person.");
  expect((await act({ intent: "leave", part: "member", membership: [await idOfMember("20002"), await idOfMember("20003")] })).status).toBe(303);
  expect([await trains(today), (await look()).people.length]).toEqual([false, 1]);
  expect((await look()).former.map(({ span }: { span: string }) => span)).toEqual([1, 2].map(() => "Member, on Sat 21 Nov 2026 only"));
  await add("20002");
  expect((await act({ intent: "rename", name: "东区班", otherName: "" })).status).toBe(303);
  await act({ intent: "end" });
  expect(await trains(today)).toBe(false);
  expect((await add("20002")).status).toBe(404);
  const closed = await look();
  expect(closed).toMatchObject({ group: { name: "东区班", ended: "Sat 21 Nov 2026" }, people: [] });
  expect(closed.acts.map(({ line }: { line: string }) => line.replace(/^.*?: /, "")).sort()).toEqual(
    ["closed by 沈佳宁", "named “东区班” by 沈佳宁", "made by 沈佳宁"].sort(),
  );
  expect((await visit(world, admin, groupList.loader, "/admin/groups")).data.ended).toMatchObject([{ id, on: "Sat 21 Nov 2026" }]);
  expect(await store.read.select().from(groupMemberships).where(eq(groupMemberships.groupId, id))).toHaveLength(4);
  const acts = (await store.read.select().from(auditEntries)).map((entry) => entry.act);
  expect([...new Set(acts)].sort()).toEqual(["groups.added", "groups.ended", "groups.joined", "groups.left", "groups.renamed"]);
});

test("who joins on a day to come is trained from that day, and who has a last day is trained to its end", async () => {
  const { add, act, look, idOfMember, trains, store } = await group();
  await add("20001", "trainer");
  await add("20002", "member", { fromOn: "2026-12-01", untilOn: "2026-12-24" });
  expect(await Promise.all(["2026-11-30", "2026-12-01", "2026-12-24", "2026-12-25"].map(trains))).toEqual([false, true, true, false]);
  const spans = async () => (await look()).people.map(({ staffNumber, span }: { staffNumber: string; span: string }) => [staffNumber, span]);
  expect(await spans()).toContainEqual(["20002", "to begin Tue 1 Dec 2026, last day Thu 24 Dec 2026"]);
  expect((await add("20002")).data.errors.people).toContain("Planned to begin later already: 20002 林悦");

  expect((await act({ intent: "stay", part: "member", membership: await idOfMember("20002") })).status).toBe(303);
  expect(await trains("2027-06-01")).toBe(true);
  await act({ intent: "leave", part: "member", membership: await idOfMember("20002"), lastDay: "2026-12-05" });
  expect([await trains("2026-12-05"), await trains("2026-12-06")]).toEqual([true, false]);
  await act({ intent: "leave", part: "member", membership: await idOfMember("20002") });
  expect(await spans()).toEqual([["20001", "since Sat 21 Nov 2026"]]);
  expect((await look()).former).toEqual([]);
  expect((await store.read.select().from(auditEntries)).map(({ act }) => act)).toContain("groups.stayed");
});

test("days that cannot be, ids of another group and damaged forms are refused, and nothing is changed", async () => {
  const { add, act, look, world, hr, idOfMember } = await group();
  await add("20002");
  const theirs = await idOfMember("20002");
  const other = (await post(world, hr, groupList.action, "/admin/groups", { name: "Other" })).location!.split("/").at(-1)!;
  const elsewhere = await post(world, hr, groupPage.action, `/admin/groups/${other}`, { intent: "leave", membership: theirs }, { id: other });
  expect(elsewhere.status).toBe(303);
  for (const [form, field] of [
    [{ intent: "join", part: "member", people: "20003", fromOn: "2026-12-01", untilOn: "2026-11-30" }, "untilOn"],
    [{ intent: "join", part: "member", people: "20003", fromOn: "2026-10-01", untilOn: "2026-10-31" }, "untilOn"],
    [{ intent: "join", part: "member", people: "20003", fromOn: "31.02." }, "fromOn"],
    [{ intent: "join", part: "owner", people: "20003", fromOn: today }, "part"],
    [{ intent: "join", part: "member", people: ["20003", "20001"], fromOn: today }, "people"],
    [{ intent: "join", part: "member", people: " ", fromOn: today }, "people"],
    [{ intent: "join", part: "member", people: Array.from({ length: 201 }, (_, n) => `x${n}`).join("\n"), fromOn: today }, "people"],
    [{ intent: "leave", membership: theirs, lastDay: "2026-11-20" }, "lastDay"],
    [{ intent: "rename", name: "" }, "name"],
  ] as const) {
    const answer = await act(form as Record<string, string | string[]>);
    expect([form, answer.status, Object.keys(answer.data.errors)]).toEqual([form, 422, [field]]);
  }
  expect((await act({ intent: "stay", membership: "nothing" })).status).toBe(409);
  expect((await act({ intent: ["end", "end"] })).status).toBe(400);
  expect((await look()).people).toMatchObject([{ staffNumber: "20002", span: "since Sat 21 Nov 2026" }]);
});
