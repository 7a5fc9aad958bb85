/** What something on a desk can wait for. */
export const waits = ["score", "second", "decision", "sign", "essay"] as const;
export type Wait = (typeof waits)[number];
/** What the address asks to see of a desk; null is everything. An unknown value is no filter. */
export type Filter = { wait: Wait | null; scenario: string | null };

export function filterOf(query: URLSearchParams): Filter {
  const scenario = query.get("scenario") ?? "";
  return { wait: waits.find((wait) => wait === query.get("wait")) ?? null, scenario: /^[a-z0-9-]{1,100}$/.test(scenario) ? scenario : null };
}

export const isFiltered = ({ wait, scenario }: Filter) => wait !== null || scenario !== null;

/** What of a list is shown: all of it, when it is of the kind asked for, less the other role-plays. */
export const narrowed = <T extends { scenarioId?: string }>(list: T[], kind: Wait, { wait, scenario }: Filter): T[] =>
  wait !== null && wait !== kind ? [] : list.filter(({ scenarioId }) => scenario === null || scenarioId === scenario);
