import type { AttentionView } from "~/certification/attention-view";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";

/** Who of a team needs a look, and why. */
export function AttentionList({ items, none }: { items: AttentionView[]; none: string }) {
  if (items.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {items.map(({ id, name, says, isLate, next }) => (
        <li key={`${id} ${says}`} className="relative px-4 py-3 hover:bg-wash">
          <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <Link to={`/team/${id}`} className="font-semibold no-underline after:absolute after:inset-0">
              {name}
            </Link>
            <StatusMark tone={isLate ? "bad" : "warn"}>{says}</StatusMark>
          </p>
          {next ? <p className="text-sm text-soft">{next}</p> : null}
        </li>
      ))}
    </ul>
  );
}
