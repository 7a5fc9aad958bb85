import { asc, eq, gte, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { engine } from "~db/settings";
import { pause, prepared, type Reader, StoreMisuse, type Writer } from "~db/store";
import { companyFacts, departments, people, throttles } from "~db/tables/people";
import { isUniqueViolation } from "~db/unique-violation";
import { freshStore, settingsForTests } from "../support/database";
import { inOwnProcess } from "../support/own-process";
import { placesTaken, takePlace } from "../support/places";

test.each([0, 3])("60 who want 5 places at the same moment never get more than 5, with a pause of %i ms while deciding", async (pausing) => {
  const store = await freshStore();
  const got = await Promise.all(Array.from({ length: 60 }, () => takePlace(store, "course", 5, { pausing })));
  expect(got.filter(Boolean)).toHaveLength(5);
  expect(await placesTaken(store, "course")).toBe(5);
});

test("several processes on one database take exactly 100 of 100 places", async () => {
  const store = await freshStore();
  const settings = settingsForTests(store);
  const got = await Promise.all([0, 1, 2].map(() => inOwnProcess("tests/support/take-places.ts", ["course", "100", "60"], settings)));
  expect(got.map(Number).reduce((a, b) => a + b)).toBe(100);
  expect(await placesTaken(store, "course")).toBe(100);
});

test("a change that fails half-way leaves nothing, and those before and after it stay", async () => {
  const store = await freshStore();
  const change = (name: string, fails: boolean) =>
    store.tx(async (w) => {
      await w.insert(throttles).values({ key: `${name}-first`, failures: 1, windowEndsAt: new Date() });
      await pause(1);
      if (fails) throw new Error("changed our mind");
      await w.insert(throttles).values({ key: `${name}-second`, failures: 1, windowEndsAt: new Date() });
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => change(String(n).padStart(2, "0"), n % 3 === 1)));
  expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(4);
  const kept = (await store.read.select().from(throttles).orderBy(throttles.key)).map((row) => row.key);
  const good = Array.from({ length: 12 }, (_, n) => n)
    .filter((n) => n % 3 !== 1)
    .map((n) => String(n).padStart(2, "0"));
  expect(kept).toEqual(good.flatMap((name) => [`${name}-first`, `${name}-second`]));
});

test("whoever makes change upon change lets everybody else have a turn", async () => {
  const store = await freshStore();
  let isServed = false;
  setTimeout(() => (isServed = true), 1);
  for (let n = 0; !isServed; n++) {
    expect(n, "a loop of changes must not keep others waiting until its end").toBeLessThan(20_000);
    await store.tx(async (w) => void (await w.insert(throttles).values({ key: String(n), failures: 0, windowEndsAt: new Date() })));
  }
});

test("a row refused by the database undoes its whole change and is told apart as already there", async () => {
  const store = await freshStore();
  const add = (...keys: string[]) =>
    store.tx(async (w) => {
      for (const key of keys) await w.insert(throttles).values({ key, failures: 0, windowEndsAt: new Date() });
    });
  await add("a");
  const refusal = await add("b", "a").catch((error: unknown) => error);
  expect(isUniqueViolation(refusal)).toBe(true);
  expect((await store.read.select().from(throttles)).map((row) => row.key)).toEqual(["a"]);
});

test("a writer kept beyond its transaction is refused", async () => {
  const store = await freshStore();
  let kept: Writer | undefined;
  await store.tx(async (w) => void (kept = w));
  expect(() => kept!.select().from(throttles)).toThrow(StoreMisuse);
});

test("a query made within a transaction and run after it is refused", async () => {
  const store = await freshStore();
  const late: { query?: PromiseLike<unknown> } = {};
  await store.tx(async (w) => {
    late.query = w.insert(throttles).values({ key: "late", failures: 0, windowEndsAt: new Date() });
  });
  await expect((async () => late.query)()).rejects.toThrow(StoreMisuse);
  expect(await store.read.select().from(throttles)).toEqual([]);
});

test("a prepared query within a change is part of it, sees it, and is refused after it", async () => {
  const store = await freshStore();
  const add = prepared("add_throttle", (w: Writer) =>
    w.insert(throttles).values({ key: sql.placeholder("key"), failures: 1, windowEndsAt: sql.placeholder("at") }),
  );
  const all = prepared("all_throttles", (reader: Reader) => reader.select({ key: throttles.key }).from(throttles).orderBy(throttles.key).limit(10));
  let late: Writer | undefined;
  for (const key of ["a", "b"])
    await store.tx(async (w) => {
      await add(w, { key, at: new Date() });
      expect((await all(w)).at(-1)).toEqual({ key });
      late = w;
    });
  const undone = store.tx(async (w) => {
    await add(w, { key: "c", at: new Date() });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await all(store.read)).toEqual([{ key: "a" }, { key: "b" }]);
  await expect(add(late!, { key: "late", at: new Date() })).rejects.toThrow(StoreMisuse);
  expect(await all(store.read)).toHaveLength(2);
});

test("a transaction within a transaction is refused, and the outer one is undone", async () => {
  const store = await freshStore();
  const nested = store.tx(async (w) => {
    await w.insert(throttles).values({ key: "outer", failures: 0, windowEndsAt: new Date() });
    await store.tx(async () => undefined);
  });
  await expect(nested).rejects.toThrow(StoreMisuse);
  expect(await store.read.select().from(throttles)).toEqual([]);
  expect(await takePlace(store, "still works", 1)).toBe(true);
});

test("readers see no row before its change is whole", async () => {
  const store = await freshStore();
  await store.tx(async (w) => {
    await w.insert(throttles).values({ key: "half", failures: 0, windowEndsAt: new Date() });
    expect(await w.select().from(throttles)).toHaveLength(1);
    expect(await store.read.select().from(throttles)).toEqual([]);
  });
  expect(await store.read.select().from(throttles)).toHaveLength(1);
});

test("moments, truths, days, objects and nothing come back as they were given", async () => {
  const store = await freshStore();
  const createdAt = new Date("2026-02-28T23:59:59.987Z");
  const value = { list: [1, "二", null, true], nested: { quote: '"\\' }, 名: "值" };
  const department = { id: "d", parentId: null, name: "客服", otherName: "Service", sortKey: "ke fu", createdAt, endedAt: null };
  const person = {
    id: "p",
    staffNumber: "0007",
    email: null,
    mobile: null,
    name: "李雷",
    otherName: null,
    sortKey: "li lei",
    departmentId: "d",
    managerId: null,
  };
  const rest = { site: null, position: null, hiredOn: "2026-03-01", language: "zh" as const, active: false, createdAt };
  await store.tx(async (w) => {
    await w.insert(departments).values(department);
    await w.insert(people).values({ ...person, ...rest });
    await w.insert(companyFacts).values({ name: "fact", value, at: createdAt });
  });
  expect(await store.read.select().from(departments)).toEqual([department]);
  expect(await store.read.select().from(people)).toEqual([{ ...person, ...rest }]);
  expect(await store.read.select().from(companyFacts)).toEqual([{ name: "fact", value, at: createdAt }]);
  expect(await store.read.$count(people, eq(people.active, false))).toBe(1);
  const [changed] = await store.tx((w) =>
    w.update(people).set({ active: true }).where(eq(people.id, "p")).returning({ active: people.active, at: people.createdAt }),
  );
  expect(changed).toEqual({ active: true, at: createdAt });
});

test("keys come in the order of their bytes, in lists and in ranges, whatever the language of the server", async () => {
  const store = await freshStore();
  const keys = ["a", "B", "b", "_", "-", "10", "9", "é", "e", "Z", "~", "李", "𠮷", "ｆ", "a b", "ab"];
  const byBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  await store.tx(async (w) => {
    await w.insert(throttles).values(keys.map((key) => ({ key, failures: 0, windowEndsAt: new Date() })));
  });
  const listed = await store.read.select().from(throttles).orderBy(asc(throttles.key));
  expect(listed.map((row) => row.key)).toEqual(byBytes);
  const above = await store.read.select().from(throttles).where(gte(throttles.key, "a")).orderBy(throttles.key);
  expect(above.map((row) => row.key)).toEqual(byBytes.slice(byBytes.indexOf("a")));
});

test("after use every connection still keeps its promise: full sync on SQLite, serializable changes on PostgreSQL", async () => {
  const store = await freshStore();
  await takePlace(store, "course", 1);
  await placesTaken(store, "course");
  const setting = engine === "sqlite" ? sql<string>`(select synchronous from pragma_synchronous)` : sql<string>`current_setting('transaction_isolation')`;
  const expected = engine === "sqlite" ? 2 : "serializable";
  const [writer] = await store.tx((w) => w.select({ setting }).from(departments));
  expect(writer?.setting).toBe(expected);
  if (engine === "sqlite") expect((await store.read.select({ setting }).from(departments))[0]?.setting).toBe(2);
});
