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

test("a group is made, people are added by number or name, and only trainers train it", async () => {
  const { world, admin, store } = await house();
  const made = await post(world, admin, groupList.action, "/admin/groups", { name: "东区新员工班", otherName: "East" });
  const id = made.location!.split("/").at(-1)!;
  const act = (form: Record<string, string>) => post(world, admin, groupPage.action, `/admin/groups/${id}`, form, { id });
  const trainer = await makePerson(store, { staffNumber: "20001", name: "苏晓岚", roles: ["trainer"] });
  const member = await makePerson(store, { staffNumber: "20002", name: "林悦" });
  await makePerson(store, { staffNumber: "20003", name: "林月" });

  expect((await act({ intent: "join", part: "member", person: "lin" })).data.errors.person).toContain("20002 林悦");
  expect((await act({ intent: "join", part: "member", person: "nobody" })).data.errors.person).toContain("No active person");
  expect((await act({ intent: "join", part: "trainer", person: "20002" })).data.errors.person).toContain("Give them the role first");
  expect((await act({ intent: "join", part: "member", person: "20002" })).status).toBe(303);
  expect((await act({ intent: "join", part: "member", person: "20002" })).status).toBe(303);
  expect((await act({ intent: "join", part: "trainer", person: "suxiaolan" })).status).toBe(303);
  expect((await relationTo(store.read, trainer, member.personId, today)).inMyGroup).toBe(true);
  const shown = (await visit(world, admin, groupList.loader, "/admin/groups")).data.groups;
  expect(shown).toMatchObject([{ members: 1, trainers: 1 }]);

  await act({ intent: "leave", part: "member", person: member.personId });
  expect((await relationTo(store.read, trainer, member.personId, today)).inMyGroup).toBe(false);
  await act({ intent: "join", part: "member", person: "20002" });
  expect((await act({ intent: "rename", name: "东区班", otherName: "" })).status).toBe(303);
  await act({ intent: "end" });
  expect((await relationTo(store.read, trainer, member.personId, today)).inMyGroup).toBe(false);
  expect((await act({ intent: "join", part: "member", person: "20002" })).status).toBe(404);
  expect(await store.read.select().from(groupMemberships).where(eq(groupMemberships.groupId, id))).toHaveLength(3);
  const acts = (await store.read.select().from(auditEntries)).map((entry) => entry.act);
  expect([...new Set(acts)].sort()).toEqual(["groups.added", "groups.ended", "groups.joined", "groups.left", "groups.renamed"]);
});
