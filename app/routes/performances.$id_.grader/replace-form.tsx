import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";

type Props = { page: Page; errors: Record<string, string>; typed: Typed };

/** Who is replaced, by whom, and why. */
export function ReplaceForm({ page, errors, typed }: Props) {
  const words = useDutyWords().grading;
  const say = words.replace;
  return (
    <Form>
      <FormErrors errors={errors} labels={{ replaced: say.who, grader: say.by, reason: say.reason }} />
      <p className="max-w-prose">{say.why}</p>
      <FieldGroup legend={say.who} error={errors.replaced}>
        {page.replaceable.map(({ id, name }) => (
          <Choice
            key={id}
            type="radio"
            name="replaced"
            value={id}
            required
            label={name}
            defaultChecked={typed.replaced === id || page.replaceable.length === 1}
          />
        ))}
      </FieldGroup>
      <Select label={say.by} name="grader" required error={errors.grader} defaultValue={String(typed.grader ?? "")}>
        <option value="">{words.plan.choose}</option>
        {page.candidates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        label={say.reason}
        name="reason"
        hint={say.reasonHint}
        required
        maxLength={2000}
        error={errors.reason}
        defaultValue={String(typed.reason ?? "")}
      />
      <Button className="mt-4 w-full sm:w-auto">{say.submit}</Button>
    </Form>
  );
}
