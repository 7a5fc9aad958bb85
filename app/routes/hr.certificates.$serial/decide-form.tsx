import type { DecisionKind } from "~/certification/stopped";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** What can happen to a certificate as it stands, and the reason its holder will read. */
export function DecideForm({ choices, refused }: { choices: DecisionKind[]; refused?: Refused }) {
  const words = useDutyWords().life;
  const errors = refused?.errors ?? {};
  return (
    <Section title={words.decide} id="decide">
      <Form>
        <FormErrors errors={errors} labels={{ kind: words.what, reason: words.reason }} />
        <FieldGroup legend={words.what} error={errors.kind}>
          {choices.map((kind) => (
            <Choice
              key={kind}
              type="radio"
              name="kind"
              value={kind}
              label={words.choices[kind]}
              hint={words.hints[kind]}
              defaultChecked={refused?.typed.kind === kind || choices.length === 1}
            />
          ))}
        </FieldGroup>
        <TextArea
          label={words.reason}
          name="reason"
          hint={words.reasonHint}
          error={errors.reason}
          required
          maxLength={2000}
          defaultValue={String(refused?.typed.reason ?? "")}
        />
        <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
        <p className="mt-1 text-sm text-soft">{words.told}</p>
      </Form>
    </Section>
  );
}
