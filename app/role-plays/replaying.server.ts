import type { Library } from "~/content/library";
import type { Store } from "~db/store";
import type { Performance } from "./performances.server";
import { proposeVariant } from "./planning";
import { encountersOf, type Planned, planPerformance } from "./planning.server";

/**
 * Plans the same person and scenario again for now, on a variant they have not met, with the same customer player and the same
 * other grader. Whether the trainer may plan for this person is asked before.
 */
export async function replay(store: Store, before: Performance, trainerId: string, library: Library, now: Date): Promise<Planned> {
  const scenario = library.scenarios.get(before.scenarioId);
  const variant = scenario && proposeVariant(scenario, await encountersOf(store.read, [before.staffId]), before.staffId);
  if (!variant) return { outcome: "refused", refusals: [{ field: "variant", kind: "met" }] };
  const { staffId, scenarioId, towards, room } = before;
  const second = before.graders.length > 1 ? before.graders.find(({ id }) => id !== trainerId) : undefined;
  const plan = { staffId, scenarioId, variantId: variant.id, towards, room, observerIds: [], scheduledAt: now };
  return planPerformance(store, { ...plan, customerId: before.customer?.id ?? trainerId, secondGraderId: second?.id ?? null }, trainerId, library, now);
}
