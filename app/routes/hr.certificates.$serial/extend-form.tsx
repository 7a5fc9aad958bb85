import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** More time for one person. `seen`: the last valid day as it is now; `expires`: the same as people read it. */
export function ExtendForm({ seen, expires, refused }: { seen: string; expires: string; refused: Refused | undefined }) {
  const words = useDutyWords().life;
  const errors = refused?.errors ?? {};
  const typed = (name: string) => String(refused?.typed[name] ?? "");
  return (
    <Section title={words.extend.title} id="extend">
      <p className="mb-3 text-soft">{words.extend.lead(expires)}</p>
      <Form>
        <FormErrors errors={errors} labels={{ until: words.extend.until, reason: words.extend.reason }} />
        <input type="hidden" name="kind" value="extended" />
        <input type="hidden" name="seen" value={seen} />
        <Field label={words.extend.until} name="until" type="date" error={errors.until} required defaultValue={typed("until")} />
        <TextArea
          label={words.extend.reason}
          name="reason"
          hint={words.reasonHint}
          error={errors.reason}
          required
          maxLength={2000}
          defaultValue={typed("reason")}
        />
        <Button className="mt-4 w-full sm:w-auto">{words.extend.submit}</Button>
        <p className="mt-1 text-sm text-soft">{words.told}</p>
      </Form>
    </Section>
  );
}
