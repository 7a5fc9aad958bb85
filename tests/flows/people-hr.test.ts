import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import * as person from "~/routes/admin_.people.$id/route";
import * as odd from "~/routes/hr.people_.odd/route";
import { groupMemberships, groups } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

let world: World;
let hr: Visitor;
let boss: Visitor;
beforeEach(async () => {
  const store = await freshStore();
  hr = await makePerson(store, { staffNumber: "100", name: "Shen Jianing", roles: ["hr"] });
  boss = await makePerson(store, { staffNumber: "101", name: "Zhou Qihang", managerId: hr.personId });
  world = { store, library: smallLibrary(), now: new Date("2026-11-27T06:00:00Z") };
});
const look = async (id: string, language: "en" | "zh" = "en") => (await visit(world, hr, person.loader, `/admin/people/${id}`, { id }, language)).data;
const act = (id: string, form: Record<string, string>) => post(world, hr, person.action, `/admin/people/${id}`, form, { id });

test("HR changes a name and a manager, and everybody who may look sees what was changed, by whom and when", async () => {
  const lin = await makePerson(world.store, { staffNumber: "200", name: "Lin Yue" });
  const { values, version, may } = await look(lin.personId);
  expect(may).toEqual({ change: true, giveRoles: false, reopen: true, seeRecord: true });
  expect((await act(lin.personId, { intent: "facts", version, ...values, name: "林悦", manager: "101" })).status).toBe(303);
  const [newest] = (await look(lin.personId)).history;
  expect(newest).toMatchObject({
    when: "Fri 27 Nov 2026, 14:00",
    what: "Changed by Shen Jianing",
    lines: ["Name: Lin Yue → 林悦", "Manager: empty → Zhou Qihang"],
  });
  expect((await look(lin.personId, "zh")).history[0].lines).toEqual(["姓名：Lin Yue → 林悦", "直属主管：空 → Zhou Qihang"]);
});

test("HR gives no roles, leaves administrators alone, and opens no account that can do more than their own", async () => {
  const admin = await makePerson(world.store, { roles: ["admin"] });
  const gone = await makePerson(world.store, { roles: ["trainer"], active: false });
  for (const [id, form] of [
    [boss.personId, { intent: "grant", role: "hr" }],
    [hr.personId, { intent: "grant", role: "admin" }],
    [admin.personId, { intent: "deactivate" }],
    [admin.personId, { intent: "facts" }],
    [admin.personId, { intent: "withdraw", role: "admin" }],
    [gone.personId, { intent: "reactivate" }],
  ] as const)
    expect([form.intent, (await act(id, form)).status]).toEqual([form.intent, 403]);
  expect((await look(admin.personId)).may).toMatchObject({ change: false, reopen: false });
  const plain = await makePerson(world.store, { active: false });
  expect((await act(plain.personId, { intent: "reactivate" })).status).toBe(303);
});

test("what looks odd is listed by what it is: no manager, one who has left, no group, nobody to grade, and the same name twice, also in two scripts", async () => {
  const { store, library, now } = world;
  const gone = await makePerson(store, { staffNumber: "300", active: false });
  const trainer = await makePerson(store, { staffNumber: "301", roles: ["trainer"], managerId: hr.personId });
  const [, alone, taught, wang] = [
    await makePerson(store, { staffNumber: "302", managerId: gone.personId }),
    await makePerson(store, { staffNumber: "303", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "304", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "305", name: "Wang Jing", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "306", name: "Wang Jing", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "307", name: "林悦", otherName: "Lin Yue", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "308", name: "Lin Yue", managerId: boss.personId }),
    await makePerson(store, { staffNumber: "309", name: "林月", otherName: "林月", managerId: boss.personId }),
  ];
  await store.tx(async (w) => {
    for (const { personId } of [alone, taught, wang]) await assign(w, library, { personId, courseId: "boot-camp", assignedBy: null }, now);
    await w.insert(groups).values([
      { id: "g1", name: "With a trainer", otherName: null, sortKey: "a", createdAt: now },
      { id: "g2", name: "Without", otherName: null, sortKey: "b", createdAt: now },
    ]);
    const member = { part: "member" as const, fromOn: "2026-01-01" };
    await w.insert(groupMemberships).values([
      { ...member, groupId: "g1", personId: taught.personId },
      { ...member, groupId: "g2", personId: wang.personId },
      { ...member, part: "trainer", groupId: "g1", personId: trainer.personId },
    ]);
  });
  const { data } = await visit(world, hr, odd.loader, "/hr/people/odd");
  const numbers = data.odd.map(({ kind, people, more }: { kind: string; people: { staffNumber: string }[]; more: boolean }) => [
    kind,
    people.map(({ staffNumber }) => staffNumber).sort(),
    more,
  ]);
  expect(numbers).toEqual([
    ["noManager", ["100"], false],
    ["managerLeft", ["302"], false],
    ["noGroup", ["303"], false],
    ["nobodyGrades", ["305"], false],
    ["alike", ["305", "306", "307", "308"], false],
  ]);
});
