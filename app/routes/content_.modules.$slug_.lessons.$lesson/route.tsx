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

/** A lesson as it would be seen, in both languages side by side: of drafts and of files with faults too. Authors only. */
export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const { module, state } = found(previewModule(context.source.newest(), params.slug));
  const lesson = found(module.lessons.find(({ id }) => id === params.lesson));
  const sides = sidesOf(lesson);
  const written = languages.filter((language) => sides[language] !== null);
  for (const language of written) context.html.set(`preview-${lesson.id}-${language}`, sides[language]!);
  return {
    id: lesson.id,
    heading: inLanguage(lesson.title, context.language),
    title: lesson.title,
    number: lesson.number,
    minutes: lesson.minutes,
    module: inLanguage(module.title, context.language),
    state: state.kind,
    written,
  };
}
type Page = ReturnType<typeof loader>;

export default function LessonPreview() {
  const words = useDutyWords().content;
  const { id, heading, title, number, minutes, module, state, written } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHead title={heading} lead={`${module} · ${words.preview.lesson(number, minutes)}`} back={{ to: "/content", label: words.overview.title }} />
      <PreviewText name={`preview-${id}`} title={title} written={written} state={state} />
    </article>
  );
}
