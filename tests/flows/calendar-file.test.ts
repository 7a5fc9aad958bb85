import { beforeEach, expect, test } from "vitest";
import { loader as learn } from "~/routes/learn/route";
import { action as cancel } from "~/routes/performances.$id/route";
import { loader } from "~/routes/performances.$id_.calendar[.]ics/route";
import { planned, type RolePlayWorld, rolePlayWorld } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
beforeEach(async () => {
  world = await rolePlayWorld();
});
type Who = "learner" | "customer" | "observer" | "trainer" | "otherTrainer" | "manager";
const file = (id: string, who: Who, language?: "en" | "zh") => visit(world, world[who], loader, `/performances/${id}/calendar.ics`, { id }, language);

test("everybody with a part gets the appointment with their part, and nothing of the secret brief", async () => {
  const { id } = await planned(world);
  for (const [who, part] of [
    ["learner", "You are the member of staff\\, and are scored"],
    ["customer", "You play the customer"],
    ["observer", "You observe"],
    ["trainer", "You score"],
  ] as const) {
    const { status, data, headers } = await file(id, who);
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(data).toContain("DTSTART:20261127T062000Z\r\nDTEND:20261127T063200Z");
    expect(data).toContain("SUMMARY:RP04 The long story\r\nLOCATION:2\r\n");
    expect(data).toContain(`DESCRIPTION:${part}\r\n`);
    expect(data).not.toContain("before-friday");
    expect(data).not.toContain("Friday");
  }
  expect((await file(id, "observer", "zh")).data).toContain("DESCRIPTION:您担任观察员");
});

test("nobody else learns that there is one", async () => {
  const { id } = await planned(world);
  for (const who of ["otherTrainer", "manager"] as const) expect((await file(id, who)).status).toBe(404);
  expect((await file("nobody", "learner")).status).toBe(404);
});

test("a cancelled performance is marked as cancelled in the calendar", async () => {
  const { id } = await planned(world);
  await post(world, world.trainer, cancel, `/performances/${id}`, {}, { id });
  expect((await file(id, "customer")).data).toContain("STATUS:CANCELLED");
});

test("the path shows everybody when and where they take part, in which part", async () => {
  const { id } = await planned(world);
  for (const part of ["learner", "customer", "observer"] as const)
    expect((await visit(world, world[part], learn, "/learn")).data.parts).toEqual([
      { id, title: "The long story", part: part === "learner" ? "staff" : part, day: "Fri 27 Nov 2026", time: "14:20", room: "2" },
    ]);
  expect((await visit(world, world.manager, learn, "/learn")).data.parts).toEqual([]);
});
