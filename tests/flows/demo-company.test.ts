import { and, eq, isNull, lt } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { loadDemo } from "~/cli/demo";
import type { Library } from "~/content/library";
import { demoAccounts, demoPassword } from "~/people/demo";
import { demoSignIns } from "~/people/demo.server";
import { loadDemoPeople } from "~/people/demo-company.server";
import { managersOf } from "~/people/relations.server";
import { signIn } from "~/people/sign-in.server";
import { listedStanding } from "~/register/listed";
import type { Store } from "~db/store";
import { certificates, registerRows, rulesInForce } from "~db/tables/certification";
import { companyFacts, groupMemberships, people, roles } from "~db/tables/people";
import { performances } from "~db/tables/role-plays";
import { freshStore, settingsForTests } from "../support/database";
import { shippedFiles, shippedLibrary } from "../support/library";
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
  expect(await store.read.select().from(groupMemberships).where(eq(groupMemberships.part, "trainer"))).toHaveLength(8);
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

describe("with everything its people have done", () => {
  let store: Store;
  let library: Library;
  beforeAll(async () => {
    [store, library] = [await freshStore(), await shippedLibrary()];
    await loadDemo(store, library, now);
  }, 120_000);
  const today = "2026-11-21";
  const rowsOf = async (account: string) => {
    const all = await store.read
      .select({ row: registerRows })
      .from(registerRows)
      .innerJoin(people, eq(people.id, registerRows.personId))
      .where(eq(people.email, account));
    return Object.fromEntries(all.map(({ row }) => [row.certificationId, { standing: listedStanding(row, today), met: row.metCount, of: row.totalCount }]));
  };

  test.each(["frontline-service", "service-supervisor", "service-leadership"])(
    "somebody is at every stage of %s, waiting to be scored too",
    async (certificationId) => {
      const rows = await store.read.select().from(registerRows).where(eq(registerRows.certificationId, certificationId));
      const standings = new Set(rows.map((row) => listedStanding(row, today)));
      expect([...standings].sort()).toEqual(["certified", "in-grace", "in-progress", "lapsed", "not-started", "renewal-due"]);
      expect(rows.some(({ progress, metCount, totalCount }) => progress === "in-progress" && metCount > 0 && metCount < totalCount - 1)).toBe(true);
      const waiting = and(eq(performances.towards, certificationId), isNull(performances.releasedAt), lt(performances.scheduledAt, now));
      expect((await store.read.select({ id: performances.id }).from(performances).where(waiting)).length).toBeGreaterThan(0);
    },
  );

  test("the new hire is half-way, the supervisor and the executive are on their next rung, and each is in a trainer's group", async () => {
    expect(await rowsOf("newhire@demo.rung")).toEqual({ "frontline-service": { standing: "in-progress", met: 4, of: 16 } });
    expect(await rowsOf("supervisor@demo.rung")).toMatchObject({
      "frontline-service": { standing: "certified" },
      "service-supervisor": { standing: "in-progress", met: 1 },
    });
    expect(await rowsOf("executive@demo.rung")).toMatchObject({
      "frontline-service": { standing: "certified" },
      "service-supervisor": { standing: "certified" },
      "service-leadership": { standing: "in-progress", met: 1 },
    });
    for (const account of ["newhire", "supervisor", "executive"]) {
      const [person] = await store.read
        .select()
        .from(people)
        .where(eq(people.email, `${account}@demo.rung`));
      const groups = await store.read
        .select()
        .from(groupMemberships)
        .where(and(eq(groupMemberships.personId, person!.id), eq(groupMemberships.part, "member")));
      expect(groups.length).toBeGreaterThan(0);
    }
  });

  test("every certificate of a higher tier rests on one of the tier beneath that was issued before it, and all its facts are there", async () => {
    const all = await store.read.select().from(certificates);
    for (const higher of all.filter(({ tier }) => tier !== "new-hire")) {
      const [proof] = higher.factIds.filter(({ kind }) => kind === "certificate");
      const beneath = all.find(({ id }) => id === proof!.factId)!;
      expect(beneath.personId).toBe(higher.personId);
      expect(beneath.issuedAt.getTime()).toBeLessThan(higher.issuedAt.getTime());
      expect(new Set(higher.factIds.map(({ requirementId }) => requirementId)).size).toBe(
        library.certifications.get(higher.certificationId)!.requirements.length,
      );
    }
  });

  test("what is only planned for later is in no library, is never put in force, and cannot be assigned", async () => {
    const drafts = Object.entries(await shippedFiles()).filter(([file, text]) => /^(certifications|courses)\//.test(file) && /^status: draft$/m.test(text));
    const ids = drafts.map(([, text]) => /^id: (.+)$/m.exec(text)![1]!);
    expect(ids.sort()).toEqual([
      "boot-camp-full",
      "frontline-service-full",
      "prairie-fire-plan-full",
      "service-leadership-full",
      "service-supervisor-full",
      "spark-plan-full",
    ]);
    expect([...library.certifications.keys()].sort()).toEqual(["frontline-service", "service-leadership", "service-supervisor"]);
    expect([...library.courses.keys()].sort()).toEqual(["boot-camp", "prairie-fire-plan", "spark-plan"]);
    const inForce = await store.read.select({ id: rulesInForce.certificationId }).from(rulesInForce);
    expect(inForce.map(({ id }) => id).sort()).toEqual([...library.certifications.keys()].sort());
    const [somebody] = await store.read.select().from(people).limit(1);
    await expect(store.tx((w) => assign(w, library, { personId: somebody!.id, courseId: "boot-camp-full", assignedBy: null }, now))).rejects.toThrow(
      "no published course",
    );
  });
});
