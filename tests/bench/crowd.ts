import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putRulesInForce } from "~/certification/rules-in-force.server";
import { sortKey, nameWords as wordsOfName } from "~/people/search";
import { hashToken } from "~/people/sessions.server";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import type { Store } from "~db/store";
import { departments, groupMemberships, groups, nameWords, people, roles, sessions } from "~db/tables/people";
import { emptySettings } from "../support/database";
import { shippedLibrary } from "../support/library";

/** A company of any size in a data folder of its own, each person with a signed-in browser whose token is `token-<n>`. The first is of HR. */
export async function crowd(size: number, signedIn = size): Promise<{ dataDir: string; databaseUrl: string | undefined; store: Store }> {
  const dataDir = mkdtempSync(join(tmpdir(), "rung-bench-"));
  const settings = { ...(await emptySettings()), DATA_DIR: dataDir };
  await migrate(settings);
  const store = openStore(settings);
  if (store.engine === "sqlite") await store.raw("pragma synchronous = off"); // what a crowd is made of may be lost
  const now = new Date();
  await putRulesInForce(store, await shippedLibrary(), now);
  await store.tx(async (w) => {
    for (let i = 0; i < DEPARTMENTS; i++)
      await w.insert(departments).values({ id: `d${i}`, parentId: i < 4 ? null : `d${i % 4}`, name: `Department ${i}`, sortKey: `d${i}`, createdAt: now });
  });
  for (let from = 0; from < size; from += 500) {
    const batch = Array.from({ length: Math.min(500, size - from) }, (_, i) => person(from + i, now));
    await store.tx(async (w) => {
      await w.insert(people).values(batch);
      await w.insert(nameWords).values(batch.flatMap((one) => wordsOf(one).map((word) => ({ word, personId: one.id }))));
      const browsers = batch.slice(0, Math.max(0, signedIn - from)).map(({ id }, i) => ({
        ...{ id: hashToken(`token-${from + i}`), personId: id, startedAt: now, seenAt: now },
        ...{ userAgent: "bench", address: "127.0.0.1" },
      }));
      if (browsers.length > 0) await w.insert(sessions).values(browsers);
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

const DEPARTMENTS = 20;
const FAMILIES = [..."陈林王李张刘杨黄赵吴周徐孙马朱胡郭何高罗"];
const GIVEN = [..."梅悦明华丽军敏静强磊洋艳勇杰娟涛超霞平刚桂英玉兰"];
const LATIN = ["Anna", "Ben", "Clara", "David", "Elena", "Frank", "Grace", "Hugo", "Irene", "Jonas", "Karin"];

/** A number below a limit that looks drawn, the same for the same `n`: what one is called says nothing about where one works. */
export function drawn(n: number, what: number, below: number): number {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(what + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
}

/** Every other one has a Chinese name. */
function person(n: number, now: Date) {
  const chinese = FAMILIES[drawn(n, 1, FAMILIES.length)]! + GIVEN[drawn(n, 2, GIVEN.length)]! + GIVEN[drawn(n, 3, GIVEN.length)]!;
  const latin = `${LATIN[drawn(n, 4, LATIN.length)]!} ${LATIN[drawn(n, 5, LATIN.length)]!}son`;
  const names = { name: n % 2 ? chinese : latin, otherName: n % 4 === 1 ? latin : null, staffNumber: `N${n}` };
  return {
    id: `p${String(n).padStart(7, "0")}`,
    ...names,
    sortKey: sortKey(names),
    departmentId: `d${drawn(n, 6, DEPARTMENTS)}`,
    site: `Site ${drawn(n, 7, 16)}`,
    active: true,
    createdAt: new Date(now.getTime() - 500 * 86_400_000), // also of a past day they are listed
  };
}

const wordsByName = new Map<string, string[]>();

/** The same names come again and again; their words are worked out once. */
function wordsOf({ name, otherName, staffNumber }: ReturnType<typeof person>): string[] {
  const names = `${name} ${otherName ?? ""}`;
  if (!wordsByName.has(names)) wordsByName.set(names, wordsOfName({ name, otherName, staffNumber: "" }));
  return [...wordsByName.get(names)!, staffNumber.toLowerCase()];
}
