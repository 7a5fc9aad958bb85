import type { AppLoadContext } from "@remix-run/node";
import { openAssignments } from "~/assignments/assignments.server";
import { formatDay, formatInstant } from "~/locale/day";
import { isLastAdministrator, whatHangsOn } from "~/people/activity.server";
import { courseOptions } from "~/people/course-options";
import { departmentOptions, findDepartment } from "~/people/departments.server";
import { groupsOf, openGroups } from "~/people/groups.server";
import { nameAndNumber } from "~/people/managers.server";
import { bothNames } from "~/people/names";
import { findPerson, lastSeenAt, type Person } from "~/people/person.server";
import { type PersonFacts, versionOf } from "~/people/person-facts";
import type { PersonValues } from "~/people/person-fields";

export type View = Awaited<ReturnType<typeof viewOf>>;

/** Everything the page of one person shows. */
export async function viewOf(context: AppLoadContext, person: Person) {
  const { store, library, language, zone, today, visitor } = context;
  const { id, name, otherName, staffNumber, active, roles } = person;
  const department = await findDepartment(store.read, person.departmentId);
  const seen = await lastSeenAt(store.read, id);
  const courses = courseOptions(library, language);
  const assigned = await openAssignments(store.read, id);
  const groups = await groupsOf(store.read, id, today);
  return {
    person: { id, name, otherName, staffNumber, active, roles, department: bothNames(department) },
    isMe: visitor?.personId === id,
    isLastAdmin: roles.includes("admin") && (await isLastAdministrator(store.read, id)),
    lastSeen: seen && formatInstant(seen, zone, language),
    version: versionOf(person),
    values: await valuesOf(context, person),
    departments: await departmentOptions(store.read, department),
    groups: groups.map(({ fromOn, ...group }) => ({ ...group, since: formatDay(fromOn, language) })),
    openGroups: await openGroups(store.read),
    assigned: assigned.map(({ id: assignmentId, courseId, dueOn }) => ({
      assignmentId,
      title: courses.find((course) => course.id === courseId)?.title ?? courseId,
      due: dueOn && formatDay(dueOn, language),
    })),
    courses: courses.filter((course) => !assigned.some(({ courseId }) => courseId === course.id)),
    ...(await whatHangsOn(store.read, id)),
  };
}

/** A person's facts as the form shows them. */
export async function valuesOf({ store }: Pick<AppLoadContext, "store">, facts: PersonFacts): Promise<PersonValues> {
  const { staffNumber, name, departmentId } = facts;
  const manager = facts.managerId ? await findPerson(store.read, facts.managerId) : undefined;
  const text = (value: string | null) => value ?? "";
  return {
    ...{ staffNumber, name, departmentId },
    otherName: text(facts.otherName),
    email: text(facts.email),
    mobile: text(facts.mobile),
    manager: manager ? nameAndNumber(manager) : "",
    site: text(facts.site),
    position: text(facts.position),
    hiredOn: text(facts.hiredOn),
  };
}
