import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { View } from "./view.server";

export function Courses({ view: { assigned, courses }, errors = {} }: { view: View; errors?: Record<string, string> }) {
  const words = useDutyWords().admin.person;
  return (
    <Section title={words.courses} id="courses">
      <div className="rounded-card border border-line bg-card px-4 pb-4">
        <ul className="divide-y divide-line">
          {assigned.map(({ assignmentId, title, due }) => (
            <li key={assignmentId} className="grid gap-3 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
              <span>
                <span className="font-medium">{title}</span>
                <span className="block text-sm text-soft">{due ? words.due(due) : words.noDue}</span>
              </span>
              <Form className="sm:max-w-64">
                <input type="hidden" name="intent" value="unassign" />
                <input type="hidden" name="assignment" value={assignmentId} />
                <Confirm label={words.unassign} what={words.unassignWhat(title)} action={words.unassign} />
              </Form>
            </li>
          ))}
        </ul>
        {assigned.length === 0 ? <p className="pt-3 text-soft">{words.noCourses}</p> : null}
        {courses.length > 0 ? (
          <Form className="grid items-end gap-x-3 sm:grid-cols-[1fr_auto]">
            <input type="hidden" name="intent" value="assign" />
            <Select label={words.course} name="course" error={errors.course}>
              {courses.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
            <Button look="quiet" className="mt-4">
              {words.assign}
            </Button>
          </Form>
        ) : null}
      </div>
    </Section>
  );
}
