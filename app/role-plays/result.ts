import type { Tier } from "~/content/shape";
import type { Marks, PassRule } from "~db/tables/role-plays";
import type { Level, Rubric } from "./rubric";
import { weightsInUse } from "./scoring";

/** What to take away from marks: the two strongest criteria, and the one to work on next (none when all are exemplary). */
export type TakeAway = { strongest: string[]; next: string | null };

/** Next comes what fell below its floor, then the lowest level, then the heaviest. The strongest are never that one. */
export function takeAway(rubric: Rubric, tier: Tier, levels: Marks["levels"], rule: PassRule): TakeAway {
  const weights = weightsInUse(rubric, tier, levels);
  const scored = rubric.criteria.flatMap((criterion) =>
    typeof levels[criterion.id] === "number" ? [{ id: criterion.id, level: levels[criterion.id] as Level, weight: weights[criterion.id] ?? 0 }] : [],
  );
  const below = ({ id, level }: { id: string; level: number }) => (level < (rule.floors[id] ?? rule.floor) ? 0 : 1);
  const weakest = scored.toSorted((a, b) => below(a) - below(b) || a.level - b.level || b.weight - a.weight)[0];
  const next = weakest && weakest.level < 5 ? weakest.id : null;
  const strongest = scored.filter(({ id, level }) => id !== next && level >= 3).sort((a, b) => b.level - a.level || b.weight - a.weight);
  return { strongest: strongest.slice(0, 2).map(({ id }) => id), next };
}
