import { namedOffices } from "~/certification/signers";
import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

/** Names somebody to an office, in place of whoever held it. */
export function NameForm({ departments, refused }: { departments: Page["departments"]; refused: Refused | undefined }) {
  const { signOffs } = useDutyWords();
  const words = signOffs.signers;
  const errors = refused?.errors ?? {};
  const typed = (field: string) => String(refused?.typed[field] ?? "");
  return (
    <Form>
      <FormErrors errors={errors} labels={{ office: words.office, department: words.department, person: words.person }} />
      <input type="hidden" name="intent" value="name" />
      <Select label={words.office} name="office" error={errors.office} defaultValue={typed("office") || "department-head"}>
        {namedOffices.map((office) => (
          <option key={office} value={office}>
            {signOffs.office[office]}
          </option>
        ))}
      </Select>
      <Select label={words.department} name="department" hint={words.departmentHint} error={errors.department} defaultValue={typed("department")}>
        <option value="">{words.wholeCompany}</option>
        {departments.map(({ id, depth, name }) => (
          <option key={id} value={id}>
            {`${"\u2003".repeat(depth)}${name}`}
          </option>
        ))}
      </Select>
      <Field label={words.person} name="person" error={errors.person} defaultValue={typed("person")} required maxLength={200} autoComplete="off" />
      <Button className="mt-4 w-full sm:w-auto">{words.submit}</Button>
    </Form>
  );
}
