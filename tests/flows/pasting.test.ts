import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { lookAtLink } from "~/people/links.server";
import { findPeople } from "~/people/search.server";
import * as paste from "~/routes/admin_.people.paste/route";
import * as slips from "~/routes/admin_.slips/route";
import { assignments } from "~db/tables/assignments";
import { auditEntries } from "~db/tables/audit";
import { departments, people, signInLinks } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");

async function house() {
  const store = await freshStore();
  const admin = await makePerson(store, { staffNumber: "10001", roles: ["admin"], departmentId: "Stores" });
  const department = (id: string, parentId: string | null, name: string, otherName: string | null) => ({
    id,
    parentId,
    name,
    otherName,
    sortKey: name,
    createdAt: now,
  });
  await store.tx(async (w) => {
    await w
      .insert(departments)
      .values([
        department("east", "Stores", "东区门店", "Stores East"),
        department("east2", null, "Depot", null),
        department("east3", "east2", "Stores East", null),
      ]);
  });
  return { store, admin, world: { store, library: smallLibrary(), now } };
}
type House = Awaited<ReturnType<typeof house>>;
const send = ({ world, admin }: House, form: Record<string, string>) =>
  post(world, admin, paste.action, "/admin/people/paste", { course: "boot-camp", ...form });

const list = "工号\t姓名\t部门\n12001\t陈梅\t东区门店\n12002\tMaria Keller\tStores/Stores East\n12003\t林悦\tDepot";

test("a list is looked at first and adds nobody; then all are added with the first course, findable and audited", async () => {
  const h = await house();
  const preview = await send(h, { list, intent: "preview" });
  expect(preview.status).toBe(200);
  expect(preview.data.rows.map(({ departmentId, faults }: { departmentId: string; faults: string[] }) => [departmentId, faults])).toEqual([
    ["east", []],
    ["east", []],
    ["east2", []],
  ]);
  expect(await h.store.read.select().from(people)).toHaveLength(1);

  const added = await send(h, { list, intent: "add" });
  expect([added.status, added.location]).toEqual([303, `/admin/slips?added=${now.getTime()}`]);
  expect(await h.store.read.select().from(people)).toHaveLength(4);
  expect(await h.store.read.select().from(assignments)).toHaveLength(3);
  expect((await findPeople(h.store.read, "chenmei")).map(({ staffNumber }) => staffNumber)).toEqual(["12001"]);
  expect(await h.store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.added"))).toHaveLength(3);
});

test("one faulty line adds nobody, says why at that line, and gives the list back", async () => {
  const h = await house();
  const faulty = `${list}\n10001\tTaken\tDepot\n12005\tAmbiguous\tStores East`;
  for (const intent of ["preview", "add"]) {
    const refused = await send(h, { list: faulty, intent });
    expect(refused.status).toBe(422);
    expect(refused.data.rows.flatMap(({ line, faults }: { line: number; faults: string[] }) => (faults.length > 0 ? [[line, faults]] : []))).toEqual([
      [5, ["taken"]],
      [6, ["department"]],
    ]);
    expect(refused.data.typed.list).toBe(faulty);
  }
  expect(await h.store.read.select().from(people)).toHaveLength(1);
});

test("of two who add the same list at the same moment one adds it and the other is told", async () => {
  const h = await house();
  const answers = await Promise.all([send(h, { list, intent: "add" }), send(h, { list, intent: "add" })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await h.store.read.select().from(people)).toHaveLength(4);
});

test("an empty list, one that is too long, and a course that does not exist are refused with a sentence", async () => {
  const h = await house();
  expect((await send(h, { list: "\n ,, \n" })).data.errors.list).toContain("no line with a person");
  const long = Array.from({ length: 501 }, (_, n) => `5${n},Name,Depot`).join("\n");
  expect((await send(h, { list: long })).data.errors.list).toContain("At most 500");
  expect((await send(h, { list: "x".repeat(200_000) })).status).toBe(422);
  expect((await send(h, { list, course: "none" })).data.errors.course).toContain("does not exist");
});

test("after pasting, the new ones are ticked, and a sheet of slips is made for whoever stays ticked", async () => {
  const h = await house();
  await send(h, { list, intent: "add" });
  const shown = (await visit(h.world, h.admin, slips.loader, `/admin/slips?added=${now.getTime()}`)).data;
  expect(shown.waiting.map(({ name, ticked }: { name: string; ticked: boolean }) => [name, ticked]).sort()).toEqual([
    ["Maria Keller", true],
    ["林悦", true],
    ["陈梅", true],
  ]);
  const ids = shown.waiting.map(({ id }: { id: string }) => id);
  const made = await post(h.world, h.admin, slips.action, "/admin/slips", { people: ids });
  expect(made.data.slips).toHaveLength(3);
  for (const { address } of made.data.slips) expect((await lookAtLink(h.store.read, address.split("/").at(-1), now)).state).toBe("open");
});

test("no slip is made for oneself, for nobody, for unknown or for deactivated people", async () => {
  const h = await house();
  const inactive = await makePerson(h.store, { active: false });
  for (const chosen of [[], [h.admin.personId], ["unknown"], [inactive.personId], Array.from({ length: 201 }, () => "x")])
    expect((await post(h.world, h.admin, slips.action, "/admin/slips", { people: chosen })).status).toBe(422);
  expect(await h.store.read.select().from(signInLinks)).toEqual([]);
  expect((await visit(h.world, h.admin, slips.loader, "/admin/slips?q=%00&added=x")).status).toBe(200);
});
