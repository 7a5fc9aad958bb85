import { and, type Column, eq, gte, isNull, lte, or } from "drizzle-orm";
import { alias, type Day } from "~db/kit";
import { groupMemberships } from "~db/tables/people";

/** That a membership has begun and has not ended. */
export const isOpen = ({ fromOn, untilOn }: { fromOn: Column; untilOn: Column }, today: Day) =>
  and(lte(fromOn, today), or(isNull(untilOn), gte(untilOn, today)));

/** The two sides of training: from one, join the other by `meet`. */
export const trainer = alias(groupMemberships, "trainer");
export const member = alias(groupMemberships, "member");

/** That somebody trains, and somebody is a member of, the same group today. */
export const meet = (today: Day) =>
  and(eq(member.groupId, trainer.groupId), eq(trainer.part, "trainer"), eq(member.part, "member"), isOpen(trainer, today), isOpen(member, today));
