import { and, asc, eq, gt } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { ruleEffects } from "~db/tables/rule-changes";
import type { Effect } from "./trial";

/** Whom a trial would concern in one way, some at a time. `next`: behind whom the others follow. */
export async function effectPage(reader: Reader, { trialId, effect, after = "", limit }: { trialId: string; effect: Effect; after?: string; limit: number }) {
  const { name, otherName, staffNumber } = people;
  const rows = await reader
    .select({ personId: ruleEffects.personId, was: ruleEffects.was, becomes: ruleEffects.becomes, name, otherName, staffNumber })
    .from(ruleEffects)
    .innerJoin(people, eq(people.id, ruleEffects.personId))
    .where(and(eq(ruleEffects.trialId, trialId), eq(ruleEffects.effect, effect), gt(ruleEffects.personId, after)))
    .orderBy(asc(ruleEffects.personId))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? shown.at(-1)!.personId : null };
}
export type EffectRow = Awaited<ReturnType<typeof effectPage>>["rows"][number];
