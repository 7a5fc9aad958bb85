import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { idField, line, optionalLine } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useDutyWords } from "~/locale/words";
import { addDepartment, changeDepartment, type DepartmentRefusal, departmentSizes, endDepartment, openDepartments } from "~/people/departments.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { DepartmentForm } from "./department-form";
import { DepartmentLine } from "./department-line";

export const handle: PageHandle = { title: (words) => words.admin.departments.title };

export async function loader({ context: { store } }: LoaderFunctionArgs) {
  const sizes = new Map((await departmentSizes(store.read)).map(({ departmentId, people }) => [departmentId, people]));
  const all = (await openDepartments(store.read)).inOrder();
  return { departments: all.map((department) => ({ ...department, label: bothNames(department), people: sizes.get(department.id) ?? 0 })) };
}

const shape = z.object({ name: line, otherName: optionalLine, parent: optionalLine });
const withId = z.object({ id: idField });

const acts = {
  async add(context: AppLoadContext, typed: Typed) {
    const form = parseTyped(context, typed, shape);
    if (!form.ok) return refuseForm(form);
    const { parent, ...names } = form.value;
    return answer(context, typed, await addDepartment(context.store, { ...names, parentId: parent }, requireVisitor(context).personId, context.now));
  },
  async change(context: AppLoadContext, typed: Typed) {
    const form = parseTyped(context, typed, shape.extend(withId.shape));
    if (!form.ok) return refuseForm(form);
    const { id, parent, ...names } = form.value;
    return answer(context, typed, await changeDepartment(context.store, id, { ...names, parentId: parent }, requireVisitor(context).personId, context.now));
  },
  async end(context: AppLoadContext, typed: Typed) {
    const form = parseTyped(context, typed, withId);
    if (!form.ok) return refuseForm(form);
    return answer(context, typed, await endDepartment(context.store, form.value.id, requireVisitor(context).personId, context.now));
  },
};

function answer(context: AppLoadContext, typed: Typed, refused: DepartmentRefusal | null) {
  if (!refused) return done(context, "/admin/departments", "saved");
  const field = refused === "unknown-parent" || refused === "circle" ? "parent" : "";
  return refuseForm(invalid(context, { [field]: context.words.admin.departments.refused[refused] }, typed), field ? 422 : 409);
}

export async function action({ context, request }: ActionFunctionArgs) {
  const typed = await readTyped(request);
  return actOf(acts, typed)(context, typed);
}

export default function Departments() {
  const words = useDutyWords().admin;
  const { departments } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusedFor = (id: string) => (refused && String(refused.typed.id ?? "") === id ? refused : undefined);
  return (
    <div className="max-w-3xl">
      <PageHead title={words.departments.title} lead={words.departments.lead} back={{ to: "/admin", label: words.list.title }} />
      {departments.length === 0 ? <EmptyState title={words.departments.none} /> : null}
      <ul className="divide-y divide-line border-y border-line">
        {departments.map((department) => (
          <DepartmentLine key={department.id} department={department} departments={departments} refused={refusedFor(department.id)} />
        ))}
      </ul>
      <Section title={words.departments.add} id="add">
        <DepartmentForm intent="add" departments={departments} refused={refusedFor("")} submit={words.departments.addAct} />
      </Section>
    </div>
  );
}
