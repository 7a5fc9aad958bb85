import { type Place, placeFrom } from "~/role-plays/place";

/** What something on a desk can wait for. */
export const waits = ["score", "second", "decision", "sign", "correction", "note", "late", "essay", "released"] as const;
export type Wait = (typeof waits)[number];
/**
 * What the address asks to see of a desk; null is everything. An unknown value is no filter. `after`: where the list of one kind
 * goes on.
 */
export type Filter = { wait: Wait | null; scenario: string | null; after: Place | null };

export function filterOf(query: URLSearchParams): Filter {
  const scenario = query.get("scenario") ?? "";
  const wait = waits.find((one) => one === query.get("wait")) ?? null;
  return { wait, scenario: /^[a-z0-9-]{1,100}$/.test(scenario) ? scenario : null, after: wait && placeFrom(query.get("after")) };
}

export const isFiltered = ({ wait, scenario }: Pick<Filter, "wait" | "scenario">) => wait !== null || scenario !== null;

/** Whether things of a kind are shown. */
export const shows = ({ wait }: Filter, kind: Wait) => wait === null || wait === kind;

/** The address of the rest of a list. */
export const restOf = (kind: Wait, { scenario }: Filter, next: string | null): string | null =>
  next && `/grading?${new URLSearchParams({ wait: kind, ...(scenario ? { scenario } : {}), after: next })}`;
