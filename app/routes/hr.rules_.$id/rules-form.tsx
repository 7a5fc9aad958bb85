import type { Link } from "~/certification/adjustable";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";
import { Chain } from "./chain";
import type { FieldView, Group } from "./fields.server";
import { RuleField } from "./rule-field";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
const groups: Group[] = ["dates", "marks", "asked", "chain", "askedAgain", "renewalChain", "time", "other"];

/** All numbers of a certification, to be changed and looked at. Sent, it only looks. */
export function RulesForm({ fields, refused }: { fields: FieldView[]; refused: Refused | undefined }) {
  const words = useDutyWords().ruleChange.one;
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  // Of a form that came back an unticked box was sent as nothing.
  const typedAt = ({ name, kind }: FieldView) => (refused ? String(refused.typed[name] ?? (kind === "asked" ? "no" : "")) : undefined);
  return (
    <Form key={JSON.stringify(refused ?? fields)}>
      <FormErrors errors={refused?.errors} labels={labels} />
      {groups.map((group) => {
        const these = fields.filter((field) => field.group === group);
        return these.length === 0 ? null : (
          <Card key={group} className="mt-4">
            <fieldset>
              <legend className="contents">
                <h2 className="font-serif text-lg font-semibold">{words[group]}</h2>
              </legend>
              <div className="grid items-end gap-x-5 sm:grid-cols-2">
                {these.map((field) =>
                  field.kind === "chain" ? (
                    <Chain key={field.name} name={field.name} links={field.value as readonly Link[] | null} refused={refused} />
                  ) : (
                    <RuleField key={field.name} field={field} typed={typedAt(field)} error={refused?.errors[field.name]} />
                  ),
                )}
              </div>
            </fieldset>
          </Card>
        );
      })}
      <Button name="intent" value="look" className="mt-5 w-full sm:w-auto">
        {words.look}
      </Button>
    </Form>
  );
}
