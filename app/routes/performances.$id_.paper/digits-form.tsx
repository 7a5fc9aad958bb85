import type { FormEvent } from "react";
import { useDutyWords } from "~/locale/words";
import { AsAWhole } from "~/role-plays/as-a-whole";
import type { DraftMarks } from "~/role-plays/typed-marks";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";
import type { Page } from "./route";

type Props = { data: Page; marks: DraftMarks; errors: Record<string, string>; back: string };
const box = "block min-h-12 w-full rounded-control border bg-card text-ink";

/** The scorecard in the order of the printed sheet: digits in one row, a line each, red lines, comment. Enter hands it in. */
export function DigitsForm({ data, marks, errors, back }: Props) {
  const { score, paper } = useDutyWords().grading;
  const { criteria, redLines, ticks } = data.sheet;
  const digit = (level: DraftMarks["levels"][string] | undefined) => (level === undefined ? "" : level === "not-applicable" ? "0" : String(level));
  return (
    <div className="max-w-3xl">
      <PageHead title={`${data.code} · ${data.staff}`} lead={data.scenario} back={{ to: `/grading/paper?day=${data.day}`, label: back }} />
      <Form onInput={onToTheNext}>
        <FormErrors errors={errors} />
        <input type="hidden" name="rubricHash" value={data.rubricHash} />
        <input type="hidden" name="writer" value={data.writer} />
        <input type="hidden" name="turn" value="1" />
        <input type="hidden" name="base" value={data.base} />
        {Object.entries(marks.chips).flatMap(([id, chips]) =>
          chips.map((chip) => <input key={`${id} ${chip}`} type="hidden" name={`chips.${id}`} value={chip} />),
        )}
        <fieldset>
          <legend className="font-semibold">{paper.levels}</legend>
          <p className="text-sm text-soft">{paper.levelsHint}</p>
          <div className="mt-2 grid grid-cols-4 gap-x-2 gap-y-3 sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none">
            {criteria.map(({ id, title }, place) => (
              <label key={id} className="flex flex-col justify-end text-xs leading-tight text-soft">
                <span>
                  <span className="font-semibold text-ink">{place + 1}</span> {title}
                </span>
                <input
                  name={`level.${id}`}
                  data-digit
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={1}
                  pattern="[0-5]"
                  title={paper.levelsHint}
                  defaultValue={digit(marks.levels[id])}
                  aria-invalid={errors[`level.${id}`] ? true : undefined}
                  className={`${box} mt-1 text-center text-xl font-semibold ${errors[`level.${id}`] ? "border-bad" : "border-edge"}`}
                />
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="mt-5">
          <legend className="font-semibold">{paper.notes}</legend>
          <p className="text-sm text-soft">{paper.notesHint}</p>
          <div className="mt-2 grid gap-2">
            {criteria.map(({ id, title }, place) => (
              <label key={id} className="grid grid-cols-[1.5rem_1fr] items-center gap-x-2">
                <span className="font-semibold" aria-hidden="true">
                  {place + 1}
                </span>
                <span className="sr-only">{score.note(title)}</span>
                <input
                  name={`note.${id}`}
                  maxLength={2000}
                  autoComplete="off"
                  placeholder={title}
                  defaultValue={marks.observations[id] ?? ""}
                  aria-invalid={errors[`note.${id}`] ? true : undefined}
                  className={`${box} px-3 placeholder:text-soft ${errors[`note.${id}`] ? "border-bad" : "border-edge"}`}
                />
              </label>
            ))}
          </div>
        </fieldset>
        <FieldGroup legend={score.redLines} error={errors.redLine}>
          <p className="text-sm text-soft">{paper.redLinesHint}</p>
          {redLines.map(({ id, title }) => {
            const seen = marks.redLines.includes(id) || marks.toConfirm.includes(id);
            return (
              <div key={id} className="grid gap-2 sm:grid-cols-2">
                <Choice type="checkbox" name="redLine" value={id} label={title} defaultChecked={seen} />
                <Choice type="checkbox" name="confirm" value={id} label={paper.sure(title)} defaultChecked={marks.redLines.includes(id)} />
              </div>
            );
          })}
        </FieldGroup>
        {ticks.length > 0 ? (
          <FieldGroup legend={score.ticks} error={errors.tick}>
            {ticks.map(({ id, html }) => (
              <Choice key={id} type="checkbox" name="tick" value={id} label={<Html html={html} />} defaultChecked={marks.ticks.includes(id)} />
            ))}
          </FieldGroup>
        ) : null}
        <AsAWhole given={marks.global} error={errors.global} />
        <TextArea label={score.comment} name="comment" optional maxLength={2000} defaultValue={marks.comment} error={errors.comment} />
        <Button className="mt-4 w-full sm:w-auto">{paper.submit}</Button>
        <p className="mt-1 text-sm text-soft">{paper.submitHint}</p>
      </Form>
    </div>
  );
}

/** A digit given leads on to the next one, so that a row is typed without a tab. */
function onToTheNext({ target, currentTarget: form }: FormEvent<HTMLFormElement>) {
  if (!(target instanceof HTMLInputElement) || !("digit" in target.dataset) || !/^[0-5]$/.test(target.value)) return;
  const digits = [...form.querySelectorAll<HTMLInputElement>("input[data-digit]")];
  const next = digits[digits.indexOf(target) + 1] ?? form.querySelector<HTMLInputElement>("input[name^='note.']");
  next?.focus();
  next?.select();
}
