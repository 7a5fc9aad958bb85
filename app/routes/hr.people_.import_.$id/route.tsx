import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { mappingFault, staffFields } from "~/people/staff-columns";
import { importList } from "~/people/staff-import.server";
import { confirmColumns, findUpload, noteWritten, pagesOf, type Upload } from "~/people/staff-uploads.server";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";
import { ColumnsForm } from "./columns-form";
import { Preview } from "./preview";
import { planningFor, type View, viewOf } from "./view.server";
import { Written } from "./written";

export const handle: PageHandle = { title: (words) => words.staffList.title };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<View> {
  const { visitor, upload } = await openUpload(context, params.id);
  return viewOf(context, visitor, upload, new URL(request.url).searchParams.has("columns"));
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { upload } = await openUpload(context, params.id);
  const place = `/hr/people/import/${upload.id}`;
  if (upload.writtenAt) return done(context, place);
  const typed = await readTyped(request);
  return actOf({ columns: nameColumns, write }, typed)(context, upload, typed, place);
}

async function openUpload(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  allow(can.importPeople(visitor));
  return { visitor, upload: found(await findUpload(context.store.read, id, visitor.personId, context.now)) };
}

async function nameColumns(context: AppLoadContext, upload: Upload, typed: Typed, place: string) {
  const words = context.words.staffList;
  const mapping = upload.headings.titles.map((_, column) => staffFields.find((field) => field === typed[`column-${column}`]) ?? null);
  const fault = mappingFault(mapping);
  await confirmColumns(context.store, upload, { mapping, complete: typed.complete === "yes", confirmed: !fault });
  if (!fault) return done(context, place);
  const sentence = fault.why === "twice" ? words.columns.twice(words.fields[fault.field]) : words.columns.noNumber;
  return data({ errors: { columns: sentence } as Record<string, string>, stale: false }, { status: 422 });
}

/** Writes what was looked at. When it would be something else by now, nothing is written and the page shows what. */
async function write(context: AppLoadContext, upload: Upload, typed: Typed, place: string) {
  const { store, library, now } = context;
  const list = { pages: await pagesOf(store.read, upload.id), headings: upload.headings };
  const { outcome } = await importList(
    store,
    library,
    list,
    {
      ...planningFor(requireVisitor(context), upload),
      fileName: upload.fileName,
      seen: String(typed.seen),
      also: (w, { counts }) => noteWritten(w, upload.id, counts, now),
    },
    now,
  );
  if (outcome === "written") return done(context, place);
  const { upload: newest } = await openUpload(context, upload.id); // the same form may have been sent twice
  return newest.writtenAt ? done(context, place) : data({ errors: {} as Record<string, string>, stale: outcome === "stale" }, { status: 409 });
}

export default function ImportedList() {
  const words = useDutyWords().staffList;
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const head = {
    columns: { title: words.title, lead: view.fileName, back: { to: "/hr/people/import", label: words.another } },
    preview: { title: words.preview.title(view.fileName), lead: undefined, back: { to: "/hr/people/import", label: words.another } },
    written: { title: words.done.title, lead: view.stage === "written" ? words.done.lead(view.fileName, view.when) : undefined, back: undefined },
  }[view.stage];
  return (
    <div className="max-w-3xl">
      <PageHead title={<span className="wrap-anywhere">{head.title}</span>} lead={head.lead} back={head.back} />
      {view.stage === "columns" ? <ColumnsForm view={view} errors={answer?.errors} /> : null}
      {view.stage === "preview" ? <Preview view={view} stale={answer?.stale ?? false} /> : null}
      {view.stage === "written" ? <Written view={view} /> : null}
    </div>
  );
}
