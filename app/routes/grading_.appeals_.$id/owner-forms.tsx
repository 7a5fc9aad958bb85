import type { Typed } from "~/http/parse-form.server";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";
import type { Page } from "./route";

/** Confirming receipt, taking the appeal, giving it to somebody. */
export function OwnerForms({ page: { may, owner, candidates }, errors, typed }: { page: Page; errors: Record<string, string>; typed: Typed }) {
  const words = useDutyWords();
  const say = words.appeals;
  const ours = typed.intent === "decide" ? {} : errors;
  return (
    <div className="mt-4 grid max-w-3xl gap-4">
      <FormErrors errors={ours} labels={{ owner: say.ownerLabel }} />
      {may.receive || may.take ? (
        <Form className="flex flex-wrap gap-2">
          <input type="hidden" name="seen" value={owner} />
          {may.take ? (
            <Button name="intent" value="take">
              {say.take}
            </Button>
          ) : null}
          {may.receive ? (
            <Button name="intent" value="receive" look="quiet">
              {say.receive}
            </Button>
          ) : null}
        </Form>
      ) : null}
      {may.nameOwner ? (
        <Card>
          <h2 className="font-serif text-xl font-semibold">{owner ? say.giveOn : say.give}</h2>
          <p className="mt-1">{say.giveLead}</p>
          {candidates.length === 0 ? (
            <p className="mt-2 text-soft">{say.nobody}</p>
          ) : (
            <Form>
              <input type="hidden" name="seen" value={owner} />
              <Select label={say.ownerLabel} name="owner" required error={ours.owner} defaultValue={String(typed.owner ?? "")}>
                <option value="">{words.grading.plan.choose}</option>
                {candidates.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
              <Button name="intent" value="name" look="quiet" className="mt-3">
                {say.giveSubmit}
              </Button>
            </Form>
          )}
        </Card>
      ) : null}
    </div>
  );
}
