import { and, asc, count, eq, isNull } from "drizzle-orm";
import { addDays } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { groups, groupMemberships as memberships, people, roles } from "~db/tables/people";
import { isOpen } from "./memberships.server";
import { nameSortKey } from "./search";

export type Part = "member" | "trainer";
type GroupNames = { name: string; otherName: string | null };

/** No company has more groups at once, no group more people. */
const MOST = 500;

/** The groups that have not ended, by name. */
export const openGroups = (reader: Reader) =>
  reader
    .select({ id: groups.id, name: groups.name, otherName: groups.otherName })
    .from(groups)
    .where(isNull(groups.endedAt))
    .orderBy(asc(groups.sortKey), asc(groups.id))
    .limit(MOST);

/** How many members and trainers each group has today. */
export const groupSizes = (reader: Reader, today: Day) =>
  reader
    .select({ groupId: memberships.groupId, part: memberships.part, people: count() })
    .from(memberships)
    .where(isOpen(memberships, today))
    .groupBy(memberships.groupId, memberships.part)
    .limit(2 * MOST);

export async function findGroup(reader: Reader, id: string) {
  const [group] = await reader.select().from(groups).where(eq(groups.id, id)).limit(1);
  return group?.endedAt ? undefined : group;
}

/** Who belongs to the group today, by name. */
export const peopleOfGroup = (reader: Reader, groupId: string, today: Day) =>
  reader
    .select({
      personId: people.id,
      staffNumber: people.staffNumber,
      name: people.name,
      otherName: people.otherName,
      active: people.active,
      part: memberships.part,
      fromOn: memberships.fromOn,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.groupId, groupId), isOpen(memberships, today)))
    .orderBy(asc(people.sortKey))
    .limit(MOST);

/** The groups a person belongs to today. */
export const groupsOf = (reader: Reader, personId: string, today: Day) =>
  reader
    .select({ groupId: groups.id, name: groups.name, otherName: groups.otherName, part: memberships.part, fromOn: memberships.fromOn })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.personId, personId), isOpen(memberships, today)))
    .orderBy(asc(groups.sortKey))
    .limit(100);

export const addGroup = (store: Store, { name, otherName }: GroupNames, by: string, at: Date): Promise<string> =>
  store.tx(async (w) => {
    const [group] = await w
      .insert(groups)
      .values({ name, otherName, sortKey: nameSortKey(name), createdAt: at })
      .returning({ id: groups.id });
    await audit(w, { actorId: by, act: "groups.added", subjectId: group!.id, values: { name, otherName } }, at);
    return group!.id;
  });

export const renameGroup = (store: Store, groupId: string, { name, otherName }: GroupNames, by: string, at: Date) =>
  store.tx(async (w) => {
    await w
      .update(groups)
      .set({ name, otherName, sortKey: nameSortKey(name) })
      .where(eq(groups.id, groupId));
    await audit(w, { actorId: by, act: "groups.renamed", subjectId: groupId, values: { name, otherName } }, at);
  });

/** Ends a group: nobody belongs to it from today on. What its people did stays. */
export const endGroup = (store: Store, groupId: string, by: string, today: Day, at: Date) =>
  store.tx(async (w) => {
    const ended = await w
      .update(groups)
      .set({ endedAt: at })
      .where(and(eq(groups.id, groupId), isNull(groups.endedAt)))
      .returning({ id: groups.id });
    if (ended.length === 0) return;
    await audit(w, { actorId: by, act: "groups.ended", subjectId: groupId }, at);
    await endMemberships(w, { groupId }, by, today, at);
  });

export type Joining = { groupId: string; personId: string; part: Part };

/** Adds a person to a group from today on. Only who has the role may train it; who belongs already stays as they are. */
export const joinGroup = (store: Store, joining: Joining, by: string, today: Day, at: Date): Promise<"joined" | "not-a-trainer"> =>
  store.tx(async (w) => {
    if (joining.part === "trainer" && !(await isTrainer(w, joining.personId))) return "not-a-trainer";
    const joined = await w
      .insert(memberships)
      .values({ ...joining, fromOn: today })
      .onConflictDoNothing()
      .returning({ id: memberships.id });
    if (joined.length > 0)
      await audit(w, { actorId: by, act: "groups.joined", subjectId: joining.personId, values: { groupId: joining.groupId, part: joining.part } }, at);
    return "joined";
  });

export const leaveGroup = (store: Store, leaving: Joining, by: string, today: Day, at: Date) => store.tx((w) => endMemberships(w, leaving, by, today, at));

/** Ends the memberships that match; yesterday was their last day, so that what they allow ends at once. */
export async function endMemberships(w: Writer, which: Partial<Joining>, by: string | null, today: Day, at: Date) {
  const { groupId, personId, part } = which;
  const matching = [
    isNull(memberships.untilOn),
    groupId ? eq(memberships.groupId, groupId) : undefined,
    personId ? eq(memberships.personId, personId) : undefined,
    part ? eq(memberships.part, part) : undefined,
  ];
  const ended = await w
    .update(memberships)
    .set({ untilOn: addDays(today, -1) })
    .where(and(...matching))
    .returning({ groupId: memberships.groupId, personId: memberships.personId, part: memberships.part });
  for (const one of ended) await audit(w, { actorId: by, act: "groups.left", subjectId: one.personId, values: { groupId: one.groupId, part: one.part } }, at);
}

async function isTrainer(reader: Reader, personId: string): Promise<boolean> {
  const held = and(eq(roles.personId, personId), eq(roles.role, "trainer"), isNull(roles.endedAt));
  return (await reader.select({ id: roles.id }).from(roles).where(held).limit(1)).length > 0;
}
