/** The ways of looking at the register, each a page of its own. */
export const ways = ["register", "matrix"] as const;
export type Way = (typeof ways)[number];

const wayPath = (way: Way): string => (way === "register" ? "/hr/register" : `/hr/register/${way}`);

/** The address of a way of looking, under the filters given as texts. */
export function wayTo(way: Way, filters: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));
  return query.size > 0 ? `${wayPath(way)}?${query}` : way === "register" ? "/hr/register?q=" : wayPath(way);
}
