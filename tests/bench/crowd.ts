import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putRulesInForce } from "~/certification/rules-in-force.server";
import { hashToken } from "~/people/sessions.server";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import type { Store } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { departments, groupMemberships, groups, nameWords, people, roles, sessions } from "~db/tables/people";
import { emptySettings } from "../support/database";
import { shippedLibrary } from "../support/library";

/** A company of any size in a data folder of its own, each person with a signed-in browser whose token is `token-<n>`. The first is of HR. */
export async function crowd(size: number): Promise<{ dataDir: string; databaseUrl: string | undefined; store: Store }> {
  const dataDir = mkdtempSync(join(tmpdir(), "rung-bench-"));
  const settings = { ...(await emptySettings()), DATA_DIR: dataDir };
  await migrate(settings);
  const store = openStore(settings);
  const now = new Date();
  const library = await shippedLibrary();
  await putRulesInForce(store, library, now);
  const [certification] = library.certifications.values();
  await store.tx(async (w) => {
    for (let i = 0; i < 20; i++) await w.insert(departments).values({ id: `d${i}`, name: `Department ${i}`, sortKey: `d${i}`, createdAt: now });
  });
  for (let from = 0; from < size; from += 500) {
    const batch = Array.from({ length: Math.min(500, size - from) }, (_, i) => person(from + i, now));
    await store.tx(async (w) => {
      await w.insert(people).values(batch);
      await w.insert(nameWords).values(batch.map(({ id, staffNumber }) => ({ word: staffNumber.toLowerCase(), personId: id })));
      await w.insert(sessions).values(
        batch.map(({ id }, i) => ({
          id: hashToken(`token-${from + i}`),
          personId: id,
          startedAt: now,
          seenAt: now,
          userAgent: "bench",
          address: "127.0.0.1",
        })),
      );
      await w.insert(registerRows).values(batch.map((one, i) => registerRow(one, from + i, certification!.id, now)));
    });
  }
  await store.tx(async (w) => {
    await w.insert(roles).values([
      { personId: "p0000000", role: "hr", grantedAt: now },
      { personId: "p0000001", role: "trainer", grantedAt: now },
    ]);
    await w.insert(groups).values({ id: "group", name: "Group", sortKey: "group", createdAt: now });
    const inGroup = (n: number, part: "member" | "trainer") => ({ groupId: "group", personId: `p${String(n).padStart(7, "0")}`, part, fromOn: "2026-01-01" });
    await w.insert(groupMemberships).values([inGroup(1, "trainer"), ...Array.from({ length: 100 }, (_, i) => inGroup(size - 1 - i, "member"))]);
  });
  return { dataDir, databaseUrl: settings.DATABASE_URL, store };
}

export const cookieOf = (n: number) => `rung-session=token-${n}`;

function person(n: number, now: Date) {
  const id = `p${String(n).padStart(7, "0")}`;
  return {
    id,
    staffNumber: `N${n}`,
    name: `Person ${n}`,
    sortKey: `person ${id}`,
    departmentId: `d${n % 20}`,
    site: `Site ${n % 16}`,
    active: true,
    createdAt: now,
  };
}

function registerRow(one: ReturnType<typeof person>, n: number, certificationId: string, now: Date) {
  const progress = (["not-started", "in-progress", "certified"] as const)[n % 3]!;
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const dates =
    progress === "certified"
      ? { issuedOn: day(-(n % 400)), windowOpensOn: day(305 - (n % 400)), expiresOn: day(365 - (n % 400)), graceEndsOn: day(395 - (n % 400)) }
      : {};
  return {
    personId: one.id,
    certificationId,
    tier: "new-hire" as const,
    sortKey: one.sortKey,
    departmentId: one.departmentId,
    progress,
    metCount: n % 4,
    totalCount: 3,
    computedAt: now,
    ...dates,
  };
}
