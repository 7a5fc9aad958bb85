import type { AppLoadContext } from "@remix-run/node";
import { openAssignments } from "~/assignments/assignments.server";
import { formatDay, formatInstant } from "~/locale/day";
import { isLastAdministrator, whatHangsOn } from "~/people/activity.server";
import { groupsOf } from "~/people/belonging.server";
import { can } from "~/people/can";
import { courseOptions } from "~/people/course-options";
import { departmentOptions, findDepartment } from "~/people/departments.server";
import { openGroups } from "~/people/groups.server";
import { historyOf, type Past } from "~/people/history.server";
import { nameAndNumber } from "~/people/managers.server";
import { bothNames, nameIn } from "~/people/names";
import { findPerson, lastSeenAt, type Person } from "~/people/person.server";
import { type PersonFacts, versionOf } from "~/people/person-facts";
import type { PersonValues } from "~/people/person-fields";
import { spanSaying } from "~/people/span-saying";

export type View = Awaited<ReturnType<typeof viewOf>>;

/** Everything the page of one person shows. */
export async function viewOf(context: AppLoadContext, person: Person) {
  const { store, library, language, zone, today, visitor, words } = context;
  const { id, name, otherName, staffNumber, active, roles } = person;
  const department = await findDepartment(store.read, person.departmentId);
  const seen = await lastSeenAt(store.read, id);
  const courses = courseOptions(library, language);
  const assigned = await openAssignments(store.read, id);
  const saying = spanSaying(words.groups.span, today, (day) => formatDay(day, language));
  const groups = (await groupsOf(store.read, id)).map(({ fromOn, untilOn, ...group }) => ({
    ...group,
    span: saying({ fromOn, untilOn }),
    isOver: untilOn !== null && untilOn < today,
  }));
  return {
    person: { id, name, otherName, staffNumber, active, roles, department: bothNames(department) },
    isMe: visitor?.personId === id,
    may: {
      change: visitor !== null && can.changePerson(visitor, person),
      giveRoles: visitor !== null && can.managePeople(visitor),
      reopen: visitor !== null && can.reopenAccount(visitor, person),
      seeRecord: visitor !== null && can.seeRegister(visitor),
    },
    history: (await historyOf(store.read, id)).map((past) => pastView(past, context)),
    isLastAdmin: roles.includes("admin") && (await isLastAdministrator(store.read, id)),
    lastSeen: seen && formatInstant(seen, zone, language),
    version: versionOf(person),
    values: await valuesOf(context, person),
    departments: await departmentOptions(store.read, department),
    groups: groups.filter(({ isOver }) => !isOver),
    formerGroups: groups.filter(({ isOver }) => isOver),
    today,
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

function pastView({ id, at, act, by, changes }: Past, { words, zone, language }: AppLoadContext) {
  const { facts } = words.admin;
  const labels: Record<string, string> = { ...words.staffList.fields, departmentId: facts.department, managerId: facts.manager };
  const lines = changes.map(({ field, from, to }) => words.staffList.preview.change(labels[field] ?? field, from ?? facts.empty, to ?? facts.empty));
  return { id, when: formatInstant(at, zone, language), what: words.odd.history.acts[act](by && nameIn(language, by)), lines };
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
