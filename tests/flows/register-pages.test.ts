import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/locale/day";
import type { DepartmentTree } from "~/people/department-tree";
import { everyDepartment } from "~/people/departments.server";
import { nameWords, searchWords, sortKey } from "~/people/search";
import { type Filters, noFilters, type Place } from "~/register/filters";
import { listedStanding } from "~/register/listed";
import { PAGE } from "~/register/page-cut";
import { allRows, type RegisterRow, registerPage } from "~/register/register.server";
import type { Store } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { groupMemberships, groups, people, nameWords as wordRows } from "~db/tables/people";
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
    const id = idOf(n);
    const person = {
      id,
      staffNumber: `${10_000 + n}`,
      name,
      otherName: null,
      sortKey: sortKey({ name, staffNumber: `${10_000 + n}` }),
      departmentId: `d${n % 41 === 0 ? 4 : n % 4}`,
      site: siteOf(n),
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
    const training = persons.flatMap((_, n) =>
      trainersOf(n).map((t) => ({ groupId: `g${t}`, personId: idOf(n), part: "member" as const, fromOn: "2026-01-01" })),
    );
    for (const t of [0, 1]) {
      await w.insert(groups).values({ id: `g${t}`, name: `g${t}`, sortKey: `g${t}`, createdAt: new Date() });
      training.push({ groupId: `g${t}`, personId: idOf(t), part: "trainer" as never, fromOn: "2026-01-01" });
    }
    const over = { groupId: "g0", personId: idOf(2), part: "member" as const, fromOn: "2026-01-01", untilOn: addDays(today, -1) };
    for (const some of chunks<typeof groupMemberships.$inferInsert>([...training, over])) await w.insert(groupMemberships).values(some);
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
  { site: "Kiosk" },
  { site: "Main Street" },
  { site: "Main Street", standing: "lapsed" },
  { trainer: "10000" },
  { trainer: "10001" },
  { trainer: "10001", site: "Kiosk", q: "1" },
  { trainer: "10000", department: "d0", tier: "new-hire" },
  { within: 0 },
  { within: 20 },
  { within: 150 },
  { within: 30, department: "d0", standing: "renewal-due" },
  { within: 30, standing: "revoked" },
  { month: "2026-11" },
  { month: "2026-10" },
  { month: "2027-03" },
  { month: "2027-03", department: "d2", certification: "service-supervisor" },
  { month: "2027-03", standing: "lapsed" },
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
function expected({ q, department, site, trainer, tier, certification, standing, within, month }: Filters): string[] {
  const below = department ? tree.withAllBelow(department) : null;
  return made
    .filter(({ person, row }) => {
      const words = nameWords({ ...person, otherName: null });
      return (
        person.active &&
        (!below || below.includes(row.departmentId)) &&
        (!tier || row.tier === tier) &&
        (!certification || row.certificationId === certification) &&
        (!standing || standingOf(row) === standing) &&
        (!site || person.site === site) &&
        (!trainer || trainersOf(nOf(person)).includes(Number(trainer) - 10_000)) &&
        (within === null || (["certified", "renewal-due"].includes(standingOf(row)) && row.expiresOn! <= addDays(today, within))) &&
        (!month || (["certified", "renewal-due"].includes(standingOf(row)) && row.expiresOn!.startsWith(month))) &&
        searchWords(q).every((start) => words.some((word) => word.startsWith(start)))
      );
    })
    .sort((a, b) => Buffer.compare(Buffer.from(`${a.row.sortKey}\0${a.row.certificationId}`), Buffer.from(`${b.row.sortKey}\0${b.row.certificationId}`)))
    .map(({ row }) => keyOf(row));
}

const idOf = (n: number) => `p${(n * 7919) % PEOPLE}`;
const nOf = ({ staffNumber }: { staffNumber: string }) => Number(staffNumber) - 10_000;
const siteOf = (n: number) => (n % 50 === 0 ? "Kiosk" : "Main Street");
/** The first trains few, the second nearly everybody. */
const trainersOf = (n: number) => [...(n % 50 === 7 ? [0] : []), ...(n % 10 === 0 ? [] : [1])];
const standingOf = (row: Made["row"]) =>
  listedStanding({ windowOpensOn: null, expiresOn: null, graceEndsOn: null, stopped: null, suspendsOn: null, ...row }, today);

function chunks<T>(list: T[], size = 400): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
