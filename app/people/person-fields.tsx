import type { Words } from "~/locale/catalogues";
import { useDutyWords } from "~/locale/words";
import { Field, Select } from "~/ui/field";

export type DepartmentOption = { id: string; label: string };
type Name = "staffNumber" | "name" | "otherName" | "email" | "mobile" | "departmentId" | "manager" | "site" | "position" | "hiredOn";
export type PersonValues = Partial<Record<Name, string>>;
type Props = {
  values: PersonValues;
  errors?: Record<string, string> /** What the facts are by now, where the form is older. */;
  newer?: PersonValues;
  departments: DepartmentOption[];
};

/** What the fields of a person's facts are called. */
export const factLabels = ({ staffNumber, name, otherName, email, mobile, department, manager, site, position, hiredOn }: Words["admin"]["facts"]) => ({
  ...{ staffNumber, name, otherName, email, mobile, departmentId: department, manager, site, position, hiredOn },
});

/** The fields of a person's facts, for adding and for editing. */
export function PersonFields({ values, errors = {}, newer = {}, departments }: Props) {
  const words = useDutyWords().admin.facts;
  const common = (name: Name, hint?: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name], hint: hintOf(words, hint, newer[name]) });
  return (
    <div className="grid gap-x-5 sm:grid-cols-2">
      <Field label={words.staffNumber} required autoCapitalize="characters" {...common("staffNumber")} />
      <Field label={words.hiredOn} optional inputMode="numeric" placeholder="2026-11-27" {...common("hiredOn")} />
      <Field label={words.name} required autoComplete="off" {...common("name")} />
      <Field label={words.otherName} optional autoComplete="off" {...common("otherName", words.otherNameHint)} />
      <Select label={words.department} required {...common("departmentId")}>
        <option value="">{words.choose}</option>
        {departments.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
      <Field label={words.manager} optional autoComplete="off" {...common("manager", words.managerHint)} />
      <Field label={words.position} optional {...common("position")} />
      <Field label={words.site} optional {...common("site")} />
      <Field label={words.email} optional type="email" autoComplete="off" {...common("email")} />
      <Field label={words.mobile} optional type="tel" autoComplete="off" {...common("mobile")} />
    </div>
  );
}

function hintOf(words: Words["admin"]["facts"], hint: string | undefined, newer: string | undefined) {
  if (newer === undefined) return hint;
  return <span className="font-medium text-warn">{words.newer(newer || words.empty)}</span>;
}
