import type { AppLoadContext } from "@remix-run/node";
import { openAssignments } from "~/assignments/assignments.server";
import { formatDay, formatInstant } from "~/locale/day";
import { isLastAdministrator, whatHangsOn } from "~/people/activity.server";
import { groupsOf } from "~/people/belonging.server";
import { can } from "~/people/can";
import { courseOptions } from "~/people/course-options";
import { departmentOptions, findDepartment } from "~/people/departments.server";
import { deviceOf } from "~/people/device";
import { openGroups } from "~/people/groups.server";
import { historyOf } from "~/people/history.server";
import { nameAndNumber, reportingLine } from "~/people/managers.server";
import { bothNames } from "~/people/names";
import { sessionsOf } from "~/people/own-account.server";
import { findPerson, lastSeenAt, type Person } from "~/people/person.server";
import { type PersonFacts, versionOf } from "~/people/person-facts";
import type { PersonValues } from "~/people/person-fields";
import { spanSaying } from "~/people/span-saying";
import { heldView, mergesView, pastView, plansView } from "./time-view.server";

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
  const merges = await mergesView(context, person);
  const isMerged = merges.some(({ isInto }) => isInto);
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
      reopen: visitor !== null && !isMerged && can.reopenAccount(visitor, person),
      seeRecord: visitor !== null && can.seeRegister(visitor),
    },
    history: (await historyOf(store.read, id)).map((past) => pastView(context, past)),
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
    merges,
    isMerged,
    plans: await plansView(context, person),
    held: await heldView(context, person),
    line: await reportingLine(store.read, id),
    sessions: (await sessionsOf(store.read, id, context.now)).map(({ userAgent, seenAt }) => {
      const { browser, system } = deviceOf(userAgent);
      return { device: [browser, system].filter(Boolean).join(" · "), seen: formatInstant(seenAt, zone, language) };
    }),
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
