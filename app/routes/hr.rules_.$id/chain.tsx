import type { Link } from "~/certification/adjustable";
import { useDutyWords } from "~/locale/words";
import { ChainLink } from "./chain-link";
import { LINKS } from "./links";

export type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
type Props = { name: string; links: readonly Link[] | null; refused: Refused | undefined };

/** Who signs one after another, and what each confirms: those there are, room for one more, and for others on asking. */
export function Chain({ name, links, refused }: Props) {
  const words = useDutyWords().ruleChange;
  const isFilled = (row: number) => (refused ? Boolean(refused.typed[`${name}.${row}.by`]) : row < (links?.length ?? 0));
  const rows = Array.from({ length: LINKS }, (_, row) => row);
  const shown = Math.min(LINKS, rows.findLastIndex(isFilled) + 2);
  const linkAt = (row: number) => <ChainLink key={row} name={name} row={row} link={links?.[row]} refused={refused} />;
  return (
    <div className="sm:col-span-2">
      <p className="mt-1 text-sm text-soft">{words.chainHint}</p>
      {rows.slice(0, shown).map(linkAt)}
      {shown < LINKS ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-ember">{words.moreLinks}</summary>
          {rows.slice(shown).map(linkAt)}
        </details>
      ) : null}
    </div>
  );
}
