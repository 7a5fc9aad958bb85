import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/locale/day";
import type { DepartmentTree } from "~/people/department-tree";
import { everyDepartment } from "~/people/departments.server";
import { nameWords, searchWords, sortKey } from "~/people/search";
import { type Filters, noFilters, type Place } from "~/register/filters";
import { listedStanding } from "~/register/listed";
import { allRows, PAGE, type RegisterRow, registerPage } from "~/register/register.server";
import type { Store } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { people, nameWords as wordRows } from "~db/tables/people";
import { freshStore } from "../support/database";
import { certifiedUntil, makeDepartment } from "../support/register";

/** Enough people that a frequent filter is walked by name and a rare one gathered: 1,000 is where they part. */
const PEOPLE = 1300;
const today = "2026-11-21";
let store: Store;
let tree: DepartmentTree;
type Made = { person: typeof people.$inferInsert & { staffNumber: string; name: string }; row: typeof registerRows.$inferInsert };
const made: Made[] = [];

beforeAll(async () => {
  store = await freshStore();
  for (const [id, parent] of [
    ["d0", null],
    ["d1", "d0"],
    ["d2", "d0"],
    ["d3", "d2"],
    ["d4", null],
  ] as const)
    await makeDepartment(store, id, id, parent);
  const surnames = ["王", "李", "欧阳", "单", "𠮷", "吕"];
  const given = ["静", "丽", "强", "思源", "嘉", "𬱖"];
  for (let n = 0; n < PEOPLE; n++) {
    const name = n % 9 === 0 ? `Anna Wang ${n % 7}` : surnames[n % 6]! + given[Math.floor(n / 6) % 6]!;
    const id = `p${(n * 7919) % PEOPLE}`;
    const person = {
      id,
      staffNumber: `${10_000 + n}`,
      name,
      otherName: null,
      sortKey: sortKey({ name, staffNumber: `${10_000 + n}` }),
      departmentId: `d${n % 41 === 0 ? 4 : n % 4}`,
      active: n % 17 !== 0,
      createdAt: new Date(),
    };
    const dates = [
      { progress: "not-started" as const },
      { progress: "in-progress" as const },
      certifiedUntil(addDays(today, 20)),
      certifiedUntil(addDays(today, -5)),
      certifiedUntil(addDays(today, -90)),
    ];
    const notCounting = [
      { stopped: "suspended" as const },
      { stopped: "revoked" as const },
      { suspendsOn: today },
      { suspendsOn: addDays(today, 1) },
      { stopped: "revoked" as const, suspendsOn: addDays(today, -9) },
    ];
    const row = {
      personId: id,
      tier: "new-hire" as const,
      certificationId: "frontline-service",
      sortKey: person.sortKey,
      departmentId: person.departmentId,
      progress: "certified" as const,
      metCount: 0,
      totalCount: 3,
      computedAt: new Date(),
      ...(n % 4 === 0 ? dates[(n / 4) % 5] : certifiedUntil(addDays(today, 100 + (n % 90)))),
      ...(n % 7 === 0 && (n % 4 !== 0 || (n / 4) % 5 >= 2) ? notCounting[(n / 7) % 5] : {}),
    };
    made.push({ person, row });
    if (n % 11 === 0) made.push({ person, row: { ...row, certificationId: "service-supervisor", tier: "supervisor" } });
  }
  const persons = [...new Map(made.map(({ person }) => [person.id, person])).values()];
  const words = persons.flatMap((person) => nameWords({ ...person, otherName: null }).map((word) => ({ word, personId: person.id! })));
  await store.tx(async (w) => {
    for (const some of chunks(persons)) await w.insert(people).values(some);
    for (const some of chunks(words)) await w.insert(wordRows).values(some);
    for (const some of chunks(made.map(({ row }) => row))) await w.insert(registerRows).values(some);
  });
  tree = await everyDepartment(store.read);
});

const cases: Partial<Filters>[] = [
  {},
  { department: "d0" },
  { department: "d2" },
  { department: "d4" },
  { tier: "new-hire" },
  { tier: "supervisor" },
  { certification: "frontline-service", department: "d0" },
  { standing: "certified" },
  { standing: "renewal-due" },
  { standing: "in-grace", tier: "new-hire" },
  { standing: "lapsed", department: "d0" },
  { standing: "suspended" },
  { standing: "suspended", department: "d0" },
  { standing: "revoked", tier: "new-hire" },
  { standing: "not-started" },
  { standing: "in-progress", certification: "frontline-service" },
  { q: "1" },
  { q: "wang" },
  { q: "wang jing" },
  { q: "1 l" },
  { q: "anna" },
  { q: "王", standing: "certified" },
  { q: "10", standing: "lapsed" },
  { q: "10", tier: "new-hire", standing: "certified", department: "d0" },
  { q: "lv si", department: "d0", tier: "new-hire" },
  { q: "𠮷𬱖" },
  { q: "nobody" },
];

test.each(cases)("paging forward and back through %j meets every row once, in one order", async (some) => {
  const filters = { ...noFilters, ...some };
  const onwards: string[] = [];
  const lasts: Place[] = [];
  let after: Place | undefined;
  for (;;) {
    const page = await registerPage(store.read, filters, tree, { after }, today);
    onwards.push(...page.rows.map(keyOf));
    expect(page.previous === null).toBe(after === undefined);
    if (!page.next) break;
    expect(page.rows).toHaveLength(PAGE);
    lasts.push((after = page.next));
  }
  expect([...onwards].sort()).toEqual(expected(filters).sort());
  if (!filters.q) expect(onwards).toEqual(expected(filters));

  const last = lasts.at(-1);
  if (!last) return;
  const final = await registerPage(store.read, filters, tree, { after: last }, today);
  const backwards: string[][] = [final.rows.map(keyOf)];
  for (let before = final.previous; before; ) {
    const page = await registerPage(store.read, filters, tree, { before }, today);
    expect(page.next).not.toBeNull();
    backwards.unshift(page.rows.map(keyOf));
    before = page.previous;
  }
  expect(backwards.flat()).toEqual(onwards);
});

test.each(cases)("an export of %j takes the same rows", async (some) => {
  const filters = { ...noFilters, ...some };
  const all: string[] = [];
  for await (const rows of allRows(store.read, filters, tree, today, 170)) all.push(...rows.map(keyOf));
  expect(all.sort()).toEqual(expected(filters).sort());
});

test("a place whose row has gone leads back to the beginning", async () => {
  const place = { personId: "gone", certificationId: "gone" };
  const first = await registerPage(store.read, noFilters, tree, {}, today);
  for (const from of [{ after: place }, { before: place }])
    expect((await registerPage(store.read, noFilters, tree, from, today)).rows.map(keyOf)).toEqual(first.rows.map(keyOf));
});

const keyOf = ({ personId, certificationId }: Pick<RegisterRow, "personId" | "certificationId">) => `${personId}~${certificationId}`;

/** What the page should list, found by looking at every row. */
function expected({ q, department, tier, certification, standing }: Filters): string[] {
  const below = department ? tree.withAllBelow(department) : null;
  return made
    .filter(({ person, row }) => {
      const words = nameWords({ ...person, otherName: null });
      return (
        person.active &&
        (!below || below.includes(row.departmentId)) &&
        (!tier || row.tier === tier) &&
        (!certification || row.certificationId === certification) &&
        (!standing || listedStanding({ windowOpensOn: null, expiresOn: null, graceEndsOn: null, ...row }, today) === standing) &&
        searchWords(q).every((start) => words.some((word) => word.startsWith(start)))
      );
    })
    .sort((a, b) => Buffer.compare(Buffer.from(`${a.row.sortKey}\0${a.row.certificationId}`), Buffer.from(`${b.row.sortKey}\0${b.row.certificationId}`)))
    .map(({ row }) => keyOf(row));
}

function chunks<T>(list: T[], size = 400): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
