import { type AppLoadContext, data } from "@remix-run/node";
import { z } from "zod";
import { assign, endAssignment } from "~/assignments/assign.server";
import { openAssignments } from "~/assignments/assignments.server";
import { idField, optionalLine } from "~/http/fields";
import { type FieldErrors, invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { allow, refusal } from "~/http/refusal";
import { isDay } from "~/locale/day";
import { groupsOf, joinGroup, leaveGroup } from "~/people/belonging.server";
import { can } from "~/people/can";
import { findDepartment } from "~/people/departments.server";
import { findGroup } from "~/people/groups.server";
import { nameAndNumber } from "~/people/managers.server";
import { bothNames } from "~/people/names";
import { versionOf } from "~/people/person-facts";
import type { PersonValues } from "~/people/person-fields";
import { sentencesFor } from "~/people/person-sentences";
import { personShape } from "~/people/person-shape";
import { grantRole, withdrawRole } from "~/people/roles.server";
import { changePerson } from "~/people/saving.server";
import { grantableRoles } from "~/people/visitor";
import { close, endSessions, open, takeBack } from "./account-acts.server";
import { type Act, back, refuse } from "./act.server";
import { valuesOf } from "./view.server";

/** A refused act: sentences at fields, what was typed, and for a stale form what the facts are by now. */
export type Refused = { errors: FieldErrors; typed: Typed; newer?: PersonValues; version?: string };

const spanDay = optionalLine.refine((typed) => !typed || isDay(typed), "notADate");
const factsShape = personShape.extend({ version: z.string("stale").max(100, "stale"), from: spanDay });
const roleShape = z.object({ role: z.enum(grantableRoles, "choose") });
const joinShape = z.object({ group: idField, part: z.enum(["member", "trainer"], "choose"), fromOn: spanDay, untilOn: spanDay });
const leaveShape = z.object({ group: idField, membership: idField });
const courseShape = z.object({ course: idField });
const assignmentShape = z.object({ assignment: idField });

async function facts(act: Act) {
  const { context, typed, person, me } = act;
  const form = parseTyped(context, typed, factsShape);
  if (!form.ok) return refuseForm(form);
  const { version, from, ...rest } = form.value;
  const { today } = context;
  const words = context.words.admin.facts;
  const result = await changePerson(
    context.store,
    context.library,
    { personId: person.id, version, form: rest, changedBy: me.personId, from: from ?? today, today },
    context.now,
  );
  if (result.outcome === "changed" || result.outcome === "planned") return back(act);
  if (result.outcome === "refused") return refuse(act, sentencesFor(words, result.problems));
  const newer = await newerThan(context, typed, await valuesOf(context, result.now));
  return data<Refused>({ ...invalid(context, { "": words.stale }, typed), newer, version: versionOf(result.now) }, { status: 409 });
}

/** The facts that are not what was typed, as a person reads them. */
async function newerThan({ store }: AppLoadContext, typed: Typed, values: PersonValues): Promise<PersonValues> {
  const differing = Object.entries(values).filter(([name, value]) => value !== typed[name]);
  const department = values.departmentId ? bothNames(await findDepartment(store.read, values.departmentId)) : "";
  return Object.fromEntries(differing.map(([name, value]) => [name, name === "departmentId" ? department : value]));
}

async function grant(act: Act) {
  const form = parseTyped(act.context, act.typed, roleShape);
  if (!form.ok) return refuseForm(form);
  await grantRole(act.context.store, { personId: act.person.id, role: form.value.role, by: act.me.personId }, act.context.now);
  return back(act);
}

async function withdraw(act: Act) {
  const { store, today, now, words } = act.context;
  const form = parseTyped(act.context, act.typed, roleShape);
  if (!form.ok) return refuseForm(form);
  const withdrawn = await withdrawRole(store, { personId: act.person.id, role: form.value.role, by: act.me.personId }, today, now);
  return withdrawn ? back(act) : refuse(act, { role: words.admin.person.lastAdmin }, 409);
}

async function join(act: Act) {
  const { store, today, now, words } = act.context;
  const form = parseTyped(act.context, act.typed, joinShape);
  if (!form.ok) return refuseForm(form);
  const { group, part, untilOn } = form.value;
  const fromOn = form.value.fromOn ?? today;
  if (untilOn && untilOn < fromOn) return refuse(act, { untilOn: words.groups.wrongOrder });
  if (untilOn && untilOn < today) return refuse(act, { untilOn: words.groups.untilOver });
  if (!(await findGroup(store.read, group))) return refuse(act, { group: words.replies.field.unknown });
  const joined = await joinGroup(store, { groupId: group, personIds: [act.person.id], part, fromOn, untilOn }, act.me.personId, now);
  if (joined.outcome === "joined") return back(act);
  if (joined.problem === "not-a-trainer") return refuse(act, { part: words.admin.person.notATrainer });
  return refuse(act, { group: words.groups.beginsLater([nameAndNumber(act.person)]) });
}

async function leave(act: Act) {
  const { store, today, now } = act.context;
  const form = parseTyped(act.context, act.typed, leaveShape);
  if (!form.ok) return refuseForm(form);
  const { group, membership } = form.value;
  const isTheirs = (await groupsOf(store.read, act.person.id)).some(({ id }) => id === membership);
  if (!isTheirs) throw refusal(404);
  await leaveGroup(store, { groupId: group, membershipIds: [membership], lastDay: null }, act.me.personId, today, now);
  return back(act);
}

async function assignCourse(act: Act) {
  const { store, library, now, words } = act.context;
  const form = parseTyped(act.context, act.typed, courseShape);
  if (!form.ok) return refuseForm(form);
  const { course } = form.value;
  if (!library.courses.has(course)) return refuse(act, { course: words.replies.field.unknown });
  await store.tx((w) => assign(w, library, { personId: act.person.id, courseId: course, assignedBy: act.me.personId }, now));
  return back(act);
}

async function unassign(act: Act) {
  const { store, library, now } = act.context;
  const form = parseTyped(act.context, act.typed, assignmentShape);
  if (!form.ok) return refuseForm(form);
  const { assignment } = form.value;
  const isTheirs = (await openAssignments(store.read, act.person.id)).some(({ id }) => id === assignment);
  if (!isTheirs) throw refusal(404);
  await store.tx((w) => endAssignment(w, library, { assignmentId: assignment, endedBy: act.me.personId }, now));
  return back(act);
}

/** An act behind its question: a refused one says why. */
const behind =
  <D extends (act: Act) => unknown>(may: (act: Act) => boolean, why: (act: Act) => string | undefined, doing: D) =>
  (act: Act): ReturnType<D> => {
    allow(may(act), why(act));
    return doing(act) as ReturnType<D>;
  };
const change = <D extends (act: Act) => unknown>(doing: D) =>
  behind(
    ({ me, person }) => can.changePerson(me, person),
    ({ context }) => context.words.odd.kept,
    doing,
  );
const giveRoles = <D extends (act: Act) => unknown>(doing: D) =>
  behind(
    ({ me }) => can.managePeople(me),
    () => undefined,
    doing,
  );

/** What administrators and HR may do on a person's page, by the `intent` of the form. */
export const acts = {
  ...{ facts: change(facts), grant: giveRoles(grant), withdraw: giveRoles(withdraw), join: change(join), leave: change(leave) },
  ...{
    assign: change(assignCourse),
    unassign: change(unassign),
    deactivate: change(close),
    "take-back": change(takeBack),
    "end-sessions": change(endSessions),
  },
  reactivate: behind(
    ({ me, person }) => can.reopenAccount(me, person),
    ({ context }) => context.words.odd.keptRoles,
    open,
  ),
};
