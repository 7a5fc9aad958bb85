import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { type Way, ways, wayTo } from "./ways";

/** From one way of looking at the register to the others, under the same filters. */
export function WaysNav({ here, filters }: { here: Way; filters: Record<string, string> }) {
  const words = useDutyWords().register.ways;
  return (
    <nav aria-label={words.title} data-screen-only className="mb-4 flex flex-wrap gap-x-5 border-b border-line">
      {ways.map((way) => (
        <Link
          key={way}
          to={wayTo(way, filters)}
          aria-current={way === here ? "page" : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent text-soft no-underline hover:text-ember aria-[current]:border-ember aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {words[way]}
        </Link>
      ))}
    </nav>
  );
}
