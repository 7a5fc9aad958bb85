import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { previewModule, sidesOf } from "~/content/preview";
import { PreviewText } from "~/courses/preview-text";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { inLanguage, languages } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words, { heading }: Page) => `${words.content.preview.module}: ${heading}` };

/** A module's job aid in both languages. Authors only. */
export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const { module, state } = found(previewModule(context.source.newest(), params.slug));
  const aid = found(module.aid);
  const sides = sidesOf(aid);
  const written = languages.filter((language) => sides[language] !== null);
  for (const language of written) context.html.set(`preview-aid-${module.id}-${language}`, sides[language]!);
  return {
    id: module.id,
    heading: inLanguage(aid.title, context.language),
    title: aid.title,
    module: inLanguage(module.title, context.language),
    state: state.kind,
    written,
  };
}
type Page = ReturnType<typeof loader>;

export default function AidPreview() {
  const words = useDutyWords().content;
  const { id, heading, title, module, state, written } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHead title={heading} lead={`${module} · ${words.overview.aid}`} back={{ to: "/content", label: words.overview.title }} />
      <PreviewText name={`preview-aid-${id}`} title={title} written={written} state={state} />
    </article>
  );
}
