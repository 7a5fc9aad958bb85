import type { Tier } from "~/content/shape";
import { useDutyWords } from "~/locale/words";
import type { Role } from "~/people/visitor";
import { Button } from "~/ui/button";
import { Choice, Field, FieldGroup, FormErrors, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";

type Options = { value: string; label: string }[];
type Choices = { courses: Options; departments: Options; sites: Options; roles: ("supervisor" | Role)[]; tiers: Tier[] };
type Props = { choices: Choices; typed: Record<string, string | string[]>; errors: Record<string, string> };

/** Which course, for whom, and by when. Sent, it only looks. */
export function RuleForm({ choices, typed, errors }: Props) {
  const { assigning, admin, frame } = useDutyWords();
  const words = assigning.new;
  const was = (name: string, otherwise = "") => String(typed[name] ?? otherwise);
  const list = (name: string, label: string, options: Options) => (
    <Select label={label} name={name} defaultValue={was(name)} error={errors[name]}>
      <option value="">{words.any}</option>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Select>
  );
  return (
    <Form key={JSON.stringify([typed, errors])}>
      <FormErrors
        errors={errors}
        labels={{
          ...{ course: words.course, department: words.department, site: words.site, role: words.role, tier: words.tier },
          ...{ hiredFrom: words.hiredFrom, numbers: words.people, days: words.days, dueOn: words.dueOn },
        }}
      />
      <input type="hidden" name="intent" value="look" />
      <Select label={words.course} name="course" defaultValue={was("course")} error={errors.course} required>
        {choices.courses.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <FieldGroup legend={words.whom}>
        <p className="text-sm text-soft">{words.whomHint}</p>
        <div className="grid gap-x-3 sm:grid-cols-2">
          {list("department", words.department, choices.departments)}
          {list("site", words.site, choices.sites)}
          {list(
            "role",
            words.role,
            choices.roles.map((role) => ({ value: role, label: role === "supervisor" ? words.supervisor : admin.roles[role] })),
          )}
          {list(
            "tier",
            words.tier,
            choices.tiers.map((tier) => ({ value: tier, label: frame.tier[tier] })),
          )}
          <Field label={words.hiredFrom} name="hiredFrom" type="date" defaultValue={was("hiredFrom")} error={errors.hiredFrom} optional />
        </div>
        <TextArea label={words.people} name="numbers" hint={words.peopleHint} defaultValue={was("numbers")} error={errors.numbers} optional />
        <Choice type="checkbox" name="everybody" value="1" defaultChecked={was("everybody") === "1"} label={words.everybody} />
      </FieldGroup>
      <FieldGroup legend={words.dueBy}>
        {(["course", "hired", "day"] as const).map((kind) => (
          <Choice key={kind} type="radio" name="due" value={kind} defaultChecked={was("due", "course") === kind} label={words.dueKinds[kind]} />
        ))}
        <div className="grid gap-x-3 sm:grid-cols-2">
          <Field label={words.days} name="days" inputMode="numeric" defaultValue={was("days")} error={errors.days} />
          <Field label={words.dueOn} name="dueOn" type="date" defaultValue={was("dueOn")} error={errors.dueOn} />
        </div>
      </FieldGroup>
      <FieldGroup legend={words.howLong}>
        <Choice type="checkbox" name="lasting" value="1" defaultChecked={was("lasting") === "1"} label={words.lasting} hint={words.lastingHint} />
      </FieldGroup>
      <Button className="mt-5">{words.look}</Button>
    </Form>
  );
}
