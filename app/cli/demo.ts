import { putRulesInForce } from "~/certification/rules-in-force.server";
import type { Library } from "~/content/library";
import { loadDemoPeople } from "~/people/demo-company.server";
import type { Store, Writer } from "~db/store";
import { tellDemoStory } from "./demo-story";

/** The rules of the demo were in force before anybody began. */
const RULES_SINCE = 1100 * 86_400_000;

/** Loads the demo company with everything its people have done. Throws `NotEmpty` where there are people already. */
export async function loadDemo(store: Store, library: Library, now: Date): Promise<void> {
  await loadDemoPeople(store, library, now);
  await putRulesInForce(store, library, new Date(now.getTime() - RULES_SINCE));
  await store.tx((w) => tellDemoStory(within(store, w), library, now));
}

/** The store as seen from within one change: what each step would write on its own becomes part of the whole, all or nothing. */
const within = (store: Store, w: Writer): Store => ({ ...store, read: w, tx: (body) => body(w) });
