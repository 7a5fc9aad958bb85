import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, Field, FieldError, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";
import type { Page } from "./route";

type Props = { data: Page; errors: Record<string, string>; typed: Typed | undefined; back: string };

/** The scorecard in the order of the printed sheet, by keyboard alone: one field a criterion, then a line each. Enter hands it in. */
export function SheetForm({ data, errors, typed, back }: Props) {
  const { score, paper } = useDutyWords().grading;
  const { sheet, given } = data;
  const was = (name: string, otherwise: string) => (typed ? String(typed[name] ?? "") : otherwise);
  const confirmed = new Set(typed ? [typed.confirm ?? []].flat() : given.confirmed);
  const asked = Object.keys(errors).flatMap((field) => (field.startsWith("redLine.") ? field.slice(8) : []));
  const toConfirm = sheet.redLines.filter(({ id }) => confirmed.has(id) || asked.includes(id) || (!typed && given.toConfirm.includes(id)));
  const short = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;
  return (
    <div className="max-w-2xl">
      <PageHead title={`${data.code} · ${data.staff}`} lead={data.scenario} back={{ to: `/grading/paper?day=${data.day}`, label: back }} />
      <Form>
        <FormErrors errors={errors} labels={{ redLines: score.redLines, ticks: score.ticks, global: score.global, comment: score.comment }} />
        <input type="hidden" name="rubricHash" value={data.rubricHash} />
        <input type="hidden" name="writer" value={data.writer} />
        <input type="hidden" name="turn" value="1" />
        <input type="hidden" name="base" value={data.base} />
        <fieldset>
          <legend className="font-semibold">{paper.marks}</legend>
          <p id="how" className="text-sm text-soft">
            {paper.marksHint}
          </p>
          {sheet.criteria.map(({ id, title }, place) => (
            <MarkField key={id} {...{ id, title, place }} value={was(`mark.${id}`, given.marks[id] ?? "")} error={errors[`mark.${id}`]} />
          ))}
        </fieldset>
        <div className="grid gap-x-4 sm:grid-cols-3">
          <Field
            {...short}
            label={score.redLines}
            name="redLines"
            hint={paper.numbers}
            maxLength={40}
            defaultValue={was("redLines", given.redLines)}
            error={errors.redLines}
          />
          <Field
            {...short}
            label={score.ticks}
            name="ticks"
            hint={paper.numbers}
            maxLength={60}
            defaultValue={was("ticks", given.ticks)}
            error={errors.ticks}
          />
          <Field
            {...short}
            label={score.global}
            name="global"
            hint={paper.globalHint}
            maxLength={1}
            defaultValue={was("global", given.global)}
            error={errors.global}
          />
        </div>
        {toConfirm.length > 0 ? (
          <FieldGroup legend={paper.sureAbout}>
            {toConfirm.map(({ id, title }) => (
              <Choice key={id} type="checkbox" name="confirm" value={id} label={paper.sure(title)} defaultChecked={confirmed.has(id)} />
            ))}
          </FieldGroup>
        ) : null}
        <TextArea label={score.comment} name="comment" optional rows={2} maxLength={2000} defaultValue={was("comment", given.comment)} error={errors.comment} />
        <Button className="mt-4 w-full sm:w-auto">{paper.submit}</Button>
        <p className="mt-1 text-sm text-soft">{paper.submitHint}</p>
      </Form>
      <Codes sheet={sheet} />
    </div>
  );
}

type MarkProps = { id: string; title: string; place: number; value: string; error: string | undefined };

/** A criterion's level, letters and words in one field. */
function MarkField({ id, title, place, value, error }: MarkProps) {
  return (
    <div className="mt-2">
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-center gap-x-2 sm:grid-cols-[1.25rem_9rem_minmax(0,1fr)]">
        <span className="font-semibold" aria-hidden="true">
          {place + 1}
        </span>
        <label htmlFor={`mark-${id}`}>{title}</label>
        <input
          id={`mark-${id}`}
          name={`mark.${id}`}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={2100}
          defaultValue={value}
          // biome-ignore lint/a11y/noAutofocus: the page is for typing this row
          autoFocus={place === 0}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `mark-${id}-error` : "how"}
          className={`col-span-2 min-h-11 w-full rounded-control border bg-card px-3 font-mono text-base text-ink sm:col-span-1 ${error ? "border-bad" : "border-edge"}`}
        />
      </div>
      {error ? <FieldError id={`mark-${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

/** What letters and numbers stand for, as on the sheet. Below the form, so that no key is spent on it. */
function Codes({ sheet }: { sheet: Page["sheet"] }) {
  const { paper, score } = useDutyWords().grading;
  const numbered = [
    { title: score.redLines, lines: sheet.redLines.map(({ id, title }) => <li key={id}>{title}</li>) },
    {
      title: score.ticks,
      lines: sheet.ticks.map(({ id, html }) => (
        <li key={id}>
          <Html html={html} />
        </li>
      )),
    },
  ];
  return (
    <details className="mt-8">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-soft">{paper.codes}</summary>
      {sheet.criteria.map(({ id, title, chips }) => (
        <section key={id} className="mt-3">
          <h2 className="font-semibold">{title}</h2>
          <ul className="text-sm">
            {chips.map(({ level, chips: here }) => (
              <li key={level}>
                <strong>{level}</strong>{" "}
                {here.map(({ code, html }) => (
                  <span key={code} className="mr-3">
                    <span className="font-mono font-semibold">{code}</span> <Html html={html} />
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {numbered.map(({ title, lines }) => (
        <section key={title} className="mt-3">
          <h2 className="font-semibold">{title}</h2>
          <ol className="list-decimal pl-6 text-sm">{lines}</ol>
        </section>
      ))}
    </details>
  );
}
