import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MomentJumps, PhraseList } from "~/content/phrase-list";
import { findPhrases, phrasesIn } from "~/content/phrase-sheet";
import { requireVisitor } from "~/http/context";
import { parseTyped, readQuery } from "~/http/parse-form.server";
import { useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { EmptyState, PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.phrases.title };

const asked = z.object({ q: z.string("invalid").trim().max(100, "tooLong").default("") });

export function loader({ context, request }: LoaderFunctionArgs) {
  const { library, language } = context;
  requireVisitor(context);
  const all = library.phrases.values();
  const form = parseTyped(context, readQuery(request), asked);
  if (!form.ok) return data({ q: String(form.typed.q ?? "").slice(0, 100), error: form.errors.q, moments: phrasesIn(all, language) }, { status: 422 });
  return data({ q: form.value.q, error: undefined, moments: phrasesIn(findPhrases(all, form.value.q), language) });
}

/** What to say, to be found at a glance in a noisy shop, and to be printed for the wall. */
export default function Phrases() {
  const words = useWords().phrases;
  const { q, error, moments } = useLoaderData<typeof loader>();
  const searched = q !== "" && !error;
  const count = moments.reduce((sum, { phrases }) => sum + phrases.length, 0);
  return (
    <div className="mx-auto max-w-2xl lg:max-w-none">
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <div className="max-sm:hidden">
            <PrintButton />
          </div>
        }
      />
      <div data-screen-only>
        <Form method="get" action="/phrases" role="search" key={q} className="mb-4 grid max-w-2xl grid-cols-[1fr_auto] items-end gap-x-3">
          <Field className="mt-0!" label={words.search} name="q" type="search" maxLength={100} defaultValue={q} error={error} autoComplete="off" />
          <Button look="quiet">{words.find}</Button>
        </Form>
        {searched && count > 0 ? (
          <p className="mb-3">
            {words.found(count, q)} <ShowAll />
          </p>
        ) : null}
      </div>
      {moments.length > 1 ? <MomentJumps moments={moments} /> : null}
      {count > 0 ? (
        <div className="gap-x-12 lg:columns-2 print:columns-2 print:gap-x-8">
          <PhraseList moments={moments} />
        </div>
      ) : (
        <EmptyState title={searched ? words.nothing(q) : words.empty}>
          {searched ? (
            <p>
              {words.tryAnother} <ShowAll />
            </p>
          ) : null}
        </EmptyState>
      )}
    </div>
  );
}

const ShowAll = () => (
  <Link to="/phrases" className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
    {useWords().phrases.showAll}
  </Link>
);
