import { useDutyWords } from "~/locale/words";
import { StatusMark, type Tone } from "~/ui/status-mark";
import type { Figure } from "./route";

const tones: Record<Figure["verdict"], Tone> = { "too-few": "plain", good: "ok", "below-target": "warn", poor: "bad" };

/** A word first, then the counts, and shares only where there are enough pairs to judge. */
export function AgreementList({ figures }: { figures: Figure[] }) {
  const words = useDutyWords().grading.agreement;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {figures.map(({ title, n, exact, withinOne, verdict }) => (
        <li key={title} className="py-3">
          <p className="flex flex-wrap items-center justify-between gap-x-4">
            <span className="font-semibold">{title}</span>
            <StatusMark tone={tones[verdict]}>{words.verdict[verdict]}</StatusMark>
          </p>
          <p className="text-sm text-soft tabular-nums">
            {words.counts({ exact: Math.round((exact ?? 0) * n), withinOne: Math.round((withinOne ?? 0) * n), n, judged: verdict !== "too-few" })}
          </p>
        </li>
      ))}
    </ul>
  );
}
