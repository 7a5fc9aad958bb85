import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PastOutcome } from "~/certification/past-certificates";
import { importPast, previewPast } from "~/certification/past-import.server";
import { readPast, sayPast, sayPastUnreadable } from "~/certification/past-list.server";
import { requireVisitor } from "~/http/context";
import { readUpload, shownName } from "~/http/read-upload.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { PageHandle } from "~/root";
import { Unreadable } from "~/sheets/unreadable";
import { Button } from "~/ui/button";
import { Field, FormErrors } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";
import { PastPreview, type Shown } from "./past-preview";

export const handle: PageHandle = { title: (words) => words.pastList.title };

/** It is sent again, as text, when the preview is confirmed, within the limit of a form's body. */
const MEGABYTES = 1;

export function loader({ context }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  return { megabytes: MEGABYTES };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const { store, library, now, words } = context;
  const { file, name, fields, tooLarge } = await readUpload(request, MEGABYTES * 1_000_000);
  const refuse = (sentence: string) => data({ errors: { file: sentence } as Record<string, string>, shown: null as Shown | null }, { status: 422 });
  const again = /^[\w-]+$/.test(fields.content ?? "") ? Buffer.from(fields.content!, "base64url") : null;
  const bytes = file ?? again;
  if (!bytes) return refuse(tooLarge ? words.staffList.tooLarge(MEGABYTES) : words.staffList.noFile);
  try {
    const list = { ...(await readPast(bytes)), fileName: file ? name : shownName(fields.name ?? "") };
    if (fields.intent !== "write") return show(await previewPast(store.read, library, list, now), list.fileName);
    const outcomes = await importPast(store, library, list, { byPersonId: visitor.personId }, now);
    return outcomes.some(({ status }) => status === "refused") ? show(outcomes, list.fileName) : done(context, "/hr/register", "saved");
  } catch (error) {
    if (error instanceof Unreadable) return refuse(sayPastUnreadable(words, error));
    throw error;
  }

  function show(outcomes: PastOutcome[], fileName: string) {
    const shown = shownOf(context, outcomes, fileName, bytes!);
    return data({ errors: {} as Record<string, string>, shown: shown as Shown | null }, { status: shown.refused > 0 ? 422 : 200 });
  }
}

const SHOWN = 500;

function shownOf({ words }: AppLoadContext, outcomes: PastOutcome[], name: string, bytes: Buffer): Shown {
  const of = (status: PastOutcome["status"]) => outcomes.filter((outcome) => outcome.status === status);
  const rows = [...of("refused"), ...of("added"), ...of("unchanged")].slice(0, SHOWN);
  return {
    ...{ name, added: of("added").length, unchanged: of("unchanged").length, refused: of("refused").length },
    content: of("refused").length > 0 ? "" : bytes.toString("base64url"),
    rows: rows.map((outcome) => ({ row: outcome.row, staffNumber: outcome.staffNumber, status: outcome.status, sentences: sayPast(words, outcome) })),
  };
}

export default function ImportCertificates() {
  const { pastList: words, staffList } = useDutyWords();
  const { megabytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/people/import", label: staffList.title }} />
      {answer?.shown ? <PastPreview shown={answer.shown} /> : null}
      <Form encType="multipart/form-data">
        <FormErrors errors={answer?.errors} labels={{ file: staffList.file }} />
        <Field
          label={staffList.file}
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt,.tsv"
          hint={staffList.fileHint(megabytes, "import-certificates")}
          error={answer?.errors.file}
        />
        <Button name="intent" value="preview" look={answer?.shown?.content ? "quiet" : "primary"} className="mt-5 w-full sm:w-auto">
          {staffList.look}
        </Button>
      </Form>
      <Section title={staffList.how} id="how">
        <ul className="list-disc space-y-1 pl-5">
          {words.howLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
