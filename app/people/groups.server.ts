import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { groups, groupMemberships as memberships } from "~db/tables/people";
import { endMemberships } from "./belonging.server";
import { isOpen } from "./memberships.server";
import { bothNames } from "./names";
import { nameSortKey } from "./search";

type GroupNames = { name: string; otherName: string | null };

/** No company has more groups at once. */
const MOST = 500;
const columns = { id: groups.id, name: groups.name, otherName: groups.otherName };

/** The groups that have not ended, by name. */
export const openGroups = (reader: Reader) =>
  reader.select(columns).from(groups).where(isNull(groups.endedAt)).orderBy(asc(groups.sortKey), asc(groups.id)).limit(MOST);

/** The groups that have ended, the last first. */
export const endedGroups = (reader: Reader) =>
  reader
    .select({ ...columns, endedAt: groups.endedAt })
    .from(groups)
    .where(isNotNull(groups.endedAt))
    .orderBy(desc(groups.endedAt), desc(groups.id))
    .limit(100);

/** How many members and trainers each group has today. */
export const groupSizes = (reader: Reader, today: Day) =>
  reader
    .select({ groupId: memberships.groupId, part: memberships.part, people: count() })
    .from(memberships)
    .where(isOpen(memberships, today))
    .groupBy(memberships.groupId, memberships.part)
    .limit(2 * MOST);

/** A group by its id, ended or not. */
export async function findAnyGroup(reader: Reader, id: string) {
  const [group] = await reader.select().from(groups).where(eq(groups.id, id)).limit(1);
  return group;
}

/** A group that has not ended. */
export async function findGroup(reader: Reader, id: string) {
  const group = await findAnyGroup(reader, id);
  return group?.endedAt ? undefined : group;
}

/** What groups are called, by their ids. */
export async function groupNames(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.select(columns).from(groups).where(inArray(groups.id, ids)).limit(ids.length);
  return new Map(rows.map(({ id, ...names }) => [id, bothNames(names)]));
}

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
    const [before] = await w.select({ name: groups.name, otherName: groups.otherName }).from(groups).where(eq(groups.id, groupId)).limit(1);
    if (before?.name === name && before.otherName === otherName) return;
    await w
      .update(groups)
      .set({ name, otherName, sortKey: nameSortKey(name) })
      .where(eq(groups.id, groupId));
    await audit(w, { actorId: by, act: "groups.renamed", subjectId: groupId, values: { name, otherName, before: before ?? null } }, at);
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
