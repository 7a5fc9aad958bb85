import { useRef } from "react";
import type { Typed } from "~/http/parse-form.server";
import { useResultWords } from "~/locale/words";
import type { SelfSheet } from "~/role-plays/self-sheet";
import { Button } from "~/ui/button";
import { FieldError, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { useFormDraft } from "~/ui/use-form-draft";
import { fieldOf } from "./self-shape";

type Props = { id: string; account: string; sheet: SelfSheet; errors: Record<string, string>; typed: Typed };

const level =
  "relative grid min-h-12 cursor-pointer place-items-center rounded-control border border-edge bg-card text-lg font-semibold select-none has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember";

/** A row of five for each criterion, the names of the levels once above, and two sentences. */
export function SelfForm({ id, account, sheet, errors, typed }: Props) {
  const words = useResultWords().self;
  const form = useRef<HTMLFormElement>(null);
  useFormDraft(form, account, ["self-assessment", id]);
  return (
    <Form ref={form}>
      <FormErrors
        errors={errors}
        labels={{ keep: words.keep, change: words.change, ...Object.fromEntries(sheet.criteria.map(({ id, title }) => [fieldOf(id), title])) }}
      />
      <h2 className="text-sm font-semibold text-soft">{words.levels}</h2>
      <ol aria-hidden="true" className="sticky top-0 z-10 grid grid-cols-5 gap-2 bg-paper py-2 text-center text-xs leading-tight text-soft">
        {sheet.levels.map(({ level, name }) => (
          <li key={level}>{name}</li>
        ))}
      </ol>
      {sheet.criteria.map(({ id, title }) => (
        <fieldset key={id} className={`min-w-0 border-b border-line py-3 ${errors[fieldOf(id)] ? "border-l-4 border-l-bad pl-3" : ""}`}>
          <legend className="font-semibold">{title}</legend>
          <div className="mt-1 grid grid-cols-5 gap-2">
            {sheet.levels.map((one) => (
              <label key={one.level} className={level}>
                <input
                  type="radio"
                  name={fieldOf(id)}
                  value={one.level}
                  required
                  defaultChecked={typed[fieldOf(id)] === String(one.level)}
                  className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
                />
                <span aria-hidden="true">{one.level}</span>
                <span className="sr-only">{`${one.level}, ${one.name}`}</span>
              </label>
            ))}
          </div>
          {errors[fieldOf(id)] ? <FieldError>{errors[fieldOf(id)]}</FieldError> : null}
        </fieldset>
      ))}
      {(["keep", "change"] as const).map((name) => (
        <TextArea
          key={name}
          label={words[name]}
          name={name}
          hint={words.sentence}
          rows={2}
          required
          maxLength={2000}
          error={errors[name]}
          defaultValue={String(typed[name] ?? "")}
        />
      ))}
      <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
    </Form>
  );
}
