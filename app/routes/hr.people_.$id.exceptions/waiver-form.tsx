import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";
import type { Refused } from "./refused";
import type { Page } from "./route";

/** Lets the person go without one certificate, with the reason the record keeps. */
export function WaiverForm({ waivable, refused }: { waivable: Page["waivable"][number]; refused: Refused | undefined }) {
  const words = useDutyWords().exceptions;
  const mine = refused?.typed.requirement === waivable.requirement && refused.typed.certification === waivable.certification ? refused : undefined;
  const errors = mine?.errors ?? {};
  return (
    <Card className="mt-4">
      <h3 className="font-medium">{waivable.legend}</h3>
      <p className="mt-1 text-soft">{waivable.condition}</p>
      <Form className="mt-3">
        <FormErrors errors={errors} labels={{ reason: words.reason }} />
        <input type="hidden" name="certification" value={waivable.certification} />
        <input type="hidden" name="requirement" value={waivable.requirement} />
        <TextArea
          label={words.reason}
          name="reason"
          hint={words.reasonHint}
          error={errors.reason}
          required
          maxLength={2000}
          defaultValue={String(mine?.typed.reason ?? "")}
        />
        <Button className="mt-4 w-full sm:w-auto">{words.waive}</Button>
      </Form>
    </Card>
  );
}
