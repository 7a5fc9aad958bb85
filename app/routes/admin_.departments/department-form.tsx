import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FieldError, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";

export type Department = { id: string; parentId: string | null; name: string; otherName: string | null; depth: number; label: string; people: number };
export type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
type Props = { intent: "add" | "change"; department?: Department; departments: Department[]; refused?: Refused; submit: string };

export function DepartmentForm({ intent, department, departments, refused, submit }: Props) {
  const words = useDutyWords().admin.departments;
  const mine = refused?.typed.intent === intent ? refused : undefined;
  const value = (name: "name" | "otherName", otherwise: string | null | undefined) => String(mine?.typed[name] ?? otherwise ?? "");
  return (
    <Form className="rounded-card border border-line bg-card px-4 pb-4">
      <input type="hidden" name="intent" value={intent} />
      {department ? <input type="hidden" name="id" value={department.id} /> : null}
      {mine?.errors[""] ? <FieldError>{mine.errors[""]}</FieldError> : null}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label={words.name} name="name" required defaultValue={value("name", department?.name)} error={mine?.errors.name} />
        <Field label={words.otherName} name="otherName" optional defaultValue={value("otherName", department?.otherName)} error={mine?.errors.otherName} />
      </div>
      <Select label={words.parent} name="parent" defaultValue={String(mine?.typed.parent ?? department?.parentId ?? "")} error={mine?.errors.parent}>
        <option value="">{words.top}</option>
        {departments
          .filter(({ id }) => id !== department?.id)
          .map(({ id, depth, label }) => (
            <option key={id} value={id}>
              {"　".repeat(depth)}
              {label}
            </option>
          ))}
      </Select>
      <Button look={department ? "quiet" : "primary"} className="mt-4">
        {submit}
      </Button>
    </Form>
  );
}
