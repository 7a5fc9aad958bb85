import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";

/** From the code on a sheet to the page where it is typed in. */
export function FindCode({ code, error }: { code: string; error: string | null }) {
  const words = useDutyWords().grading.paper;
  return (
    <Form method="get" className="flex items-end gap-3">
      <Field
        label={words.code}
        name="code"
        hint={words.codeHint}
        required
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={code}
        error={error ?? undefined}
        className="flex-1"
      />
      <Button className="mb-0.5">{words.typeIn}</Button>
    </Form>
  );
}

export function ChooseDay({ day }: { day: string }) {
  const words = useDutyWords().grading.paper;
  return (
    <Form method="get" className="flex items-end gap-3">
      <Field label={words.day} name="day" type="date" hint={words.dayHint} required defaultValue={day} className="flex-1" />
      <Button look="quiet" className="mb-0.5">
        {words.show}
      </Button>
    </Form>
  );
}
