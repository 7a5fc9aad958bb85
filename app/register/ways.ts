/** The ways of looking at the register, each a page of its own. */
export const ways = ["register", "matrix", "forecast", "share"] as const;
export type Way = (typeof ways)[number];

const wayPath = (way: Way): string => (way === "register" ? "/hr/register" : `/hr/register/${way}`);

/** Of the filters, as texts, those that another way of looking knows too: the register and the matrix know all. */
const known: Partial<Record<Way, string[]>> = { forecast: ["department", "tier", "certification"], share: ["department", "certification"] };

/** The address of a way of looking, under what of the filters it knows. */
export function wayTo(way: Way, filters: Record<string, string>): string {
  const kept = Object.entries(filters).filter(([name, value]) => value !== "" && (known[way]?.includes(name) ?? true));
  const query = new URLSearchParams(kept);
  return query.size > 0 ? `${wayPath(way)}?${query}` : way === "register" ? "/hr/register?q=" : wayPath(way);
}
