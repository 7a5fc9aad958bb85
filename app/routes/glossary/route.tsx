import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { requireVisitor } from "~/http/context";
import { inLanguage, langTag } from "~/locale/language";
import { useLanguage, useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { EmptyState, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.courses.glossary.title };

export function loader({ context }: LoaderFunctionArgs) {
  const { library, language } = context;
  requireVisitor(context);
  const { compare } = new Intl.Collator(language === "zh" ? "zh-Hans-u-co-pinyin" : "en");
  const terms = [...library.glossary.values()].map(({ id, term, meaning }) => ({
    id,
    term: inLanguage(term, language),
    other: language === "zh" ? term.en : term.zh,
    meaning: inlineHtml(inLanguage(meaning, language)),
  }));
  return { terms: terms.sort((a, b) => compare(a.term, b.term)) };
}

export default function Glossary() {
  const { courses, phrases } = useWords();
  const words = courses.glossary;
  const { terms } = useLoaderData<typeof loader>();
  const otherTag = langTag(useLanguage() === "zh" ? "en" : "zh");
  return (
    <div className="max-w-2xl">
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink look="quiet" to="/phrases">
            {phrases.title}
          </ButtonLink>
        }
      />
      {terms.length === 0 ? <EmptyState title={words.empty} /> : null}
      <dl className="divide-y divide-line">
        {terms.map(({ id, term, other, meaning }) => (
          <div key={id} id={id} className="py-3 target:bg-wash target:px-3">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-serif text-lg font-semibold">{term}</span>
              <span lang={otherTag} className="text-sm text-soft">
                {other}
              </span>
            </dt>
            <dd className="mt-0.5">
              <Html html={meaning} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
