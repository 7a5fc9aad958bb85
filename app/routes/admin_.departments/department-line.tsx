import { useDutyWords } from "~/locale/words";
import { Confirm } from "~/ui/confirm";
import { FieldError } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { type Department, DepartmentForm, type Refused } from "./department-form";

/** Indents by depth without a style attribute, which the content policy forbids. */
const indents = ["", "pl-5", "pl-10", "pl-14", "pl-18"];

export function DepartmentLine({ department, departments, refused }: { department: Department; departments: Department[]; refused?: Refused }) {
  const words = useDutyWords().admin.departments;
  return (
    <li className={indents[Math.min(department.depth, indents.length - 1)]}>
      <details open={refused !== undefined}>
        <summary className="flex min-h-12 items-center justify-between gap-3 py-2">
          <span className="font-medium">{department.label}</span>
          <span className="text-sm text-soft">
            {words.people(department.people)} <span className="ml-3 text-ember underline underline-offset-4">{words.change}</span>
          </span>
        </summary>
        <div className="grid gap-3 pb-4">
          <DepartmentForm intent="change" department={department} departments={departments} refused={refused} submit={words.save} />
          <Form>
            <input type="hidden" name="intent" value="end" />
            <input type="hidden" name="id" value={department.id} />
            {refused?.typed.intent === "end" ? <FieldError>{refused.errors[""]}</FieldError> : null}
            <Confirm label={words.end} what={words.endWhat} action={words.endAct} />
          </Form>
        </div>
      </details>
    </li>
  );
}
