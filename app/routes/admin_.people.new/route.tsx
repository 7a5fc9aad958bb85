import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { optionalLine } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { courseOptions, firstCourseId } from "~/people/course-options";
import { departmentOptions } from "~/people/departments.server";
import { nameAndNumber } from "~/people/managers.server";
import { factLabels, PersonFields, type PersonValues } from "~/people/person-fields";
import { sentencesFor } from "~/people/person-sentences";
import { personShape } from "~/people/person-shape";
import { addPerson } from "~/people/saving.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.admin.add.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language } = context;
  const isAdmin = can.managePeople(requireVisitor(context));
  return { isAdmin, departments: await departmentOptions(store.read), courses: courseOptions(library, language), course: firstCourseId(library) ?? "" };
}

const shape = personShape.extend({ course: optionalLine });

export async function action({ context, request }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const { course, ...facts } = form.value;
  if (course && !library.courses.has(course)) return refuseForm(invalid(context, { course: words.replies.field.unknown }, typed));

  const added = await addPerson(store, library, { form: facts, courseId: course, addedBy: requireVisitor(context).personId }, now);
  if (added.outcome === "refused") {
    const sentences = sentencesFor(words.admin.facts, added.problems);
    const left = added.problems.flatMap((one) => (one.problem === "taken" && one.field === "staffNumber" && !one.by.active ? one.by : []))[0];
    if (!left) return refuseForm(invalid(context, sentences, typed));
    const errors = { ...sentences, staffNumber: words.odd.returns(nameAndNumber(left)) };
    return data({ ...invalid(context, errors, typed), left: { id: left.id, name: nameAndNumber(left) } }, { status: 422 });
  }
  return done(context, `/admin/people/${added.personId}`, "personAdded");
}

export default function NewPerson() {
  const { admin: words, odd } = useDutyWords();
  const { isAdmin, departments, courses, course } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { left } = (refused ?? {}) as { left?: { id: string; name: string } };
  const typed = (refused?.typed ?? {}) as PersonValues & { course?: string };
  return (
    <div className="max-w-3xl">
      <PageHead title={words.add.title} lead={words.add.lead} back={{ to: isAdmin ? "/admin" : "/hr/people", label: words.list.title }} />
      <Form>
        <FormErrors errors={refused?.errors} labels={{ ...factLabels(words.facts), course: words.add.course }} />
        {left ? (
          <p className="my-3">
            <ButtonLink look="quiet" to={`/admin/people/${left.id}`}>
              {odd.returnsLink(left.name)}
            </ButtonLink>
          </p>
        ) : null}
        <PersonFields values={typed} errors={refused?.errors} departments={departments} />
        <Select label={words.add.course} name="course" defaultValue={typed.course ?? course} error={refused?.errors.course}>
          {courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value="">{words.add.noCourse}</option>
        </Select>
        <Button className="mt-6 w-full sm:w-auto">{words.add.submit}</Button>
      </Form>
    </div>
  );
}
