import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { levelField } from "./mark-shape";
import type { Page } from "./route";

type Props = { page: Page; errors?: Record<string, string>; typed: Record<string, string | string[]> };

/** One level for each criterion, and a word to the learner. */
export function MarkForm({ page, errors, typed }: Props) {
  const words = useDutyWords().grading.essays;
  return (
    <Form>
      <FormErrors
        errors={errors}
        labels={{ note: words.note, ...Object.fromEntries(page.criteria.map(({ id, text }) => [levelField(id), <Html key={id} html={text} />])) }}
      />
      {page.criteria.map(({ id, text, levels }) => (
        <FieldGroup key={id} legend={<Html html={text} />} error={errors?.[levelField(id)]}>
          {levels.map((level) => (
            <Choice
              key={level.points}
              type="radio"
              name={levelField(id)}
              value={level.points}
              defaultChecked={typed[levelField(id)] === String(level.points)}
              label={<Html html={level.text} />}
              hint={words.level(level.points)}
            />
          ))}
        </FieldGroup>
      ))}
      <TextArea label={words.note} hint={words.noteHint} name="note" optional maxLength={2_000} defaultValue={String(typed.note ?? "")} error={errors?.note} />
      <p className="mt-4 text-sm text-soft">{words.after}</p>
      <Button className="mt-3 w-full sm:w-auto">{words.submit}</Button>
    </Form>
  );
}
