import { and, asc, desc, eq, gte, inArray, isNull, lt, or } from "drizzle-orm";
import { addDays } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { groups, groupMemberships as memberships, people, roles } from "~db/tables/people";
import { leaving, overlap, type Span, standingOf } from "./belonging";

export type Part = "member" | "trainer";

/** No group has more people. */
const MOST = 500;
/** Not over: in force or planned. */
const isNotOver = (today: Day) => or(isNull(memberships.untilOn), gte(memberships.untilOn, today));

const shown = {
  id: memberships.id,
  personId: people.id,
  staffNumber: people.staffNumber,
  name: people.name,
  otherName: people.otherName,
  active: people.active,
  part: memberships.part,
  fromOn: memberships.fromOn,
  untilOn: memberships.untilOn,
};

/** Who belongs to the group today or is to later, by name. */
export const peopleOfGroup = (reader: Reader, groupId: string, today: Day) =>
  reader
    .select(shown)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.groupId, groupId), isNotOver(today)))
    .orderBy(asc(people.sortKey), asc(memberships.fromOn))
    .limit(MOST);

/** Who belonged to the group and does no more, the last first. */
export const formerPeopleOfGroup = (reader: Reader, groupId: string, today: Day) =>
  reader
    .select(shown)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.groupId, groupId), lt(memberships.untilOn, today)))
    .orderBy(desc(memberships.untilOn), asc(people.sortKey))
    .limit(200);

/** Every group a person belonged to, belongs to or is to belong to, what is in force or planned first. */
export const groupsOf = (reader: Reader, personId: string) =>
  reader
    .select({
      id: memberships.id,
      groupId: groups.id,
      name: groups.name,
      otherName: groups.otherName,
      part: memberships.part,
      fromOn: memberships.fromOn,
      untilOn: memberships.untilOn,
    })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.fromOn), asc(groups.sortKey))
    .limit(100);

export type Joining = Span & { groupId: string; personIds: string[]; part: Part };
export type Joined = { outcome: "joined" } | { outcome: "refused"; problem: "not-a-trainer" | "begins-later"; personIds: string[] };

/** Adds people to a group for some days, all of them or nobody. Only who has the role may train it; who belongs already stays as they are. */
export const joinGroup = (store: Store, { groupId, personIds, part, fromOn, untilOn }: Joining, by: string, at: Date): Promise<Joined> =>
  store.tx(async (w) => {
    const trainers = part === "trainer" ? await trainersAmong(w, personIds) : personIds;
    const others = personIds.filter((id) => !trainers.includes(id));
    if (others.length > 0) return { outcome: "refused", problem: "not-a-trainer", personIds: others };

    const there = await w
      .select({ personId: memberships.personId, fromOn: memberships.fromOn, untilOn: memberships.untilOn })
      .from(memberships)
      .where(and(eq(memberships.groupId, groupId), eq(memberships.part, part), inArray(memberships.personId, personIds), isNotOver(fromOn)))
      .limit(10 * MOST);
    const standing = (personId: string) =>
      standingOf(
        { fromOn, untilOn },
        there.filter((one) => one.personId === personId),
      );
    const later = personIds.filter((id) => standing(id) === "begins-later");
    if (later.length > 0) return { outcome: "refused", problem: "begins-later", personIds: later };

    for (const personId of personIds.filter((id) => standing(id) === "free")) {
      await w.insert(memberships).values({ groupId, personId, part, fromOn, untilOn }).onConflictDoNothing();
      await audit(w, { actorId: by, act: "groups.joined", subjectId: personId, values: { groupId, part, fromOn, untilOn } }, at);
    }
    return { outcome: "joined" };
  });

type Leaving = { groupId: string; membershipIds: string[]; lastDay: Day | null };

/** Ends memberships after a day, or at once; what had not begun by then is taken back. Ids of another group are left alone. */
export const leaveGroup = (store: Store, { groupId, membershipIds, lastDay }: Leaving, by: string, today: Day, at: Date) =>
  store.tx(async (w) => {
    if (membershipIds.length === 0) return;
    const these = and(eq(memberships.groupId, groupId), inArray(memberships.id, membershipIds), isNotOver(today));
    const rows = await w.select().from(memberships).where(these).limit(membershipIds.length);
    for (const row of rows) await endOne(w, row, lastDay, by, today, at);
  });

/** Takes back that a membership ends: it goes on, unless a later one of the same person has taken its place. */
export const stayInGroup = (store: Store, { groupId, membershipId }: { groupId: string; membershipId: string }, by: string, today: Day, at: Date) =>
  store.tx(async (w) => {
    const one = and(eq(memberships.id, membershipId), eq(memberships.groupId, groupId), gte(memberships.untilOn, today));
    const [row] = await w.select().from(memberships).where(one).limit(1);
    if (!row) return false;
    const { id, personId, part, fromOn } = row;
    const same = and(eq(memberships.groupId, groupId), eq(memberships.personId, personId), eq(memberships.part, part));
    const all = await w.select().from(memberships).where(same).limit(MOST);
    if (all.some((other) => other.id !== id && overlap(other, { fromOn, untilOn: null }) && other.fromOn > fromOn)) return false;
    await w.update(memberships).set({ untilOn: null }).where(eq(memberships.id, id));
    await audit(w, { actorId: by, act: "groups.stayed", subjectId: personId, values: { groupId, part } }, at);
    return true;
  });

/** Ends the memberships that match; yesterday was their last day, so that what they allow ends at once. */
export async function endMemberships(w: Writer, which: { groupId?: string; personId?: string; part?: Part }, by: string | null, today: Day, at: Date) {
  const { groupId, personId, part } = which;
  const matching = [
    isNotOver(today),
    groupId ? eq(memberships.groupId, groupId) : undefined,
    personId ? eq(memberships.personId, personId) : undefined,
    part ? eq(memberships.part, part) : undefined,
  ];
  const rows = await w
    .select()
    .from(memberships)
    .where(and(...matching))
    .limit(10 * MOST);
  for (const row of rows) await endOne(w, row, null, by, today, at);
}

async function endOne(w: Writer, row: typeof memberships.$inferSelect, lastDay: Day | null, by: string | null, today: Day, at: Date) {
  const { id, groupId, personId, part } = row;
  const left = leaving(row, today, addDays(today, -1), lastDay);
  if (left) await w.update(memberships).set({ untilOn: left.untilOn }).where(eq(memberships.id, id));
  else await w.delete(memberships).where(eq(memberships.id, id));
  await audit(w, { actorId: by, act: "groups.left", subjectId: personId, values: { groupId, part, fromOn: row.fromOn, lastDay: left?.untilOn ?? null } }, at);
}

async function trainersAmong(reader: Reader, personIds: string[]): Promise<string[]> {
  const held = and(inArray(roles.personId, personIds), eq(roles.role, "trainer"), isNull(roles.endedAt));
  return (await reader.select({ id: roles.personId }).from(roles).where(held).limit(personIds.length)).map(({ id }) => id);
}
