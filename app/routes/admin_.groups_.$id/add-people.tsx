import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** Several people at once, for some days or until further notice. */
export function AddPeople({ today, refused }: { today: string; refused?: Refused }) {
  const words = useDutyWords().groups;
  const typed = (name: string, otherwise = "") => String(refused?.typed[name] ?? otherwise);
  return (
    <Section title={words.add} id="add">
      <Form className="rounded-card border border-line bg-card px-4 pb-4">
        <input type="hidden" name="intent" value="join" />
        <TextArea label={words.people} name="people" hint={words.peopleHint} required rows={3} defaultValue={typed("people")} error={refused?.errors.people} />
        <div className="grid items-end gap-x-4 sm:grid-cols-3">
          <Select label={words.as} name="part" defaultValue={typed("part", "member")} error={refused?.errors.part}>
            <option value="member">{words.parts.member}</option>
            <option value="trainer">{words.parts.trainer}</option>
          </Select>
          <Field
            label={words.fromOn}
            name="fromOn"
            type="date"
            required
            hint={words.fromHint}
            defaultValue={typed("fromOn", today)}
            error={refused?.errors.fromOn}
          />
          <Field
            label={words.untilOn}
            name="untilOn"
            type="date"
            optional
            hint={words.untilHint}
            defaultValue={typed("untilOn")}
            error={refused?.errors.untilOn}
          />
        </div>
        <Button className="mt-4">{words.addAct}</Button>
      </Form>
    </Section>
  );
}
