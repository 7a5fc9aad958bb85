import type { WaitingView } from "~/http/waiting-sign-offs.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** One sign-off that is not given but returned, with what is still to be done. */
export function ReturnForm({ item, refused }: { item: WaitingView; refused: Refused | undefined }) {
  const words = useDutyWords().signOffs.returnPage;
  const errors = refused?.errors ?? {};
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title(item.name)} lead={words.lead} back={{ to: "/sign-offs", label: words.back }} />
      <p>{item.certification}</p>
      <p className="font-medium">{item.confirms}</p>
      <Form className="mt-3">
        <FormErrors errors={errors} labels={{ reason: words.reason }} />
        <input type="hidden" name="intent" value="return" />
        <input type="hidden" name="link" value={item.value} />
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
      </Form>
    </div>
  );
}
