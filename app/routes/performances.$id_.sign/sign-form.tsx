import { useDutyWords } from "~/locale/words";
import { StepUpField } from "~/people/step-up-field";
import { Button, ButtonLink } from "~/ui/button";
import { FormErrors } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";

type Props = {
  data: { id: string; staff: string; alone: boolean; towards: string | null; hash: string; nameAsSigned: string; confirmedAt: string | null };
  errors: Record<string, string>;
};

/** What the signature means, in whose name, and the step-up before it. */
export function SignForm({ data, errors }: Props) {
  const words = useDutyWords().grading.sign;
  return (
    <Form className="mt-8 max-w-2xl">
      <FormErrors errors={errors[""] ? { "": errors[""] } : {}} />
      <input type="hidden" name="hash" value={data.hash} />
      <Card accent>
        <h2 className="font-serif text-xl font-semibold">{words.meaningTitle}</h2>
        <p className="mt-1">{words.meaning(data.staff)}</p>
        <ul className="mt-2 list-disc pl-5 text-sm text-soft">
          {(data.alone ? words.effects(data.staff) : words.effectsOfSeveral(data.staff)).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
          <li>{data.towards ? words.counts(data.towards) : words.practice}</li>
        </ul>
        <p className="mt-3 font-medium">{words.as(data.nameAsSigned)}</p>
        <StepUpField confirmedAt={data.confirmedAt} error={errors.password} />
        <div className="mt-4 flex flex-wrap gap-2">
          <Button>{data.alone ? words.submit : words.submitOfSeveral}</Button>
          <ButtonLink to={`/performances/${data.id}/score`} look="quiet">
            {words.change}
          </ButtonLink>
        </div>
      </Card>
    </Form>
  );
}
