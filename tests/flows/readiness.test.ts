import { expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { loader } from "~/routes/hr.readiness/route";
import { groupMemberships, groups } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

const now = new Date("2026-11-27T06:00:00Z");
const world = async (): Promise<World> => ({ store: await freshStore(), library: smallLibrary({}, true), now });
const page = async (world: World, hr: Visitor, language: "en" | "zh" = "en") =>
  (await visit(world, hr, loader, "/hr/readiness", {}, language)).data.certifications as {
    id: string;
    waiting: number;
    forAll: { kind: string; title: string }[];
    forSome: { why: string; count: number; people: { staffNumber: string }[] }[];
  }[];
const learns = (world: World, { personId }: Visitor, courseId = "boot-camp") =>
  world.store.tx((w) => assign(w, world.library, { personId, courseId, assignedBy: null }, now));
const inGroup = async (world: World, trainer: Visitor, ...members: Visitor[]) => {
  const [group] = await world.store.tx((w) => w.insert(groups).values({ name: "One", sortKey: "one", createdAt: now }).returning());
  const rows = [{ personId: trainer.personId, part: "trainer" as const }, ...members.map(({ personId }) => ({ personId, part: "member" as const }))];
  await world.store.tx((w) => w.insert(groupMemberships).values(rows.map((row) => ({ groupId: group!.id, ...row, fromOn: "2026-01-01" }))));
};

test("HR reads who could never be certified as the company stands: without trainer, scored only by their own reports, or without the tier before", async () => {
  const here = await world();
  const hr = await makePerson(here.store, { staffNumber: "100", roles: ["hr"] });
  const chief = await makePerson(here.store, { staffNumber: "101" });
  const trainer = await makePerson(here.store, { staffNumber: "102", roles: ["trainer"], managerId: chief.personId });
  const taught = await makePerson(here.store, { staffNumber: "103" });
  const alone = await makePerson(here.store, { staffNumber: "104" });
  const gone = await makePerson(here.store, { staffNumber: "105", active: false });
  await inGroup(here, trainer, taught, chief);
  for (const one of [chief, taught, alone]) await learns(here, one);
  await learns(here, taught, "spark-plan");
  await learns(here, hr, "spark-plan");
  expect(gone.personId).not.toBe(alone.personId);

  const [frontline, supervisor] = await page(here, hr);
  expect(frontline).toMatchObject({ id: "frontline", waiting: 3, forAll: [] });
  expect(Object.fromEntries(frontline!.forSome.map(({ why, count, people }) => [why, [count, people.map(({ staffNumber }) => staffNumber).sort()]]))).toEqual({
    "no-trainer": [2, ["101", "104"]],
    graders: [1, ["101"]],
  });
  expect(supervisor).toMatchObject({ id: "supervisor", waiting: 2, forSome: [{ why: "certificate", count: 1, people: [{ staffNumber: "100" }] }] });
  expect(supervisor!.forSome).toHaveLength(1);
});

test("a company without trainers is told so once, in the reader's language, and only HR reads it", async () => {
  const here = await world();
  const hr = await makePerson(here.store, { roles: ["hr"] });
  const lin = await makePerson(here.store);
  await makePerson(here.store);
  await learns(here, lin);
  expect((await page(here, hr, "zh"))[0]).toMatchObject({
    waiting: 1,
    forAll: [{ kind: "too-few-trainers", title: "角色扮演：倾听与需求", needed: 1, there: 0 }],
  });
  for (const other of [lin, await makePerson(here.store, { roles: ["trainer"] }), await makePerson(here.store, { roles: ["admin"] })])
    expect((await visit(here, other, loader, "/hr/readiness")).status).toBe(403);
});
