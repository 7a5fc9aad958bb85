import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { action, loader } from "~/routes/hr.public-page/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { auditEntries } from "~db/tables/audit";
import { certificates } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const serial = "HS23HCMFVKCPGDCN25X9NQD00T";

test("HR has names masked on the public page, and whole again; each change is kept, and nobody else may make it", async () => {
  const world: World = { store: await freshStore(), library: smallLibrary(), now: new Date("2026-11-27T06:00:00Z") };
  const hr = await makePerson(world.store, { roles: ["hr"], name: "沈佳宁", otherName: "Shen Jianing" });
  const lin = await makePerson(world.store);
  const dates = { issuedOn: "2026-03-01", countedFrom: "2026-03-01", windowOpensOn: "2026-12-31", expiresOn: "2027-03-01", graceEndsOn: "2027-03-31" };
  const named = { titles: { en: "Frontline", zh: "一线" }, company: { en: "H", zh: "海" }, holder: { name: "林悦", otherName: "Lin Yue", staffNumber: "1" } };
  const rest = { personId: lin.personId, certificationId: "frontline", tier: "new-hire" as const, rulesHash: "", factIds: [], issuedAt: world.now };
  await world.store.tx(async (w) => void (await w.insert(certificates).values({ serial, ...named, ...dates, ...rest })));
  const shown = async () => (await visit(world, null, verifyPage, `/verify/${serial}`, { serial })).data.certificate;
  const set = (names: string, by = hr) => post(world, by, action, "/hr/public-page", { names });

  expect(await shown()).toMatchObject({ name: "林悦", otherName: "Lin Yue" });
  expect((await visit(world, hr, loader, "/hr/public-page")).data).toEqual({ names: "whole", whole: "沈佳宁 · Shen Jianing", masked: "沈＊＊ · Shen J." });
  expect((await set("masked")).status).toBe(303);
  expect(await shown()).toMatchObject({ name: "林＊", otherName: "Lin Y." });
  expect(JSON.stringify(await shown())).not.toContain("Yue");
  expect((await set("masked")).status).toBe(303);
  expect((await set("whole")).status).toBe(303);
  expect(await shown()).toMatchObject({ name: "林悦" });
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.public-names"))).toHaveLength(2);

  expect(await set("hidden")).toMatchObject({ status: 422, data: { errors: { names: expect.any(String) } } });
  expect((await set("masked", lin)).status).toBe(403);
  expect((await visit(world, lin, loader, "/hr/public-page")).status).toBe(403);
});
