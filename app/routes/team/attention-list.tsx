import type { AttentionView } from "~/certification/attention-view";
import { Link } from "~/ui/navigation";

/** Who of a team needs a look, and why. */
export function AttentionList({ items, none }: { items: AttentionView[]; none: string }) {
  if (items.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {items.map(({ id, name, says, isLate, next }) => (
        <li key={`${id} ${says}`} className="relative px-4 py-3 hover:bg-wash">
          <Link to={`/team/${id}`} className="font-semibold no-underline after:absolute after:inset-0">
            {name}
          </Link>
          <p className={`text-sm ${isLate ? "font-medium text-bad" : ""}`}>
            {isLate ? <span aria-hidden="true">▲ </span> : null}
            {says}
          </p>
          {next ? <p className="text-sm text-soft">{next}</p> : null}
        </li>
      ))}
    </ul>
  );
}
