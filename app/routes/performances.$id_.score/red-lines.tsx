import { useDutyWords } from "~/locale/words";
import type { ScoringSheet } from "~/role-plays/sheet";
import type { DraftMarks } from "~/role-plays/typed-marks";
import { FieldError } from "~/ui/field";
import { Html } from "~/ui/html";

/** Apart from the scores. Each opens to say what counts, is ticked, and ticked again to confirm: two acts before it can fail anybody. */
export function RedLines({ sheet, marks, errors }: { sheet: ScoringSheet; marks: DraftMarks; errors: Record<string, string> }) {
  const words = useDutyWords().grading.score;
  return (
    <section id="red-lines" className="mt-7 scroll-mt-20 lg:mt-4" aria-labelledby="red-lines-title">
      <h2 id="red-lines-title" className="font-serif text-xl font-semibold">
        {words.redLines}
      </h2>
      <p className="text-sm text-soft">{words.redLinesLead}</p>
      {errors.redLine ? <FieldError>{errors.redLine}</FieldError> : null}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {sheet.redLines.map(({ id, title, html }) => {
          const confirmed = marks.redLines.includes(id);
          const seen = confirmed || marks.toConfirm.includes(id);
          const error = errors[`redLine.${id}`];
          return (
            <li key={id} id={`red-line-${id}`}>
              <details open={seen || error !== undefined} className="group/r has-[.seen:checked]:bg-badw has-[.seen:checked]:px-3">
                <summary className="flex min-h-11 list-none items-center justify-between gap-3 py-2 font-medium group-has-[.seen:checked]/r:text-bad">
                  {title}
                  <span aria-hidden="true" className="text-soft">
                    <span className="group-open/r:hidden">＋</span>
                    <span className="hidden group-open/r:inline">－</span>
                  </span>
                </summary>
                <Html html={html} className="block text-sm text-soft" />
                <Tick name="redLine" value={id} label={words.seen} checked={seen} className="seen" />
                <div className="hidden pb-2 group-has-[.seen:checked]/r:block not-supports-[selector(:has(*))]:block">
                  <Tick name="confirm" value={id} label={words.confirm} checked={confirmed} />
                </div>
                {error ? <FieldError>{error}</FieldError> : null}
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const Tick = ({ name, value, label, checked, className = "" }: { name: string; value: string; label: string; checked: boolean; className?: string }) => (
  <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1 font-medium">
    <input type="checkbox" name={name} value={value} defaultChecked={checked} className={`size-5 shrink-0 accent-ember ${className}`} />
    {label}
  </label>
);
