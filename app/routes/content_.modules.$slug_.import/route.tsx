import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { previewModule } from "~/content/preview";
import { requireVisitor } from "~/http/context";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { formats } from "~/quizzes/import/candidate";
import { CannotTake, importQuestions, previewImport, type Upload } from "~/quizzes/import/importing.server";
import type { Plan } from "~/quizzes/import/plan";
import { reportOf, sayPlace, sayRemark, sayUnreadable } from "~/quizzes/import/report";
import type { PageHandle } from "~/root";
import { Unreadable } from "~/sheets/unreadable";
import { Button } from "~/ui/button";
import { Field, FormErrors, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";
import { Preview, type Shown } from "./preview";
import { MOST_MEGABYTES, readSent } from "./uploaded.server";

export const handle: PageHandle = { title: (words) => words.importing.title };

export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const { module } = found(previewModule(context.source.newest(), params.slug));
  return { slug: module.slug, module: inLanguage(module.title, context.language), megabytes: MOST_MEGABYTES };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeContentFaults(visitor));
  const { source, store, now } = context;
  const words = context.words.importing;
  const { module } = found(previewModule(source.newest(), params.slug));
  const { intent, format, upload, tooLarge } = await readSent(request);
  const refuse = (sentence: string) => data({ errors: { file: sentence } as Record<string, string>, format, shown: null as Shown | null }, { status: 422 });
  if (!upload) return refuse(tooLarge ? words.tooLarge(MOST_MEGABYTES) : words.noFile);

  try {
    if (intent === "preview") return show(await previewImport(source.newest(), module.slug, upload), upload);
    const plan = await importQuestions(store, source.shipped(), upload, { module: module.slug, byPersonId: visitor.personId }, now);
    if (!plan.outcomes.some(({ status, remarks }) => status === "imported" || remarks.some(({ reason }) => reason === "already"))) return show(plan, upload);
    await source.refresh();
    return done(context, `/content/modules/${module.slug}#questions`, plan.added.length > 0 ? "questionsImported" : "questionsThere");
  } catch (error) {
    if (error instanceof Unreadable) return refuse(sayUnreadable(words, error));
    if (error instanceof CannotTake && error.why !== "unknown") return refuse(words[error.why]);
    throw error;
  }

  function show(plan: Plan, { bytes, name }: Upload) {
    const { imported, refused } = reportOf(plan, words);
    const rows = plan.outcomes.map(({ ref, line, kind, status, remarks }) => ({
      ref: sayPlace(words, { ref, line }),
      line,
      kind,
      status,
      sentences: remarks.map((remark) => sayRemark(words, remark)),
    }));
    const shown: Shown = { name, format, content: imported > 0 ? bytes.toString("base64url") : "", imported, refused, rows };
    return data({ errors: {} as Record<string, string>, format, shown: shown as Shown | null }, { status: imported > 0 ? 200 : 422 });
  }
}

export default function ImportQuestions() {
  const words = useDutyWords().importing;
  const { slug, module, megabytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const place = `/content/modules/${slug}`;
  return (
    <div className="max-w-3xl">
      <PageHead title={words.title} lead={words.lead(module)} back={{ to: place, label: module }} />
      {answer?.shown ? <Preview shown={answer.shown} /> : null}
      <Form encType="multipart/form-data">
        {answer?.shown ? <h2 className="font-serif text-xl font-semibold">{words.another}</h2> : null}
        <FormErrors errors={answer?.errors} labels={{ file: words.file }} />
        <Select label={words.format} name="format" defaultValue={answer?.format ?? "xlsx"}>
          {formats.map((format) => (
            <option key={format} value={format}>
              {words.formats[format]}
            </option>
          ))}
        </Select>
        <Field label={words.file} name="file" type="file" accept=".xlsx,.txt,.gift,.xml" hint={words.fileHint(megabytes)} error={answer?.errors.file} />
        <Button name="intent" value="preview" look={answer?.shown?.imported ? "quiet" : "primary"} className="mt-5 w-full sm:w-auto">
          {words.preview}
        </Button>
      </Form>
      <Section title={words.templates} id="templates">
        <p>{words.templatesLead}</p>
        <ul>
          {(["en", "zh"] as const).map((headings) => (
            <li key={headings}>
              <Link
                to={`${place}/import/template?headings=${headings}`}
                reloadDocument
                className="inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ember"
              >
                {words.template[headings]}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
