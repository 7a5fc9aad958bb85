import { setImmediate } from "node:timers/promises";
import { and, asc, count, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Library } from "~/content/library";
import { everybodyOfHr } from "~/messages/recipients.server";
import { everyDepartment } from "~/people/departments.server";
import { meet, member, trainer } from "~/people/memberships.server";
import { managersOf } from "~/people/relations.server";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { people, roles } from "~db/tables/people";
import { type Company, type ForAll, type ForOne, obstaclesFor, obstaclesForAll, type Waiting } from "./readiness";
import type { Office, Rules } from "./rules";
import { findRulesInForce } from "./rules-in-force.server";
import { headFor, type NamedOffice, namedOffices } from "./signers";
import { namedTo } from "./signers.server";

type Name = { id: string; name: string; otherName: string | null; staffNumber: string };
/** People kept from a certification for one reason: the first by name of each slice, and how many there are. */
export type Kept = { why: ForOne; people: Name[]; count: number };
export type Readiness = { rules: Rules; waiting: number; forAll: ForAll[]; forSome: Kept[] };

/** People looked at before others have their turn. */
const STEP = 300;
const SHOWN = 20;
/** More trainers than a company of thousands has. */
const MOST = 300;

/** Who could never be certified by the rules in force as the company stands today, and why, for each certification. */
export async function readinessOf(reader: Reader, library: Library, today: Day): Promise<Readiness[]> {
  const { company, linesOf, headOf } = await companyOf(reader);
  const all: Readiness[] = [];
  for (const id of library.certifications.keys()) {
    const rules = (await findRulesInForce(reader, id))?.rules;
    if (!rules) continue;
    const one: Readiness = { rules, waiting: 0, forAll: obstaclesForAll(rules, library, company), forSome: [] };
    for await (const slice of everyWaiting(reader, id)) {
      one.waiting += slice.length;
      for (const { person, why } of await keptOf(reader, { rules, company, linesOf, headOf, today }, slice)) note(one, person, why);
      await setImmediate();
    }
    all.push(one);
  }
  return all;
}

function note({ forSome }: Readiness, person: Name, why: ForOne) {
  let kept = forSome.find((one) => one.why === why);
  if (!kept) forSome.push((kept = { why, people: [], count: 0 }));
  kept.count++;
  if (kept.people.length < SHOWN) kept.people.push(person);
}

/** The trainers and who signs, by person those of them who report to them, and the head of a department. */
export async function companyOf(reader: Reader) {
  const [{ activePeople } = { activePeople: 0 }] = await reader.select({ activePeople: count() }).from(people).where(eq(people.active, true));
  const rows = await reader
    .selectDistinct({ id: people.id })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, "trainer"), isNull(roles.endedAt), eq(people.active, true)))
    .limit(MOST);
  const named = await namedTo(reader, ...namedOffices);
  const holding = (office: NamedOffice) => new Set(named.flatMap((one) => (one.office === office ? one.personId : [])));
  const signers = new Map<Office, Set<string>>([
    ["hr", new Set(await everybodyOfHr(reader))],
    ...(["hr-head", "panel-chair", "sponsor"] as const).map((office) => [office, holding(office)] as const),
  ]);
  const judging = new Set([...rows.map(({ id }) => id), ...named.map(({ personId }) => personId), ...(signers.get("hr") ?? [])]);
  const linesOf = new Map<string, Set<string>>();
  for (const id of judging) for (const above of [id, ...(await managersOf(reader, id))]) linesOf.set(above, new Set([...(linesOf.get(above) ?? []), id]));
  const heads = new Map(named.flatMap((one) => (one.office === "department-head" ? [[one.departmentId, one.personId] as const] : [])));
  const tree = await everyDepartment(reader);
  const headOf = (personId: string, departmentId: string) =>
    headFor(
      personId,
      tree.line(departmentId).map(({ id }) => id),
      heads,
    );
  return { company: { activePeople, trainers: new Set(rows.map(({ id }) => id)), signers }, linesOf, headOf };
}

/** Who is active and works towards a certification without holding it, some at a time. */
async function* everyWaiting(reader: Reader, certificationId: string): AsyncGenerator<Name[]> {
  const { id, name, otherName, staffNumber } = people;
  for (let after = ""; ; ) {
    const rows = await reader
      .select({ id, name, otherName, staffNumber })
      .from(registerRows)
      .innerJoin(people, eq(people.id, registerRows.personId))
      .where(
        and(
          eq(registerRows.certificationId, certificationId),
          ne(registerRows.progress, "certified"),
          eq(people.active, true),
          gt(registerRows.personId, after),
        ),
      )
      .orderBy(asc(registerRows.personId))
      .limit(STEP);
    if (rows.length > 0) yield rows;
    if (rows.length < STEP) return;
    after = rows.at(-1)!.id;
  }
}

type Looking = {
  rules: Rules;
  company: Company;
  linesOf: ReadonlyMap<string, Set<string>>;
  headOf: (personId: string, departmentId: string) => string | null;
  today: Day;
};

async function keptOf(reader: Reader, { rules, company, linesOf, headOf, today }: Looking, slice: Name[]): Promise<{ person: Name; why: ForOne }[]> {
  const ids = slice.map(({ id }) => id);
  const [taught, lists] = [await trainersOf(reader, ids, today), await listsOf(reader, ids)];
  const places = await placesOf(reader, ids);
  const asksOutside = rules.requirements.some((one) => one.kind === "role-play" && one.outsideLine > 0);
  const found: { person: Name; why: ForOne }[] = [];
  for (const person of slice) {
    const barred = linesOf.get(person.id) ?? new Set<string>();
    const waiting: Waiting = {
      personId: person.id,
      hasTrainer: (taught.get(person.id) ?? []).some((id) => company.trainers.has(id) && !barred.has(id)),
      barred,
      above: new Set(asksOutside && company.trainers.size < STEP ? await managersOf(reader, person.id) : []),
      onTheirList: lists.get(person.id) ?? new Set(),
      hasManager: places.get(person.id)?.hasManager ?? false,
      head: headOf(person.id, places.get(person.id)?.departmentId ?? ""),
    };
    for (const why of obstaclesFor(rules, waiting, company)) found.push({ person, why });
  }
  return found;
}

async function trainersOf(reader: Reader, personIds: string[], today: Day) {
  const rows = await reader
    .selectDistinct({ of: member.personId, id: trainer.personId })
    .from(member)
    .innerJoin(trainer, meet(today))
    .where(inArray(member.personId, personIds))
    .limit(personIds.length * 20);
  return grouped(rows);
}

/** Where people belong, and whether the one they report to is there. */
async function placesOf(reader: Reader, personIds: string[]) {
  const rows = await reader
    .select({ id: people.id, departmentId: people.departmentId, managerId: manager.id })
    .from(people)
    .leftJoin(manager, and(eq(manager.id, people.managerId), eq(manager.active, true)))
    .where(inArray(people.id, personIds))
    .limit(personIds.length);
  return new Map(rows.map(({ id, departmentId, managerId }) => [id, { departmentId, hasManager: managerId !== null }]));
}
const manager = alias(people, "manager");

async function listsOf(reader: Reader, personIds: string[]) {
  const rows = await reader
    .select({ of: registerRows.personId, id: registerRows.certificationId })
    .from(registerRows)
    .where(inArray(registerRows.personId, personIds))
    .limit(personIds.length * 100);
  return new Map([...grouped(rows)].map(([of, ids]) => [of, new Set(ids)]));
}

function grouped(rows: { of: string; id: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { of, id } of rows) groups.set(of, [...(groups.get(of) ?? []), id]);
  return groups;
}
