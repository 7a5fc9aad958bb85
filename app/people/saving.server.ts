import { and, eq, ne, or } from "drizzle-orm";
import { assign } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { departments, people } from "~db/tables/people";
import { isUniqueViolation } from "~db/unique-violation";
import { choosePerson, makesCircle, type Named, numberIn } from "./managers.server";
import { changesBetween, factsOf, type PersonFacts, versionOf } from "./person-facts";
import type { PersonForm } from "./person-shape";
import { isPlannable } from "./planned";
import { plan } from "./planned.server";
import { sortKey } from "./search";
import { renewNameWords } from "./search.server";

/** Why a fact cannot be: found in the transaction that would write it. */
export type FactProblem =
  | { field: "staffNumber" | "email" | "mobile"; problem: "taken"; by: Named & { active: boolean } }
  | { field: "departmentId" | "manager"; problem: "unknown" }
  | { field: "manager"; problem: "several"; people: Named[] }
  | { field: "manager"; problem: "circle" }
  | { field: "staffNumber" | "email" | "mobile" | "hiredOn"; problem: "at-once" }
  | { field: "from"; problem: "nothing" };

export type Adding = { form: PersonForm; courseId: string | null; addedBy: string };
/** `from`: the day from which it counts; one to come is planned. */
export type Changing = { personId: string; version: string; form: PersonForm; changedBy: string; from: Day; today: Day };
export type Added = { outcome: "added"; personId: string } | { outcome: "refused"; problems: FactProblem[] };
export type Changed =
  | { outcome: "changed" }
  | { outcome: "planned" }
  | { outcome: "refused"; problems: FactProblem[] }
  | { outcome: "stale"; now: PersonFacts };

/** Adds a person, gives them the course if one is named, and makes them findable. */
export async function addPerson(store: Store, library: Library, { form, courseId, addedBy }: Adding, now: Date): Promise<Added> {
  const personId = newId(now.getTime());
  const body = async (w: Writer): Promise<Added> => {
    const { facts, problems } = await look(w, form, null);
    if (problems.length > 0) return { outcome: "refused", problems };
    await insertPerson(w, { id: personId, facts, addedBy }, now);
    if (courseId) await assign(w, library, { personId, courseId, assignedBy: addedBy }, now);
    await settleCertifications(w, library, personId, now);
    return { outcome: "added", personId };
  };
  return store.tx(body).catch((error: unknown) => takenInTheMeantime(store, form, null, error));
}

/** Inserts a person whose facts have been looked at, with search words and audit row. */
export async function insertPerson(w: Writer, { id, facts, addedBy }: { id: string; facts: PersonFacts; addedBy: string }, now: Date) {
  await w.insert(people).values({ id, ...facts, sortKey: sortKey(facts), active: true, createdAt: now });
  await renewNameWords(w, { id, ...facts });
  await audit(w, { actorId: addedBy, act: "people.added", subjectId: id, values: facts }, now);
}

/** Changes a person's facts, unless somebody else has changed them since the form was opened. */
export async function changePerson(store: Store, library: Library, { personId, version, form, changedBy, from, today }: Changing, now: Date): Promise<Changed> {
  const body = async (w: Writer): Promise<Changed> => {
    const [before] = await w.select().from(people).where(eq(people.id, personId)).limit(1);
    if (!before) throw new Error(`no person has the id ${personId}`);
    if (versionOf(before) !== version) return { outcome: "stale", now: factsOf(before) };
    const { facts, problems } = await look(w, form, before);
    if (problems.length > 0) return { outcome: "refused", problems };
    const changes = changesBetween(before, facts);
    if (from > today) return planInstead(w, { personId, changes, onDay: from, plannedBy: changedBy }, now);
    if (Object.keys(changes).length === 0) return { outcome: "changed" };
    await w
      .update(people)
      .set({ ...facts, sortKey: sortKey(facts) })
      .where(eq(people.id, personId));
    if (changes.name || changes.otherName || changes.staffNumber) await renewNameWords(w, { id: personId, ...facts });
    await audit(w, { actorId: changedBy, act: "people.changed", subjectId: personId, values: from < today ? { ...changes, since: from } : changes }, now);
    await settleCertifications(w, library, personId, now);
    return { outcome: "changed" };
  };
  return store.tx(body).catch((error: unknown) => takenInTheMeantime(store, form, personId, error));
}

type Instead = { personId: string; changes: ReturnType<typeof changesBetween>; onDay: Day; plannedBy: string };

async function planInstead(w: Writer, { changes, ...planning }: Instead, now: Date): Promise<Changed> {
  const facts = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
  const atOnce = Object.keys(facts).filter((field) => !isPlannable(field)) as ("staffNumber" | "email" | "mobile" | "hiredOn")[];
  if (atOnce.length > 0) return { outcome: "refused", problems: atOnce.map((field) => ({ field, problem: "at-once" })) };
  if (Object.keys(facts).length === 0) return { outcome: "refused", problems: [{ field: "from", problem: "nothing" }] };
  await plan(w, { ...planning, facts, leaves: false }, now);
  return { outcome: "planned" };
}

/** Two who save the same number at once: the later one is told, as if it had been there before. */
async function takenInTheMeantime(
  store: Store,
  form: PersonForm,
  personId: string | null,
  error: unknown,
): Promise<{ outcome: "refused"; problems: FactProblem[] }> {
  if (!isUniqueViolation(error)) throw error;
  const problems = await alreadyTaken(store.read, form, personId);
  if (problems.length === 0) throw error;
  return { outcome: "refused", problems };
}

/** The facts the form stands for, with whatever speaks against them. `before` is the person as they are, null for a new one. */
async function look(w: Reader, { manager, ...typed }: PersonForm, before: { id: string; departmentId: string; managerId: string | null } | null) {
  const problems: FactProblem[] = await alreadyTaken(w, typed, before?.id ?? null);
  const [department] = await w.select({ endedAt: departments.endedAt }).from(departments).where(eq(departments.id, typed.departmentId)).limit(1);
  if (!department || (department.endedAt && typed.departmentId !== before?.departmentId)) problems.push({ field: "departmentId", problem: "unknown" });

  const managerId = manager ? await managerFor(w, manager, before) : null;
  if (managerId !== null && typeof managerId !== "string") problems.push(managerId);
  const facts: PersonFacts = { ...typed, managerId: typeof managerId === "string" ? managerId : null };
  return { facts, problems };
}

async function managerFor(w: Reader, typed: string, before: { id: string; managerId: string | null } | null): Promise<string | FactProblem> {
  const [kept] = before?.managerId ? await w.select().from(people).where(eq(people.id, before.managerId)).limit(1) : [];
  const chosen = kept && numberIn(typed) === kept.staffNumber ? ({ outcome: "one", person: kept } as const) : await choosePerson(w, typed);
  if (chosen.outcome === "none") return { field: "manager", problem: "unknown" };
  if (chosen.outcome === "several") return { field: "manager", problem: "several", people: chosen.people };
  return before && (await makesCircle(w, before.id, chosen.person.id)) ? { field: "manager", problem: "circle" } : chosen.person.id;
}

/** Numbers and addresses one signs in with belong to one person only, also across the three kinds. */
async function alreadyTaken(reader: Reader, form: Pick<PersonForm, "staffNumber" | "email" | "mobile">, exceptId: string | null): Promise<FactProblem[]> {
  const { staffNumber, email, mobile } = form;
  const columns = { id: people.id, staffNumber: people.staffNumber, name: people.name, active: people.active };
  const problems: FactProblem[] = [];
  const fields = [
    { field: "staffNumber" as const, same: or(eq(people.staffNumber, staffNumber), eq(people.mobile, staffNumber)) },
    ...(email ? [{ field: "email" as const, same: eq(people.email, email) }] : []),
    ...(mobile ? [{ field: "mobile" as const, same: or(eq(people.mobile, mobile), eq(people.staffNumber, mobile)) }] : []),
  ];
  for (const { field, same } of fields) {
    const [by] = await reader
      .select(columns)
      .from(people)
      .where(exceptId ? and(same, ne(people.id, exceptId)) : same)
      .limit(1);
    if (by) problems.push({ field, problem: "taken", by });
  }
  return problems;
}
