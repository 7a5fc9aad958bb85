import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { optionalLine } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useDutyWords } from "~/locale/words";
import { courseOptions, firstCourseId } from "~/people/course-options";
import { cutList, MOST_PASTED, type PastedRow } from "~/people/pasted-list";
import { addList, previewList } from "~/people/pasting.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { FormErrors, Select, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";
import { Preview } from "./preview";

export const handle: PageHandle = { title: (words) => words.admin.paste.title };

export function loader({ context: { library, language } }: LoaderFunctionArgs) {
  return { courses: courseOptions(library, language), course: firstCourseId(library) ?? "" };
}

const shape = z.object({ list: z.string("required").max(100_000, "tooLong"), course: optionalLine, intent: z.enum(["preview", "add"]).default("preview") });

export async function action({ context, request }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const { list, course, intent } = form.value;
  const refuse = (errors: Record<string, string>) => refuseForm(invalid(context, errors, typed));
  if (course && !library.courses.has(course)) return refuse({ course: words.replies.field.unknown });
  const lines = cutList(list).length;
  if (lines === 0) return refuse({ list: words.admin.paste.nothing });
  if (lines > MOST_PASTED) return refuse({ list: words.admin.paste.tooMany(MOST_PASTED) });

  if (intent === "preview") return shown(await previewList(store.read, list));
  const result = await addList(store, library, { text: list, courseId: course, addedBy: requireVisitor(context).personId }, now);
  return "rows" in result ? shown(result.rows) : done(context, `/admin/slips?added=${now.getTime()}`, "peopleAdded");

  function shown(rows: PastedRow[]) {
    const faulty = rows.some(({ faults }) => faults.length > 0);
    return data({ rows, errors: {} as Record<string, string>, typed }, { status: faulty ? 422 : 200 });
  }
}

export default function PasteList() {
  const words = useDutyWords().admin;
  const { courses, course } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const rows = answer && "rows" in answer ? (answer.rows as PastedRow[]) : null;
  const typed = { list: String(answer?.typed.list ?? ""), course: String(answer?.typed.course ?? course) };
  const ready = rows?.every(({ faults }) => faults.length === 0) ?? false;
  return (
    <div className="max-w-3xl">
      <PageHead title={words.paste.title} lead={words.paste.lead} back={{ to: "/admin", label: words.list.title }} />
      {rows ? <Preview rows={rows} add={ready ? typed : null} /> : null}
      <details open={!ready} className="mt-6">
        <summary className={`min-h-11 py-2.5 font-medium text-ember ${ready ? "" : "sr-only"}`}>{words.paste.change}</summary>
        <Form>
          <FormErrors errors={answer?.errors} labels={{ list: words.paste.list, course: words.add.course }} />
          <TextArea
            label={words.paste.list}
            name="list"
            rows={12}
            required
            defaultValue={typed.list}
            error={answer?.errors.list}
            placeholder={words.paste.example}
            className="font-mono"
          />
          <Select label={words.add.course} name="course" defaultValue={typed.course} error={answer?.errors.course}>
            {courses.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="">{words.add.noCourse}</option>
          </Select>
          <Button name="intent" value="preview" look={ready ? "quiet" : "primary"} className="mt-5 w-full sm:w-auto">
            {words.paste.preview}
          </Button>
        </Form>
      </details>
    </div>
  );
}
