import { useEffect, useRef } from "react";
import { useDutyWords } from "~/locale/words";
import type { ScoringSheet } from "~/role-plays/sheet";
import { splitField } from "~/role-plays/typed-marks";

/** What stands between these marks and the signature, each sentence leading to its place. */
export function Gaps({ errors, sheet }: { errors: Record<string, string>; sheet: ScoringSheet }) {
  const words = useDutyWords().grading.score;
  const all = Object.entries(errors);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []); // the browser may have gone back to where it was scrolled
  if (all.length === 0) return null;
  const placeOf = (field: string) => {
    const [kind, id = ""] = splitField(field);
    if (kind === "redLine") return id ? `#red-line-${id}` : "#red-lines";
    if (kind === "global") return "#global";
    if (kind === "tick" || kind === "comment") return "#ticks";
    return sheet.criteria.some((criterion) => criterion.id === id) ? `#criterion-${id}` : null;
  };
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mt-4 scroll-mt-24 rounded-card border border-bad bg-badw px-4 py-3 text-bad">
      {all.length === 1 && errors[""] ? null : <p className="font-semibold">{words.attention(all.length)}</p>}
      <ul className="grid gap-1">
        {all.map(([field, sentence]) => {
          const place = placeOf(field);
          return (
            <li key={field}>
              {place ? (
                <a href={place} className="inline-flex min-h-8 items-center underline underline-offset-4">
                  {sentence}
                </a>
              ) : (
                sentence
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
