import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { readUpload } from "~/http/read-upload.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { readStaffList } from "~/people/staff-list.server";
import { sayUnreadable } from "~/people/staff-report";
import { keepUpload } from "~/people/staff-uploads.server";
import type { PageHandle } from "~/root";
import { Unreadable } from "~/sheets/unreadable";
import { Button } from "~/ui/button";
import { Choice, Field, FormErrors } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.staffList.title };

const MEGABYTES = 8;

export function loader({ context }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.importPeople(visitor));
  return { megabytes: MEGABYTES, isHr: can.seeRegister(visitor) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.importPeople(visitor));
  const words = context.words.staffList;
  const { file, name, fields, tooLarge } = await readUpload(request, MEGABYTES * 1_000_000);
  const complete = fields.complete === "yes";
  const refuse = (sentence: string) => data({ errors: { file: sentence } as Record<string, string>, complete }, { status: 422 });
  if (!file) return refuse(tooLarge ? words.tooLarge(MEGABYTES) : words.noFile);
  try {
    const list = await readStaffList(file);
    const id = await keepUpload(context.store, { list, fileName: name, complete, byPersonId: visitor.personId }, context.now);
    return done(context, `/hr/people/import/${id}`);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(sayUnreadable(words, error));
    throw error;
  }
}

export default function ImportPeople() {
  const { staffList: words, pastList } = useDutyWords();
  const { megabytes, isHr } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/people", label: words.list.title }} />
      <Form encType="multipart/form-data">
        <FormErrors errors={answer?.errors} labels={{ file: words.file }} />
        <Field
          label={words.file}
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt,.tsv"
          hint={words.fileHint(megabytes, "import-people")}
          error={answer?.errors.file}
        />
        <Choice
          className="mt-4"
          type="checkbox"
          name="complete"
          value="yes"
          defaultChecked={answer?.complete ?? false}
          label={words.complete}
          hint={words.completeHint}
        />
        <Button className="mt-5 w-full sm:w-auto">{words.look}</Button>
      </Form>
      <Section title={words.how} id="how">
        <ul className="list-disc space-y-1 pl-5">
          {words.howLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mt-3 flex flex-wrap gap-x-5">
          <Link to="/hr/people.xlsx" reloadDocument download className="inline-flex min-h-11 items-center text-ember">
            {words.template}
          </Link>
          {isHr ? (
            <Link to="/hr/certificates/import" className="inline-flex min-h-11 items-center text-ember">
              {pastList.link}
            </Link>
          ) : null}
        </p>
      </Section>
    </div>
  );
}
