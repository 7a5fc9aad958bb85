import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { demoAccounts, demoPassword } from "~/people/demo";
import { demoSignIns } from "~/people/demo.server";
import { loadDemoPeople } from "~/people/demo-company.server";
import { managersOf } from "~/people/relations.server";
import { signIn } from "~/people/sign-in.server";
import { companyFacts, groupMemberships, people, roles } from "~db/tables/people";
import { freshStore, settingsForTests } from "../support/database";
import { shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";

const now = new Date("2026-11-21T02:00:00Z");

async function demo() {
  const store = await freshStore();
  await loadDemoPeople(store, await shippedLibrary(), now);
  return store;
}

test("the demo company has about sixty people, a reporting line to the top, trainers with groups, and every listed sign-in works", async () => {
  const store = await demo();
  const all = await store.read.select().from(people);
  expect(all.length).toBeGreaterThanOrEqual(58);
  const newHire = all.find(({ email }) => email === "newhire@demo.rung")!;
  expect(await managersOf(store.read, newHire.id)).toHaveLength(3);
  expect(await store.read.select().from(groupMemberships).where(eq(groupMemberships.part, "trainer"))).toHaveLength(6);
  expect(
    (
      await store.read
        .select()
        .from(roles)
        .where(and(eq(roles.role, "admin"), isNull(roles.endedAt)))
    ).length,
  ).toBe(1);
  expect(all.every(({ language }) => language === null)).toBe(true);

  const offered = await demoSignIns(store, settingsForTests(store));
  expect(offered?.accounts.map(({ account }) => account)).toEqual(demoAccounts);
  for (const account of demoAccounts)
    expect((await signIn(store, { account, password: demoPassword, userAgent: "", address: "10.0.0.1" }, now)).outcome).toBe("in");
});

test("the demo company is refused on a database with people, and then nothing of it is written", async () => {
  const store = await freshStore();
  await makePerson(store);
  await expect(loadDemoPeople(store, await shippedLibrary(), now)).rejects.toThrow("holds people already");
  expect(await store.read.select().from(companyFacts)).toEqual([]);
  expect(await store.read.select().from(people)).toHaveLength(1);
});
