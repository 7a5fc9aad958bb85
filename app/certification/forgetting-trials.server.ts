import { and, asc, eq, inArray, lt, ne } from "drizzle-orm";
import { AT_ONCE, inTurns } from "~/people/clean-up.server";
import { newId } from "~db/kit";
import type { Store } from "~db/store";
import { ruleEffects, ruleTrials } from "~db/tables/rule-changes";

/** Whom a trial would concern can be looked at for so long, in milliseconds. What it put in force stands with the rules and in the trail. */
const KEPT = 90 * 86_400_000;

/** Forgets old trials, with whom they named. Says how many rows. */
export function forgetTrials(store: Store, now: Date): Promise<number> {
  const isOld = and(lt(ruleTrials.id, newId(now.getTime() - KEPT)), ne(ruleTrials.state, "applying"));
  return inTurns(store, async (w) => {
    const [trial] = await w.select({ id: ruleTrials.id }).from(ruleTrials).where(isOld).orderBy(asc(ruleTrials.id)).limit(1);
    if (!trial) return 0;
    const mine = eq(ruleEffects.trialId, trial.id);
    const some = await w.select({ personId: ruleEffects.personId }).from(ruleEffects).where(mine).limit(AT_ONCE);
    const ids = some.map(({ personId }) => personId);
    if (ids.length > 0) await w.delete(ruleEffects).where(and(mine, inArray(ruleEffects.personId, ids)));
    if (ids.length < AT_ONCE) await w.delete(ruleTrials).where(eq(ruleTrials.id, trial.id));
    return AT_ONCE;
  });
}
