import { useDutyWords } from "~/locale/words";
import type { ScoringSheet } from "~/role-plays/sheet";
import type { DraftMarks } from "~/role-plays/typed-marks";
import { FieldError } from "~/ui/field";
import { Html } from "~/ui/html";
import { Stamp } from "./stamp";

type Sheet = ScoringSheet["criteria"][number];
type Props = { criterion: Sheet; marks: DraftMarks; errors: Record<string, string> };

/** Shown while its level is chosen or pressed: by style alone, so that it works before any script. Very old browsers show all. */
const panels: Record<number, string> = {
  1: "group-has-[.l1:checked]/c:block group-has-[.p1:active]/c:block",
  2: "group-has-[.l2:checked]/c:block group-has-[.p2:active]/c:block",
  3: "group-has-[.l3:checked]/c:block group-has-[.p3:active]/c:block",
  4: "group-has-[.l4:checked]/c:block group-has-[.p4:active]/c:block",
  5: "group-has-[.l5:checked]/c:block group-has-[.p5:active]/c:block",
};
const hidden = "hidden not-supports-[selector(:has(*))]:block";
const button =
  "relative grid min-h-12 cursor-pointer place-items-center rounded-control border border-edge bg-card text-lg font-semibold select-none has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember";

/** One criterion: five large buttons, what the chosen level means, what was seen, and a note. */
export function Criterion({ criterion, marks, errors }: Props) {
  const { grading, rolePlays } = useDutyWords();
  const { score: words } = grading;
  const { result } = rolePlays;
  const { id, title, weight } = criterion;
  const error = errors[`level.${id}`] ?? errors[`chips.${id}`] ?? errors[`note.${id}`];
  return (
    <fieldset
      id={`criterion-${id}`}
      data-criterion
      className={`group/c relative min-w-0 scroll-mt-24 border-b border-line py-4 ${error ? "border-l-4 border-l-bad pl-3" : ""}`}
    >
      <legend className="float-left mb-2 w-full pr-28 font-semibold">
        {title} <span className="text-sm font-normal text-soft">{result.weight(weight)}</span>
      </legend>
      <div className="clear-both grid grid-cols-5 gap-2">
        {criterion.levels.map(({ level, name }) => (
          <label key={level} className={`${button} p${level}`}>
            <input
              type="radio"
              name={`level.${id}`}
              value={level}
              defaultChecked={marks.levels[id] === level}
              className={`lv l${level} absolute inset-0 m-0 size-full cursor-pointer opacity-0`}
            />
            <span aria-hidden="true">{level}</span>
            <span className="sr-only">{`${level}, ${name}`}</span>
          </label>
        ))}
      </div>
      <AllLevels levels={criterion.levels} />
      {error ? <FieldError>{error}</FieldError> : null}
      {criterion.levels.map((one) => (
        <Level key={one.level} level={one} criterionId={id} marks={marks} />
      ))}
      <div className={`${hidden} group-has-[.lv:checked]/c:block group-has-[textarea:not(:placeholder-shown)]/c:block`}>
        <label className="sr-only" htmlFor={`note-${id}`}>
          {words.note(title)}
        </label>
        <textarea
          id={`note-${id}`}
          name={`note.${id}`}
          rows={marks.observations[id] ? 2 : 1}
          maxLength={2000}
          defaultValue={marks.observations[id] ?? ""}
          placeholder={words.notePlaceholder}
          aria-invalid={errors[`note.${id}`] ? true : undefined}
          className="field-sizing-content mt-2 block min-h-11 w-full rounded-control border border-edge bg-card px-3 py-2 placeholder:text-soft"
        />
      </div>
      <div className="flex items-center gap-3">
        <p className="text-sm text-soft group-has-[.lv:checked]/c:hidden">{words.pressHint}</p>
        <Stamp criterionId={id} title={title} />
      </div>
      {criterion.notApplicable ? <NotSeen id={id} goesTo={criterion.notApplicable.goesTo} chosen={marks.levels[id] === "not-applicable"} /> : null}
    </fieldset>
  );
}

function Level({ level: { level, name, anchor, chips }, criterionId, marks }: { level: Sheet["levels"][number]; criterionId: string; marks: DraftMarks }) {
  const words = useDutyWords();
  return (
    <div className={`${hidden} ${panels[level]}`}>
      <p className="mt-2 text-sm">
        <strong className="font-semibold">{words.rolePlays.levelOf(level, name)}</strong> <Html html={anchor} className="text-soft" />
        {level === 3 || level === 4 ? null : <span className="text-warn"> ({words.grading.score.needsOne})</span>}
      </p>
      {chips.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2" aria-label={words.grading.score.chips}>
          {chips.map((chip) => (
            <li key={chip.id}>
              <label className="relative inline-flex min-h-11 cursor-pointer items-center rounded-full border border-edge bg-card px-4 py-1.5 text-sm leading-snug has-checked:border-ember has-checked:bg-wash has-checked:font-medium has-focus-visible:outline-3 has-focus-visible:outline-ember">
                <input
                  type="checkbox"
                  name={`chips.${criterionId}`}
                  value={chip.id}
                  defaultChecked={marks.chips[criterionId]?.includes(chip.id)}
                  className="peer absolute inset-0 m-0 size-full cursor-pointer opacity-0"
                />
                <span aria-hidden="true" className="mr-1.5 hidden text-ember peer-checked:inline">
                  ✓
                </span>
                <Html html={chip.html} />
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** All five anchors to read, from a button beside the title. */
function AllLevels({ levels }: { levels: Sheet["levels"] }) {
  const words = useDutyWords();
  return (
    <details className="text-sm">
      <summary className="absolute top-2 right-0 inline-flex min-h-11 list-none items-center pl-4 text-soft underline decoration-dotted underline-offset-4">
        {words.grading.score.allLevels}
      </summary>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 border-b border-dashed border-line pb-2">
        {levels.map(({ level, name, anchor }) => (
          <div key={level} className="contents">
            <dt className="font-medium">{words.rolePlays.levelOf(level, name)}</dt>
            <dd className="text-soft">
              <Html html={anchor} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function NotSeen({ id, goesTo, chosen }: { id: string; goesTo: string | null; chosen: boolean }) {
  const words = useDutyWords().grading.score;
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm text-soft has-checked:font-semibold has-checked:text-ink">
      <input type="radio" name={`level.${id}`} value="not-applicable" defaultChecked={chosen} className="size-5 shrink-0 accent-ember" />
      <span>
        {words.notSeen}
        <span className="font-normal"> · {goesTo ? words.weightGoes(goesTo) : words.weightSpreads}</span>
      </span>
    </label>
  );
}
