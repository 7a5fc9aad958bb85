import type { AuditEntry } from "~/record/audit.server";
import type { Day } from "~db/kit";
import { changesBetween, type PersonFacts } from "./person-facts";
import { nameSortKey, nameWords, sortKey } from "./search";
import type { After } from "./staff-draft";
import type { Known } from "./staff-known";
import type { Plan } from "./staff-plan";
import type { Role } from "./visitor";

export type PersonRow = PersonFacts & { id: string; sortKey: string; language: "en" | "zh" | null; active: boolean };
/** Rows to be written for a plan, worked out beforehand so that the transaction is short. */
export type Writes = {
  departments: { id: string; parentId: string | null; name: string; sortKey: string }[];
  groups: { id: string; name: string; sortKey: string }[];
  added: PersonRow[];
  changed: PersonRow[];
  /** Who gives up an address or a number, which another may take in the same list. */
  freed: { email: string[]; mobile: string[] };
  /** Whose search words are made anew, and the words. */
  renamed: string[];
  words: { word: string; personId: string }[];
  /** Whose rows of the register lie elsewhere now. */
  moved: { id: string; sortKey: string; departmentId: string }[];
  joined: { personId: string; groupId: string; part: "member"; fromOn: Day }[];
  left: { personId: string; groupId: string }[];
  deactivated: string[];
  returned: { id: string; endedRoles: Role[] }[];
  audit: AuditEntry[];
};

/** What a plan without a refused row writes. `newId` gives an id for whatever is new. Steps: the value is the writes. */
export function* writesOf(
  plan: Plan,
  known: Known,
  { byPersonId, today, newId }: { byPersonId: string | null; today: Day; newId: () => string },
): Generator<void, Writes> {
  const departmentIds = new Map(plan.departments.map(({ key }) => [key, newId()]));
  const groupIds = new Map(plan.groups.map(({ key }) => [key, newId()]));
  const departmentOf = (ref: After["department"]) => ("id" in ref ? ref.id : departmentIds.get(ref.made)!);
  const groupOf = (ref: After["department"]) => ("id" in ref ? ref.id : groupIds.get(ref.made)!);
  const ids = new Map<string, string>();
  for (const { staffNumber, id } of known.people.values()) {
    ids.set(staffNumber, id);
    yield;
  }
  for (const { status, staffNumber } of plan.outcomes) {
    if (status === "added") ids.set(staffNumber, newId());
    yield;
  }

  const writes: Writes = {
    departments: plan.departments.map(({ key, name, parent }) => ({
      id: departmentIds.get(key)!,
      parentId: parent && departmentOf(parent),
      name,
      sortKey: nameSortKey(name),
    })),
    groups: plan.groups.map(({ key, name }) => ({ id: groupIds.get(key)!, name, sortKey: nameSortKey(name) })),
    ...{ added: [], changed: [], renamed: [], words: [], moved: [], joined: [], left: [], deactivated: [], returned: [], audit: [] },
    freed: { email: [], mobile: [] },
  };
  const note = (act: string, subjectId: string, values: Record<string, unknown>) => writes.audit.push({ actorId: byPersonId, act, subjectId, values });
  for (const { id, name, parentId } of writes.departments) note("departments.added", id, { name, otherName: null, parentId });
  for (const { id, name } of writes.groups) note("groups.added", id, { name, otherName: null });

  for (const outcome of plan.outcomes) {
    yield;
    if (outcome.status === "unchanged" || outcome.status === "refused") continue;
    const { after, staffNumber } = outcome;
    const id = ids.get(staffNumber)!;
    const before = known.people.get(staffNumber);
    if (outcome.status === "deactivated") {
      writes.deactivated.push(id);
      note("people.deactivated", id, { reason: outcome.row === null ? "not in the list" : "left" });
    }
    if (!after) continue;
    const person: PersonRow = {
      ...{ id, staffNumber, name: after.name, otherName: after.otherName, email: after.email, mobile: after.mobile },
      ...{ departmentId: departmentOf(after.department), managerId: after.manager === null ? null : (ids.get(after.manager) ?? null) },
      ...{ site: after.site, position: after.position, hiredOn: after.hiredOn, language: after.language, active: after.active },
      sortKey: sortKey({ name: after.name, staffNumber }),
    };
    const { id: _, sortKey: __, ...facts } = person;
    const isRenamed = !before || before.name !== after.name || before.otherName !== after.otherName;
    if (isRenamed) writes.words.push(...nameWords(person).map((word) => ({ word, personId: id })));
    if (!before) {
      writes.added.push(person);
      note("people.added", id, facts);
    } else if (outcome.changes.length > 0) {
      writes.changed.push(person);
      if (isRenamed) writes.renamed.push(id);
      for (const field of ["email", "mobile"] as const) if (before[field] !== null && before[field] !== after[field]) writes.freed[field].push(id);
      if (isRenamed || before.departmentId !== person.departmentId) writes.moved.push({ id, sortKey: person.sortKey, departmentId: person.departmentId });
      const spoken = before.language === after.language ? {} : { language: { from: before.language, to: after.language } };
      const changes = { ...changesBetween(before, person), ...spoken };
      if (Object.keys(changes).length > 0) note("people.changed", id, changes);
      if (!before.active && after.active) {
        writes.returned.push({ id, endedRoles: outcome.endedRoles });
        note("people.reactivated", id, {});
        for (const role of outcome.endedRoles) note("people.role-withdrawn", id, { role });
      }
    }
    const groups = after.groups.map(groupOf);
    for (const groupId of groups)
      if (!before?.groupIds.includes(groupId)) {
        writes.joined.push({ personId: id, groupId, part: "member", fromOn: today });
        note("groups.joined", id, { groupId, part: "member" });
      }
    for (const groupId of before?.groupIds ?? [])
      if (!groups.includes(groupId)) {
        writes.left.push({ personId: id, groupId });
        note("groups.left", id, { groupId, part: "member" });
      }
  }
  return writes;
}
