import { and, eq, isNull } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { roles } from "~db/tables/people";
import { isLastAdministrator } from "./activity.server";
import { endMemberships } from "./belonging.server";
import type { Role } from "./visitor";

type RoleOf = { personId: string; role: Role; by: string };

/** Gives a role from now on; one that is held already stays as it is. */
export const grantRole = (store: Store, { personId, role, by }: RoleOf, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const given = await w.insert(roles).values({ personId, role, grantedAt: now, grantedBy: by }).onConflictDoNothing().returning({ id: roles.id });
    if (given.length > 0) await audit(w, { actorId: by, act: "people.role-granted", subjectId: personId, values: { role } }, now);
  });

/** Takes a role back at once; who is no trainer any more trains no group. False, and nothing done, for the last administrator. */
export const withdrawRole = (store: Store, { personId, role, by }: RoleOf, today: Day, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    if (role === "admin" && (await isLastAdministrator(w, personId))) return false;
    const held = and(eq(roles.personId, personId), eq(roles.role, role), isNull(roles.endedAt));
    const ended = await w.update(roles).set({ endedAt: now, endedBy: by }).where(held).returning({ id: roles.id });
    if (ended.length === 0) return true;
    await audit(w, { actorId: by, act: "people.role-withdrawn", subjectId: personId, values: { role } }, now);
    if (role === "trainer") await endMemberships(w, { personId, part: "trainer" }, by, today, now);
    return true;
  });
