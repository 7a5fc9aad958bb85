import { createHash } from "node:crypto";
import { type Change, changesOf } from "./staff-changes";
import { type After, type Draft, draft, finalOf, managerNumber } from "./staff-draft";
import { circlesIn, type Final, takenIn } from "./staff-final";
import { DepartmentsMeant, GroupsMeant, type Known, type KnownPerson, type NewDepartment, type NewGroup } from "./staff-known";
import { type Candidate, type Remark, remark } from "./staff-row";
import type { Role } from "./visitor";

export type Status = "added" | "changed" | "unchanged" | "deactivated" | "refused";
export const statuses: Status[] = ["added", "changed", "unchanged", "deactivated", "refused"];

export type Outcome = {
  /** Null for who is not in the list. */
  row: number | null;
  staffNumber: string;
  name: string;
  /** Null for who is new. */
  personId: string | null;
  status: Status;
  remarks: Remark[];
  changes: Change[];
  /** Roles that end because the importer could not give them. */
  endedRoles: Role[];
  after: After | null;
};
export type Plan = { outcomes: Outcome[]; departments: NewDepartment[]; groups: NewGroup[]; counts: Record<Status, number> };

/** `complete`: who is not in the list has left. `grants`: the roles a returning person may have again. */
export type Planning = { complete: boolean; byPersonId: string | null; grants: readonly Role[] };

/**
 * What a staff list would do to the company, person by person; nobody is written while anybody is refused. Steps, so that others
 * have their turn between: the value is the plan.
 */
export function* planStaff(candidates: Candidate[], known: Known, planning: Planning): Generator<void, Plan> {
  const departments = new DepartmentsMeant(known);
  const groups = new GroupsMeant(known);
  const rowOf = new Map<string, number>();
  const drafts: Draft[] = [];
  for (const candidate of candidates) {
    drafts.push(draft(candidate, known, departments, groups, rowOf));
    yield;
  }

  const final: Final = new Map();
  for (const person of known.people.values()) {
    final.set(person.staffNumber, finalOf(person, known));
    yield;
  }
  for (const { after } of drafts) if (after) final.set(after.staffNumber, after);

  const missing = planning.complete ? [...known.people.values()].filter(({ active, staffNumber }) => active && !rowOf.has(staffNumber)) : [];
  const kept = keptOf(missing, final, known, planning);
  for (const person of missing) if (!kept.has(person.id)) final.set(person.staffNumber, { ...final.get(person.staffNumber)!, active: false });

  yield* judge(drafts, final, known, planning);
  const outcomes: Outcome[] = [];
  for (const one of drafts) {
    outcomes.push(outcomeOf(one, known, planning, departments.made, groups.made));
    yield;
  }
  for (const person of missing) outcomes.push(missingOutcome(person, kept.get(person.id)));
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of outcomes) counts[status]++;
  return { outcomes, departments: [...departments.made.values()], groups: [...groups.made.values()], counts };
}

/** A short mark of what a plan would do: when it differs, the company has changed since. Steps as well. */
export function* printOf({ outcomes, departments, groups }: Plan): Generator<void, string> {
  const hash = createHash("sha256").update(JSON.stringify([departments, groups]));
  for (const { row, personId, status, changes, endedRoles, after } of outcomes) {
    hash.update(JSON.stringify([row, personId, status, changes, endedRoles, after]));
    yield;
  }
  return hash.digest("hex").slice(0, 32);
}

/** Who is not in a complete list and stays all the same: whoever imports it, and administrators when no other would be left. */
function keptOf(missing: KnownPerson[], final: Final, known: Known, { byPersonId, grants }: Planning): Map<string, Remark> {
  const kept = new Map<string, Remark>();
  for (const { id } of missing) if (id === byPersonId) kept.set(id, remark(null, "keptSelf"));
  if (byPersonId !== null && !grants.includes("admin"))
    for (const person of missing) if (isAdmin(person) && !kept.has(person.id)) kept.set(person.id, remark(null, "administratorsAccount"));
  const leaving = new Set(missing.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
  const stays = [...known.people.values()].some((person) => isAdmin(person) && final.get(person.staffNumber)!.active && !leaving.has(person.id));
  if (!stays) for (const person of missing) if (isAdmin(person) && !kept.has(person.id)) kept.set(person.id, remark(null, "keptAdministrator"));
  return kept;
}

const isAdmin = ({ roles }: KnownPerson) => roles.includes("admin");

/** What only the company as a whole can say about a row. */
function* judge(drafts: Draft[], final: Final, known: Known, { byPersonId, grants }: Planning): Generator<void> {
  const taken = yield* takenIn(final);
  const circles = yield* circlesIn(final);
  const admins = [...known.people.values()].filter((person) => isAdmin(person) && person.active);
  const isAdminless = admins.length > 0 && admins.every(({ staffNumber }) => !final.get(staffNumber)!.active);
  for (const { candidate, before, after, faults } of drafts) {
    yield;
    if (!after) continue;
    const named = (number: string) => `${number} ${final.get(number)?.name ?? ""}`.trim();
    const other = (numbers: string[] | undefined) => numbers?.find((number) => number !== after.staffNumber);
    const [byEmail, byMobile, byNumber] = [
      other(taken.emails.get(after.email ?? "")),
      other(taken.numbers.get(after.mobile ?? "")),
      other(taken.numbers.get(after.staffNumber)),
    ];
    if (after.email && after.email !== before?.email && byEmail) faults.push(remark("email", "emailTaken", named(byEmail)));
    if (after.mobile && after.mobile !== before?.mobile && byMobile) faults.push(remark("mobile", "mobileTaken", named(byMobile)));
    if (!before && byNumber) faults.push(remark("staffNumber", "numberTaken", named(byNumber)));

    const managerBefore = before ? managerNumber(known, before) : null;
    if (after.manager !== null && after.manager !== managerBefore) {
      const manager = final.get(after.manager);
      const circle = circles.get(after.staffNumber);
      if (after.manager === after.staffNumber) faults.push(remark("manager", "managerSelf"));
      else if (!manager) faults.push(remark("manager", "managerUnknown", after.manager));
      else if (circle) faults.push(remark("manager", "circle", circle));
      else if (!manager.active && after.active) faults.push(remark("manager", "managerLeft", named(after.manager)));
    }
    if (before && after.active && known.merged?.has(before.id)) faults.push(remark("staffNumber", "merged", after.staffNumber));
    // What an administrator signs in with, nobody on a page may change who could not give that role.
    if (before && isAdmin(before) && byPersonId !== null && !grants.includes("admin")) {
      if (after.email !== before.email) faults.push(remark("email", "administratorsAccount"));
      if (after.mobile !== before.mobile) faults.push(remark("mobile", "administratorsAccount"));
      if (after.active !== before.active) faults.push(remark("active", "administratorsAccount"));
    }
    if (before?.active && !after.active) {
      if (before.id === byPersonId) faults.push(remark("active", "yourself"));
      else if (isAdminless && isAdmin(before)) faults.push(remark("active", "lastAdministrator"));
    }
    if (candidate.staffNumber === "" && !faults.some(({ field }) => field === "staffNumber")) faults.push(remark("staffNumber", "missing"));
  }
}

function outcomeOf(
  { candidate: { row, staffNumber, values }, before, after, faults }: Draft,
  known: Known,
  { grants }: Planning,
  madeDepartments: Map<string, NewDepartment>,
  madeGroups: Map<string, NewGroup>,
): Outcome {
  const common = { row, staffNumber, name: after?.name || values.name || before?.name || "", personId: before?.id ?? null, endedRoles: [] as Role[] };
  if (faults.length > 0 || !after) return { ...common, status: "refused", remarks: faults, changes: [], after: null };
  if (!before) return { ...common, status: "added", remarks: [], changes: [], after };
  const changes = changesOf(before, after, known, madeDepartments, madeGroups);
  const isLeaving = before.active && !after.active;
  const endedRoles = !before.active && after.active ? before.roles.filter((role) => !grants.includes(role)) : [];
  const remarks = endedRoles.length > 0 ? [remark(null, "rolesEnd", endedRoles.join(", "))] : [];
  return { ...common, status: isLeaving ? "deactivated" : changes.length > 0 ? "changed" : "unchanged", remarks, changes, endedRoles, after };
}

const missingOutcome = ({ staffNumber, name, id }: KnownPerson, stays: Remark | undefined): Outcome => ({
  ...{ row: null, staffNumber, name, personId: id, changes: [], endedRoles: [], after: null },
  ...(stays ? { status: "unchanged", remarks: [stays] } : { status: "deactivated", remarks: [remark(null, "notInFile")] }),
});
