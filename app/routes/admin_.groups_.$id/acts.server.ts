import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { dayField, idField, line, longText, optionalLine, ticked } from "~/http/fields";
import { type FieldErrors, invalid, parseTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { isDay } from "~/locale/day";
import { linesOf } from "~/people/belonging";
import { joinGroup, leaveGroup, stayInGroup } from "~/people/belonging.server";
import { can } from "~/people/can";
import { endGroup, renameGroup } from "~/people/groups.server";
import { choosePerson, type Named, nameAndNumber } from "~/people/managers.server";
import { findPersons } from "~/people/person.server";
import type { Visitor } from "~/people/visitor";

type Act = { context: AppLoadContext; typed: Typed; group: { id: string }; me: Visitor };

/** More are brought by a list. */
const MOST_AT_ONCE = 200;
const optionalDay = optionalLine.refine((typed) => !typed || isDay(typed), "notADate");
const joinShape = z.object({ people: longText, part: z.enum(["member", "trainer"], "choose"), fromOn: dayField, untilOn: optionalDay });
const leaveShape = z.object({ membership: ticked, lastDay: optionalDay });
const stayShape = z.object({ membership: idField });
const nameShape = z.object({ name: line, otherName: optionalLine });

const back = ({ context, group }: Act) => done(context, `/admin/groups/${group.id}`, "saved");
const refuse = ({ context, typed }: Act, errors: FieldErrors, status?: number) => refuseForm(invalid(context, errors, typed), status);

/** What administrators and HR may do with a group, by the `intent` of the form. */
export const acts = {
  async join(act: Act) {
    const { context, typed, group, me } = act;
    const words = context.words.groups;
    const form = parseTyped(context, typed, joinShape);
    if (!form.ok) return refuseForm(form);
    const { part, fromOn, untilOn } = form.value;
    if (untilOn && untilOn < fromOn) return refuse(act, { untilOn: words.wrongOrder });
    if (untilOn && untilOn < context.today) return refuse(act, { untilOn: words.untilOver });
    const meant = await meantBy(act, form.value.people);
    if (typeof meant === "string") return refuse(act, { people: meant });
    const personIds = [...new Set(meant.map(({ id }) => id))];
    const joined = await joinGroup(context.store, { groupId: group.id, personIds, part, fromOn, untilOn }, me.personId, context.now);
    if (joined.outcome === "joined") return back(act);
    const named = meant.filter(({ id }) => joined.personIds.includes(id)).map(nameAndNumber);
    return refuse(act, { people: joined.problem === "not-a-trainer" ? words.notTrainers(named) : words.beginsLater(named) });
  },
  async leave(act: Act) {
    const { context, typed, group, me } = act;
    const form = parseTyped(context, typed, leaveShape);
    if (!form.ok) return refuseForm(form);
    const { membership: membershipIds, lastDay } = form.value;
    if (membershipIds.length === 0) return refuse(act, { membership: context.words.groups.nobodyTicked });
    if (lastDay && lastDay < context.today) return refuse(act, { lastDay: context.words.groups.isOver });
    await leaveGroup(context.store, { groupId: group.id, membershipIds, lastDay }, me.personId, context.today, context.now);
    return back(act);
  },
  async stay(act: Act) {
    const { context, typed, group, me } = act;
    const form = parseTyped(context, typed, stayShape);
    if (!form.ok) return refuseForm(form);
    const one = { groupId: group.id, membershipId: form.value.membership };
    const stays = await stayInGroup(context.store, one, me.personId, context.today, context.now);
    return stays ? back(act) : refuse(act, { membership: context.words.groups.cannotStay }, 409);
  },
  async rename(act: Act) {
    const { context, typed, group, me } = act;
    const form = parseTyped(context, typed, nameShape);
    if (!form.ok) return refuseForm(form);
    await renameGroup(context.store, group.id, form.value, me.personId, context.now);
    return back(act);
  },
  async end({ context, group, me }: Act) {
    await endGroup(context.store, group.id, me.personId, context.today, context.now);
    return done(context, "/admin/groups", "saved");
  },
};

/** The people somebody means, or a sentence about each line that nobody or more than one answers to. */
async function meantBy({ context, me }: Act, typed: string): Promise<Named[] | string> {
  const words = context.words.groups;
  const lines = linesOf(typed);
  if (lines.length > MOST_AT_ONCE) return words.tooMany(MOST_AT_ONCE);
  const [meant, sentences]: [Named[], string[]] = [[], []];
  for (const one of lines) {
    const chosen = await choosePerson(context.store.read, one);
    if (chosen.outcome === "one") meant.push(chosen.person);
    else sentences.push(chosen.outcome === "none" ? words.unknown(one) : words.several(one, chosen.people.map(nameAndNumber)));
  }
  const all = await findPersons(
    context.store.read,
    meant.map(({ id }) => id),
  );
  for (const person of all) if (!can.changePerson(me, person)) sentences.push(words.kept(nameAndNumber(person)));
  return sentences.length > 0 ? sentences.join(" ") : meant;
}
