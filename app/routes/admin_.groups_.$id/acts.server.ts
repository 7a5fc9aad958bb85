import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { idField, line, optionalLine } from "~/http/fields";
import { invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { endGroup, joinGroup, leaveGroup, renameGroup } from "~/people/groups.server";
import { choosePerson, nameAndNumber } from "~/people/managers.server";

type Act = { context: AppLoadContext; typed: Typed; group: { id: string }; by: string };

const part = z.enum(["member", "trainer"], "choose");
const joinShape = z.object({ person: line, part });
const leaveShape = z.object({ person: idField, part });
const nameShape = z.object({ name: line, otherName: optionalLine });

/** What an administrator may do with a group, by the `intent` of the form. */
export const acts = {
  async join({ context, typed, group, by }: Act) {
    const { store, today, now, words } = context;
    const form = parseTyped(context, typed, joinShape);
    if (!form.ok) return refuseForm(form);
    const refuse = (sentence: string) => refuseForm(invalid(context, { person: sentence }, typed));
    const chosen = await choosePerson(store.read, form.value.person);
    if (chosen.outcome === "none") return refuse(words.admin.groups.unknown);
    if (chosen.outcome === "several") return refuse(words.admin.groups.several(chosen.people.map(nameAndNumber)));
    const joined = await joinGroup(store, { groupId: group.id, personId: chosen.person.id, part: form.value.part }, by, today, now);
    return joined === "joined" ? back(context, group) : refuse(words.admin.person.notATrainer);
  },
  async leave({ context, typed, group, by }: Act) {
    const form = parseTyped(context, typed, leaveShape);
    if (!form.ok) return refuseForm(form);
    await leaveGroup(context.store, { groupId: group.id, personId: form.value.person, part: form.value.part }, by, context.today, context.now);
    return back(context, group);
  },
  async rename({ context, typed, group, by }: Act) {
    const form = parseTyped(context, typed, nameShape);
    if (!form.ok) return refuseForm(form);
    await renameGroup(context.store, group.id, form.value, by, context.now);
    return back(context, group);
  },
  async end({ context, group, by }: Act) {
    await endGroup(context.store, group.id, by, context.today, context.now);
    return done(context, "/admin/groups", "saved");
  },
};

const back = (context: AppLoadContext, group: { id: string }) => done(context, `/admin/groups/${group.id}`, "saved");
