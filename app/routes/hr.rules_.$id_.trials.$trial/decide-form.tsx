import { useDutyWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** Puts the rules in force that were looked at, with what becomes of the certificates there are. */
export function DecideForm({ certificationId, refused }: { certificationId: string; refused: Refused | undefined }) {
  const words = useDutyWords().ruleChange.trial;
  const typed = refused?.typed ?? {};
  return (
    <Card accent className="mt-8">
      <h2 className="font-serif text-xl font-semibold">{words.decide}</h2>
      <Form className="mt-2">
        <FormErrors errors={refused?.errors} labels={{ existing: words.whom, reason: words.reason }} />
        <FieldGroup legend={words.whom} error={refused?.errors.existing}>
          <Choice
            type="radio"
            name="existing"
            value="keep"
            defaultChecked={typed.existing === "keep"}
            label={words.newOnly}
            hint={words.newOnlyHint}
            required
          />
          <Choice
            type="radio"
            name="existing"
            value="recalculate"
            defaultChecked={typed.existing === "recalculate"}
            label={words.recalculate}
            hint={words.recalculateHint}
            required
          />
        </FieldGroup>
        <TextArea
          label={words.reason}
          name="reason"
          hint={words.reasonHint}
          error={refused?.errors.reason}
          required
          maxLength={2000}
          defaultValue={String(typed.reason ?? "")}
        />
        <div className="mt-5 flex flex-wrap gap-3">
          <Button className="w-full sm:w-auto">{words.submit}</Button>
          <ButtonLink look="quiet" to={`/hr/rules/${certificationId}`} className="w-full sm:w-auto">
            {words.cancel}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
