import { useDutyWords } from "~/locale/words";
import { Confirm } from "~/ui/confirm";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import type { Refused } from "./refused";

type Props = { act: "absence-back" | "duty-back"; name: "absence" | "duty"; id: string; label: string; what: string; refused: Refused | undefined };

/** Takes back what was recorded, behind one more tap and with a reason. */
export function TakeBack({ act, name, id, label, what, refused }: Props) {
  const words = useDutyWords().exceptions;
  const mine = refused?.typed.act === act && refused.typed[name] === id ? refused : undefined;
  const errors = mine?.errors ?? {};
  return (
    <Form className="mt-2">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name={name} value={id} />
      <Confirm label={label} what={what} action={label} open={mine !== undefined}>
        <FormErrors errors={errors} labels={{ reason: words.reason }} />
        <TextArea
          label={words.reason}
          name="reason"
          hint={words.reasonHint}
          error={errors.reason}
          required
          maxLength={2000}
          defaultValue={String(mine?.typed.reason ?? "")}
          className="mb-4"
        />
      </Confirm>
    </Form>
  );
}
